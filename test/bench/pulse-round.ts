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

/** How long one replica is watched before commands come as well, in milliseconds. */
const watched = 12_000

/** Seconds for which the sending of a round by three is watched at most. */
const longest = 20

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
    await ask(first, 'rest')

    const enqueued = await ask(first, 'enqueue')
    const { acknowledged, ...one } = await sendFor(url, replicas, () => acks(port, commands))
    await ask(first, 'rest')
    await closeRound(url)

    await start()
    await start()
    await ask(first, 'enqueue')
    const three = await sendFor(url, replicas, async () => [])
    const p99 = (times: number[]) => at(times, 0.99)
    return [
      { name: 'load of the machine (1 minute)', value: loadavg()[0] ?? 0, unit: '' },
      { name: 'round of 10,000 open (Run now is answered)', value: enqueued.opened ?? 0, unit: 'ms' },
      { name: 'all 10,000 enqueued', value: enqueued.seconds ?? 0, unit: 's', limit: 5 },
      { name: 'CPU of that', value: (enqueued.cpu ?? 0) / 1000, unit: 's' },
      { name: 'extra memory meanwhile', value: enqueued.megabytes ?? 0, unit: 'MB', limit: 100 },
      { name: 'sends, one replica', value: one.rate, unit: '/s' },
      { name: 'CPU of a send, one replica', value: one.cpu, unit: 'ms' },
      { name: 'sends a second of its CPU, one replica', value: 1000 / one.cpu, unit: '/s' },
      { name: 'sends, three replicas', value: three.rate, unit: '/s' },
      { name: 'CPU of a send, three replicas', value: three.cpu, unit: 'ms' },
      { name: '/kudos ack p50, idle', value: at(idle, 0.5), unit: 'ms' },
      { name: '/kudos ack p50, during the round', value: at(acknowledged, 0.5), unit: 'ms' },
      { name: '/kudos ack p99, idle', value: p99(idle), unit: 'ms' },
      { name: '/kudos ack p99, during the round', value: p99(acknowledged), unit: 'ms' },
      { name: 'p99 during / idle', value: p99(acknowledged) / p99(idle), unit: '×', limit: 2 },
    ]
  } finally {
    for (const process of [slack, ...replicas]) process.kill('SIGKILL')
    await drop()
  }
}

/** Has the replicas send until the line is empty, or for as long as is watched; the rate leaves out the beginning. */
async function sendFor(
  url: string,
  replicas: readonly ChildProcess[],
  meanwhile: () => Promise<number[]>,
): Promise<{ rate: number; cpu: number; acknowledged: number[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const left = async () =>
    (await client.query(`select count(*)::int as count from "BulkDelivery"`)).rows[0].count as number
  const cpus = async () => {
    let sum = 0
    for (const replica of replicas) sum += (await ask(replica, 'cpu')).cpu ?? 0
    return sum
  }
  for (const replica of replicas) await ask(replica, 'work')
  // The first sends are slow: what they run is compiled by them.
  await sleep(3000)
  const [leftBefore, cpuBefore, started] = [await left(), await cpus(), performance.now()]
  let alone: { rate: number; cpu: number } | null = null
  const measure = async () => {
    const sent = leftBefore - (await left())
    const cpu = (await cpus()) - cpuBefore
    return { rate: sent / ((performance.now() - started) / 1000), cpu: cpu / sent }
  }
  // The rate is taken before the commands begin, and again without them where there are none.
  const acknowledged = await (async () => {
    await sleep(watched)
    alone = await measure()
    return meanwhile()
  })()
  while (acknowledged.length === 0 && (await left()) > 500 && performance.now() - started < longest * 1000) {
    await sleep(250)
    alone = await measure()
  }
  await client.end()
  return { ...alone!, acknowledged }
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
  await client.query(
    `insert into "Team" ("workspaceId", "id", "name", "language", "timeZone", "source", "createdAt")
     values ('T0LAUREL', 'TALL', 'Everybody', 'en', 'UTC', 'people', now())`,
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
