import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    // For machines that have other things to do; nothing waits for so long on a quiet one.
    testTimeout: 90_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // Browsers and killed processes on a shared machine: once more before it counts, and the report says so.
    retry: process.env.CI ? 1 : 0,
    reporters: ['default'],
  },
})
