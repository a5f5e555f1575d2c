import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

// npm run test:nightly [seed]: the chaos tests at length. A failure is repeated with the seed that is printed.

const seed = process.argv[2] ?? String(randomInt(1, 2 ** 31))
const rounds = process.env.CHAOS_ROUNDS ?? '200'
process.stdout.write(`CHAOS_SEED=${seed} CHAOS_ROUNDS=${rounds}; again: npm run test:nightly ${seed}\n`)
const vitest = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname
const { status } = spawnSync(process.execPath, [vitest, 'run', '--maxWorkers=1', 'test/chaos'], {
  stdio: 'inherit',
  env: { ...process.env, CHAOS_SEED: seed, CHAOS_ROUNDS: rounds },
})
process.exit(status ?? 1)
