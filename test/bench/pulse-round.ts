import { type ChildProcess, fork } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openDatabase } from '../../src/store/open-database.ts'
import type { Figure } from './figure.ts'

const members = 10_000
const secret = 'a secret for the bench'

/** Commands whose acknowledgement is timed, and how far apart they begin, in milliseconds. */
const commands = 150
const every = 50

/** The first sends are slow: what they run is compiled by them. In milliseconds. */
const warmUp = 2000

/** Seconds for which sending is watched at most. */
const longest = 30

interface Answer {
  port?: number
  messages?: number
  cpu?: number
  opened?: number
  seconds?: number
  megabytes?: number
}

/**
 * A round for 10,000 members of one workspace: how fast it is enqueued, how fast one replica and three send it to a Slack
 * that is never busy, and how long a `/kudos` takes to be acknowledged meanwhile. CPU is that of the replicas alone.
 */
export async function benchPulseRound(serverUrl: string, folder: string): Promise<Figure[]> {
  const { url, drop } = await ownDatabase(serverUrl, folder)
  const slack = child('fast-slack.ts', [])
  const replicas: ChildProcess[] = []
  try {
    const { port: slackPort } = await answerOf(slack)
    const start = async () => {
      const replica = child('pulse-replica.ts', [url, `http://127.0.0.1:${slackPort}/api/`, folder, secret])
      replicas.push(replica)
      return (await answerOf(replica)).port ?? 0
    }
    const port = await start()
    await addTeam(url)
    const [first] = replicas as [ChildProcess]
    await ask(first, 'work')
    await acks(port, 40)
    const idle = await acks(port, commands)
    await settled(url)
    await ask(first, 'rest')

    const enqueued = await ask(first, 'enqueue')
    const one = await sendAll(url, replicas)
    await ask(first, 'rest')
    await closeRound(url)

    // Once more, with somebody who waits for answers.
    await ask(first, 'enqueue')
    await ask(first, 'work')
    await sleep(warmUp)
    const acknowledged = await acks(port, commands)
    const behind = await left(url)
    await settled(url)
    await ask(first, 'rest')
    await closeRound(url)

    await start()
    await start()
    await ask(first, 'enqueue')
    const three = await sendAll(url, replicas)
    const p99 = (times: number[]) => at(times, 0.99)
    return [
      { name: 'load of the machine (1 minute)', value: loadavg()[0] ?? 0, unit: '' },
      { name: 'round of 10,000 open (Run now is answered)', value: enqueued.opened ?? 0, unit: 'ms' },
      { name: 'all 10,000 enqueued', value: enqueued.seconds ?? 0, unit: 's', limit: 5 },
      { name: 'CPU of that', value: (enqueued.cpu ?? 0) / 1000, unit: 's' },
      { name: 'extra memory meanwhile', value: enqueued.megabytes ?? 0, unit: 'MB', limit: 100 },
      { name: 'sends, one replica (asked for: 500)', value: one.rate, unit: '/s' },
      { name: 'CPU of a send, one replica', value: one.cpu, unit: 'ms' },
      { name: 'sends a second of its CPU, one replica', value: 1000 / one.cpu, unit: '/s' },
      { name: 'sends, three replicas', value: three.rate, unit: '/s' },
      { name: 'CPU of a send, three replicas', value: three.cpu, unit: 'ms' },
      { name: '/kudos ack p50, idle', value: at(idle, 0.5), unit: 'ms' },
      { name: '/kudos ack p50, during the round', value: at(acknowledged, 0.5), unit: 'ms' },
      { name: '/kudos ack p99, idle', value: p99(idle), unit: 'ms' },
      { name: '/kudos ack p99, during the round', value: p99(acknowledged), unit: 'ms' },
      { name: 'messages still to be sent after the last of them', value: behind, unit: '' },
      { name: 'p99 during / idle', value: p99(acknowledged) / p99(idle), unit: '×', limit: 2 },
    ]
  } finally {
    for (const process of [slack, ...replicas]) process.kill('SIGKILL')
    await drop()
  }
}

