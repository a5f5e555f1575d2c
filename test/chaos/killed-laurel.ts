import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { startLaurel } from '../../src/main.ts'

/** Runs Laurel with the settings of the environment until it is killed. */
const config = readConfig()
await startLaurel(config, pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true })))
process.stdout.write('running\n')
