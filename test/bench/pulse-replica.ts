import { pino } from 'pino'
import { askRound } from '../../src/app/ask-round.ts'
import { runPulseNow } from '../../src/app/run-pulse-now.ts'
import { readConfig } from '../../src/config.ts'
import type { Worker } from '../../src/jobs/worker.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { startLaurel } from '../../src/main.ts'
import { connect } from '../../src/store/client.ts'
import { freePort } from '../../src/store/free-port.ts'

// One replica under measurement: connected to the bench's Slack, its worker at rest until it is told to work.

const [url = '', slackUrl = '', dataDir = '', secret = ''] = process.argv.slice(2)
const port = await freePort()
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
const running = await startLaurel(
  readConfig({
    DATABASE_URL: url,
    LAUREL_DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slackUrl,
  }),
  log,
)
await running.worker.stop()
const { laurel } = running
const own = connect(url, () => {})
let worker: Worker | null = null
let before = process.cpuUsage()

/** Opens a round for the whole team and queues every question, as Run now and its jobs do. */
async function enqueue(): Promise<object> {
  const rest = process.memoryUsage().rss
  let most = rest
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 10)
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  const [workspaceId, teamId] = ['T0LAUREL', 'TALL']
  const receipt = `bench ${started}`
  const round = await runPulseNow(laurel, { workspaceId, teamId, personId: 'U1', receipt })
  const opened = performance.now() - started
  for (;;) {
    const { rows } = await own.pool.query(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = 'ask-round' returning j.payload`,
    )
    if (rows.length === 0) break
    for (const { payload } of rows) await askRound(laurel, payload)
  }
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    opened,
    seconds,
    cpu: (user + system) / 1000,
    megabytes: (most - rest) / 2 ** 20,
    invited: round?.invited,
  }
}

process.on('message', async what => {
  if (what === 'enqueue') process.send?.(await enqueue())
  else if (what === 'work') {
    worker = await startWorker(laurel, { pool: own.pool, url }, log)
    before = process.cpuUsage()
    process.send?.({})
  } else if (what === 'cpu') {
    const { user, system } = process.cpuUsage(before)
    process.send?.({ cpu: (user + system) / 1000 })
  } else if (what === 'rest') {
    await worker?.stop()
    worker = null
    process.send?.({})
  }
})
process.send?.({ port })
