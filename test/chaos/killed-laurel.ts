import { pino } from 'pino'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { startLaurel } from '../../src/main.ts'

/** Runs Laurel with the settings of the environment until it is killed. */
const config = readConfig()
const slackTimeoutMs = Number(process.env.CHAOS_SLACK_TIMEOUT_MS ?? 15_000)
const ahead = Number(process.env.CHAOS_CLOCK_AHEAD_MS ?? 0)
const clock = { now: () => new Date(systemClock.now().getTime() + ahead) }
const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
await startLaurel(config, log, { slackTimeoutMs, clock })
process.stdout.write('running\n')
