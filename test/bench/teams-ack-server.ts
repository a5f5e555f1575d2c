import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { startLaurel } from '../../src/main.ts'

// One server under measurement, told by its parent when to start and stop counting its CPU time.

const [kind = 'bare', database = '', service = '', appId = '', tenantId = ''] = process.argv.slice(2)

/** Botbuilder's own adapter and an answer to each message, on the HTTP server of Node. */
async function startBare(): Promise<number> {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      {
        CallerId: 'urn:botframework:azure',
        OAuthUrl: 'https://api.botframework.com',
        ToBotFromChannelOpenIdMetadataUrl: `${service}openid`,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromEmulatorOpenIdMetadataUrl: `${service}openid`,
        ToChannelFromBotLoginUrl: service,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      },
      {
        isValidAppId: async id => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => ({ signRequest: async request => request }),
      },
    ),
  )
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const res = {
        status: (code: number) => {
          response.statusCode = code
          return res
        },
        send: (body: unknown) => response.write(JSON.stringify(body)),
        end: () => response.end(),
        header: () => res,
        socket: request.socket,
      }
      const req = {
        ...request,
        body: JSON.parse(Buffer.concat(parts).toString()),
        headers: request.headers,
        method: 'POST',
      }
      adapter
        .process(req as never, res as never, async context => {
          await context.sendActivity(`Echo: ${context.activity.text}`)
        })
        .catch(error => console.error(error))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function startWhole(): Promise<number> {
  const config = readConfig({
    DATABASE_URL: database,
    LAUREL_DATA_DIR: path.join(tmpdir(), 'laurel-bench'),
    HOST: '127.0.0.1',
    PORT: '0',
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: 'a secret for the bench',
    TEAMS_TENANT_ID: tenantId,
    TEAMS_LOGIN_URL: `${service}login`,
    TEAMS_OPENID_URL: `${service}openid`,
    TEAMS_SERVICE_URL: service,
  })
  const { laurel, worker, port } = await startLaurel(config, pino({ level: 'silent' }))
  const dailyLimit = 1_000_000
  await laurel.database.workspaces.update(tenantId, { dailyLimit })
  // Settings are remembered for a few seconds.
  while ((await laurel.workspace(tenantId)).dailyLimit !== dailyLimit) await sleep(200)
  await worker.stop()
  return port
}

const port = await (kind === 'bare' ? startBare() : startWhole())
let before = process.cpuUsage()
process.on('message', message => {
  if (message === 'start') {
    before = process.cpuUsage()
    process.send?.({})
  } else if (message === 'stop') {
    const { user, system } = process.cpuUsage(before)
    process.send?.({ cpu: (user + system) / 1000 })
  } else process.exit()
})
process.send?.({ port })