/** Has the replicas send until the line is nearly empty; the rate leaves out the beginning. */
async function sendAll(
  url: string,
  replicas: readonly ChildProcess[],
): Promise<{ rate: number; cpu: number }> {
  const cpus = async () => {
    let sum = 0
    for (const replica of replicas) sum += (await ask(replica, 'cpu')).cpu ?? 0
    return sum
  }
  for (const replica of replicas) await ask(replica, 'work')
  await sleep(warmUp)
  const [leftBefore, cpuBefore, started] = [await left(url), await cpus(), performance.now()]
  for (;;) {
    await sleep(200)
    const leftNow = await left(url)
    if (leftNow > 300 && performance.now() - started < longest * 1000) continue
    const sent = leftBefore - leftNow
    return { rate: sent / ((performance.now() - started) / 1000), cpu: ((await cpus()) - cpuBefore) / sent }
  }
}

async function count(url: string, query: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(query)
  await client.end()
  return rows[0]?.count ?? 0
}

/** Messages that wait in the line or are in hand. */
const left = (url: string) => count(url, 'select count(*)::int as count from "BulkDelivery"')

/** Until what the commands have set going is done, and the line is empty. */
async function settled(url: string): Promise<void> {
  const jobs = `select ((select count(*) from graphile_worker._private_jobs where run_at <= now())
    + (select count(*) from "BulkDelivery"))::int as count`
  for (let waited = 0; waited < longest * 1000 && (await count(url, jobs)) > 0; waited += 250)
    await sleep(250)
}

/** Milliseconds that each of so many `/kudos` took, begun at a steady pace. */
async function acks(port: number, count: number): Promise<number[]> {
  const latencies: number[] = []
  const pending: Promise<void>[] = []
  for (let number = 0; number < count; number += 1) {
    pending.push(kudos(port).then(latency => void latencies.push(latency)))
    await sleep(every)
  }
  await Promise.all(pending)
  return latencies
}

async function kudos(port: number): Promise<number> {
  const id = randomUUID()
  const body = new URLSearchParams({
    command: '/kudos',
    text: `<@U2|two> stayed until the last test was green and told everyone what had gone wrong, ${id}`,
    team_id: 'T0LAUREL',
    channel_id: 'C0KUDOS',
    channel_name: 'kudos',
    user_id: `U${10 + Math.floor(Math.random() * 900)}`,
    trigger_id: id,
    response_url: 'http://127.0.0.1:1/none',
    api_app_id: 'A0LAUREL',
  }).toString()
  const timestamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const started = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
  })
  const text = await answer.text()
  if (!answer.ok || text !== '') throw new Error(`not acknowledged: ${answer.status} ${text}`)
  return performance.now() - started
}

function child(script: string, args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function ask(process: ChildProcess, what: string): Promise<Answer> {
  process.send(what)
  return answerOf(process)
}

function answerOf(process: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a process under measurement ended'))
    process.once('exit', ended)
    process.once('message', (answer: Answer) => {
      process.off('exit', ended)
      resolve(answer)
    })
  })
}

async function ownDatabase(serverUrl: string, folder: string) {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  const address = new URL(serverUrl)
  address.pathname = `/${name}`
  const opened = await openDatabase({ DATABASE_URL: address.href, LAUREL_DATA_DIR: folder }, () => {})
  await opened.close()
  return {
    url: address.href,
    async drop() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function addTeam(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
     select 'T0LAUREL', 'U' || n, 'Person ' || n, case when n % 2 = 0 then 'en' else 'zh-CN' end, 'UTC', now()
     from generate_series(1, ${members}) n`,
  )
  // At whatever hour it is measured.
  await client.query(
    `insert into "Team" ("workspaceId", "id", "name", "language", "timeZone", "source", "createdAt", "country",
       "workStart", "workEnd", "workDays")
     values ('T0LAUREL', 'TALL', 'Everybody', 'en', 'UTC', 'people', now(), 'none', 0, 0, '{0,1,2,3,4,5,6}')`,
  )
  await client.query(
    `insert into "TeamMember" ("workspaceId", "teamId", "personId", "joinedAt")
     select 'T0LAUREL', 'TALL', 'U' || n, now() from generate_series(1, ${members}) n`,
  )
  await client.query(`insert into "TeamManager" values ('T0LAUREL', 'TALL', 'U1')`)
  await client.query(`update "Workspace" set "dailyLimit" = 100000`)
  await client.query('vacuum analyze')
  await client.end()
}

/** Makes room for the next round. */
async function closeRound(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`delete from "PulseRound"`)
  await client.query('vacuum analyze')
  await client.end()
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
}
