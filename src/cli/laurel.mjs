#!/usr/bin/env node
import { register } from 'tsx/esm/api'

register()
const { run } = await import('./program.ts')
process.exitCode = await run(process.argv)
