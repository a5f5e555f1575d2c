import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { startLaurel } from '../../src/main.ts'

/** Runs Laurel with the settings of the environment until it is killed. */
const config = readConfig()
const slackTimeoutMs = Number(process.env.CHAOS_SLACK_TIMEOUT_MS ?? 15_000)
const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
await startLaurel(config, log, { slackTimeoutMs })
process.stdout.write('running\n')
