import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Figure } from './figure.ts'

const warmUp = 300
const measured = 1500
const concurrency = 4
const appId = 'a1b2c3d4-0000-4000-8000-0000000000b1'
const tenantId = '7f000000-0000-4000-8000-0000000000b1'

/**
 * A signed activity with kudos, acknowledged: Laurel, which stores it, against a bare botbuilder bot, which answers it
 * with an echo. Both check the same tokens and answer the same requests from this process.
 */
export async function benchTeamsAck(database: string): Promise<Figure[]> {
  const teams = await startTeams()
  try {
    const bare = await measure('bare', database, teams)
    const laurel = await measure('laurel', database, teams)
    return [
      { name: 'bare botbuilder echo, CPU', value: bare.cpu, unit: 'ms' },
      { name: 'Laurel kudos in Teams, CPU', value: laurel.cpu, unit: 'ms' },
      { name: 'Laurel / bare, CPU', value: laurel.cpu / bare.cpu, unit: '×', limit: 1.5 },
      { name: 'bare echo p50', value: bare.p50, unit: 'ms' },
      { name: 'bare echo p99', value: bare.p99, unit: 'ms' },
      { name: 'Laurel ack p50', value: laurel.p50, unit: 'ms' },
      { name: 'Laurel ack p99', value: laurel.p99, unit: 'ms' },
      { name: 'Laurel / bare, p50', value: laurel.p50 / bare.p50, unit: '×', limit: 1.5 },
    ]
  } finally {
    await teams.close()
  }
}

interface Teams {
  url: string
  token: string
  close(): Promise<void>
}

/** Keys, sign-in, and a service that takes whatever it is sent and knows everybody. */
async function startTeams(): Promise<Teams> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig' }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const member = /\/members\/(.+)$/.exec(decodeURIComponent(request.url ?? ''))?.[1]
      const number = member && /\d+$/.exec(member)?.[0]
      const answer = request.url?.endsWith('/openid')
        ? { issuer: 'https://api.botframework.com', jwks_uri: `${url}keys` }
        : request.url?.endsWith('/keys')
          ? { keys: [key] }
          : request.url?.endsWith('/token')
            ? { access_token: 'token', expires_in: 3600 }
            : member
              ? { id: `29:${number}`, aadObjectId: `person-${number}`, name: `Person ${number}` }
              : { id: '1' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const token = await new SignJWT({ serviceurl: url })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setIssuer('https://api.botframework.com')
    .setAudience(appId)
    .setExpirationTime('1 hour')
    .sign(privateKey)
  return {
    url,
    token,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function measure(kind: string, database: string, teams: Teams) {
  const server = fileURLToPath(new URL('teams-ack-server.ts', import.meta.url))
  const child = fork(server, [kind, database, teams.url, appId, tenantId], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const { port = 0 } = await answerOf(child)
    await send(port, teams, 0, warmUp)
    await ask(child, 'start')
    const latencies = await send(port, teams, warmUp, measured)
    const { cpu = 0 } = await ask(child, 'stop')
    latencies.sort((a, b) => a - b)
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
    return { cpu: cpu / measured, p50: at(0.5), p99: at(0.99) }
  } finally {
    child.send('exit')
    await once(child, 'exit')
  }
}

interface Answer {
  port?: number
  cpu?: number
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

async function send(port: number, teams: Teams, from: number, count: number): Promise<number[]> {
  const latencies: number[] = []
  let next = from
  const lane = async () => {
    while (next < from + count) {
      const number = next++
      const body = JSON.stringify(activity(number, teams.url))
      const started = performance.now()
      const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${teams.token}`, 'content-type': 'application/json' },
        body,
      })
      await answer.text()
      if (!answer.ok) throw new Error(`not acknowledged: ${answer.status}`)
      latencies.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return latencies
}

function activity(number: number, serviceUrl: string) {
  const giver = number % 20
  return {
    type: 'message',
    id: `${number}`,
    timestamp: '2026-11-24T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${giver}`, name: `Person ${giver}`, aadObjectId: `person-${giver}` },
    recipient: { id: `28:${appId}`, name: 'Laurel' },
    conversation: { id: '19:bench@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId },
    channelData: {
      tenant: { id: tenantId },
      team: { id: '19:bench@thread.tacv2', name: 'Bench' },
      channel: { id: '19:bench@thread.tacv2' },
    },
    text: `<at>Laurel</at> kudos <at>Person 99</at> stayed until the last test was green and told everyone what had gone wrong, number ${number}`,
    entities: [
      { type: 'mention', text: '<at>Laurel</at>', mentioned: { id: `28:${appId}`, name: 'Laurel' } },
      { type: 'mention', text: '<at>Person 99</at>', mentioned: { id: '29:99', name: 'Person 99' } },
    ],
    locale: 'en-GB',
  }
}
