#!/usr/bin/env node
import { compiledProgram } from './compiled.mjs'

const { run } = await compiledProgram()
  .then(program => import(program))
  .catch(async error => {
    // From read-only folders, say: everything works, at the cost of memory.
    process.emitWarning(`Laurel could not be compiled and runs from its sources: ${error.message}`)
    const { register } = await import('tsx/esm/api')
    register()
    return import('./program.ts')
  })
process.exitCode = await run(process.argv)
