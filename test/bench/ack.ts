import { type ChildProcess, fork } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'

const warmUp = 400
const measured = 2000
const concurrency = 4
const turns = 4

/** Of all servers: they share a database, which knows what it has had. */
let sent = 0

interface Answer {
  port?: number
  secret?: string
  cpu?: number
  painted?: number
}

/**
 * A signed `/kudos`, acknowledged: Laurel against a bare Bolt app that does one insert through the same client. CPU is
 * that of the answering process; each answers the same requests from this one.
 */
export async function benchAck(url: string): Promise<Figure[]> {
  const bare = await measure('bare', url)
  const laurel = await measure('laurel', url)
  const whole = await measure('laurel-with-worker', url)
  const beside = await measureBesidePainting(url)
  return [
    { name: 'bare Bolt ack + one insert, CPU', value: bare.cpu, unit: 'ms' },
    { name: 'Laurel /kudos ack, CPU', value: laurel.cpu, unit: 'ms' },
    { name: 'Laurel / bare', value: laurel.cpu / bare.cpu, unit: '×', limit: 1.5 },
    { name: 'Laurel /kudos ack, mapping and posting, CPU', value: whole.cpu, unit: 'ms' },
    { name: 'bare ack p50', value: bare.p50, unit: 'ms' },
    { name: 'bare ack p99', value: bare.p99, unit: 'ms' },
    { name: 'Laurel ack p50', value: laurel.p50, unit: 'ms' },
    { name: 'Laurel ack p99', value: laurel.p99, unit: 'ms' },
    { name: 'one ack after another, p50', value: beside.alone.p50, unit: 'ms' },
    { name: 'one ack after another, p99', value: beside.alone.p99, unit: 'ms' },
    { name: 'the same while pictures are painted, p50', value: beside.painting.p50, unit: 'ms' },
    { name: 'the same while pictures are painted, p99', value: beside.painting.p99, unit: 'ms' },
    { name: 'painting / alone, p50', value: beside.painting.p50 / beside.alone.p50, unit: '×' },
    { name: 'painting / alone, p99', value: beside.painting.p99 / beside.alone.p99, unit: '×' },
    { name: 'pictures painted meanwhile', value: beside.painted, unit: '' },
  ]
}

function measure(kind: string, url: string): Promise<Percentiles & { cpu: number }> {
  return withServer(kind, url, async (child, send) => {
    await send(warmUp, concurrency)
    await ask(child, 'start')
    const latencies = await send(measured, concurrency)
    const { cpu = 0 } = await ask(child, 'stop')
    return { cpu: cpu / measured, ...percentilesOf(latencies) }
  })
}

/**
 * Acks one after another, so that none waits for another, with the thread for pictures at rest and at work; in turns, so that
 * both have the machine as it is.
 */
function measureBesidePainting(
  url: string,
): Promise<{ alone: Percentiles; painting: Percentiles; painted: number }> {
  return withServer('laurel', url, async (child, send) => {
    await send(warmUp, 1)
    const alone: number[] = []
    const painting: number[] = []
    let painted = 0
    for (let turn = 0; turn < turns; turn++) {
      alone.push(...(await send(measured / turns, 1)))
      await ask(child, 'paint')
      painting.push(...(await send(measured / turns, 1)))
      painted += (await ask(child, 'rest')).painted ?? 0
    }
    return { alone: percentilesOf(alone), painting: percentilesOf(painting), painted }
  })
}

async function withServer<Result>(
  kind: string,
  url: string,
  work: (child: ChildProcess, send: (count: number, lanes: number) => Promise<number[]>) => Promise<Result>,
): Promise<Result> {
  const child = fork(fileURLToPath(new URL('ack-server.ts', import.meta.url)), [kind, url], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const { port = 0, secret = '' } = await answerOf(child)
    return await work(child, (count, lanes) => {
      const from = sent
      sent += count
      return send({ port, secret, from, count, lanes })
    })
  } finally {
    child.send('exit')
    await once(child, 'exit')
  }
}

interface Percentiles {
  p50: number
  p99: number
}

function percentilesOf(latencies: readonly number[]): Percentiles {
  const sorted = [...latencies].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

async function ask(child: ChildProcess, what: string): Promise<Answer> {
  child.send(what)
  return answerOf(child)
}

async function answerOf(child: ChildProcess): Promise<Answer> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server under measurement ended'))),
  ])
  return answer
}

const givers = [
  'U0BEN',
  'U0PRIYA',
  'U0ROSA',
  'U0KIT',
  'U0MEI',
  'U0HAO',
  'U0XIA',
  'U0YAN',
  'U0LEI',
  'U0JING',
  'U0ANA',
]

async function send({
  port,
  secret,
  from,
  count,
  lanes,
}: {
  port: number
  secret: string
  from: number
  count: number
  lanes: number
}): Promise<number[]> {
  const latencies: number[] = []
  let next = from
  const lane = async () => {
    while (next < from + count) {
      const number = next++
      const body = new URLSearchParams({
        command: '/kudos',
        text: `<@U0TOM|tom> stayed until the last test was green and told everyone what had gone wrong, number ${number}`,
        team_id: 'T0LAUREL',
        channel_id: 'C0KUDOS',
        channel_name: 'kudos',
        user_id: givers[number % givers.length]!,
        trigger_id: `trigger-${from}-${number}`,
        response_url: 'http://127.0.0.1:1/none',
        api_app_id: 'A0LAUREL',
      }).toString()
      const timestamp = String(Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000))
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
      latencies.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return latencies
}
