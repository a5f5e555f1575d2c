import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import bolt from '@slack/bolt'
import { pino } from 'pino'
import { ThreadPainter } from '../../src/charts/painter.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { startLaurel } from '../../src/main.ts'
import { readManifest } from '../../src/playground/manifest.ts'
import { startPlayground } from '../../src/playground/playground.ts'
import { readWorkspace } from '../../src/playground/workspace.ts'
import { readDemo } from '../../src/seeds/demo-file.ts'
import { connect } from '../../src/store/client.ts'
import { freePort } from '../../src/store/free-port.ts'
import { fullPictures } from '../charts/sample-pictures.ts'

// One server under measurement, told by its parent when to start and stop counting its CPU time.

const [kind = 'bare', url = ''] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
const secret = 'a secret for the bench'
const fail = (error: Error) => {
  throw error
}

async function startBare(): Promise<number> {
  const { prisma } = connect(url, fail)
  const receiver = new bolt.HTTPReceiver({ signingSecret: secret, logLevel: bolt.LogLevel.ERROR })
  const app = new bolt.App({
    receiver,
    token: 'xoxb-bench',
    botUserId: 'U0LAUREL',
    botId: 'B0LAUREL',
    tokenVerificationEnabled: false,
  })
  app.command('/kudos', async ({ command, ack }) => {
    const data = { workspaceId: 'T0LAUREL', key: `bare:${command.trigger_id}`, receivedAt: systemClock.now() }
    await prisma.receipt.create({ data })
    await ack()
  })
  const port = await freePort()
  await receiver.start({ port, host: '127.0.0.1' })
  return port
}

async function startWhole(withWorker: boolean): Promise<number> {
  const port = await freePort()
  // The chat is only asked who people are, before anything is counted.
  const playground = await startPlayground({
    dataDir: null,
    workspace: await readWorkspace(path.join(root, 'seeds/demo/workspace.yaml')),
    appManifest: await readManifest(path.join(root, 'manifests/slack/manifest.yaml')),
    page: false,
    requestUrl: 'http://127.0.0.1:1/none',
  })
  const config = readConfig({
    DATABASE_URL: url,
    LAUREL_DATA_DIR: path.join(tmpdir(), 'laurel-bench'),
    HOST: '127.0.0.1',
    PORT: String(port),
    SLACK_BOT_TOKEN: playground.botToken,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: playground.apiUrl,
  })
  const running = await startLaurel(config, pino({ level: 'silent' }))
  const { laurel, worker } = running
  const slack = running.slack!
  const dailyLimit = 1_000_000
  await laurel.database.workspaces.update(slack.workspaceId, { dailyLimit })
  // Settings are remembered for a few seconds.
  while ((await laurel.workspace(slack.workspaceId)).dailyLimit !== dailyLimit) await sleep(200)
  await slack.directory.people(
    (await readDemo(path.join(root, 'seeds/demo'))).people.map(person => person.id),
  )
  if (!withWorker) await worker.stop()
  return port
}

/** Paints one picture after the other in a thread, as on a Monday morning; returns what ends it, and how many there were. */
function startPainting(): () => Promise<number> {
  const painter = new ThreadPainter()
  const pictures = fullPictures('en')
  let goesOn = true
  const painting = (async () => {
    let painted = 0
    for (; goesOn; painted++)
      await painter.paint(pictures[painted % pictures.length]!, {
        language: 'en',
        timeZone: 'UTC',
        theme: 'light',
      })
    await painter.stop()
    return painted
  })()
  return () => {
    goesOn = false
    return painting
  }
}

const port = await (kind === 'bare' ? startBare() : startWhole(kind === 'laurel-with-worker'))
let before = process.cpuUsage()
let stopPainting: (() => Promise<number>) | null = null
process.on('message', async message => {
  if (message === 'start') {
    before = process.cpuUsage()
    process.send?.({})
  } else if (message === 'stop') {
    const { user, system } = process.cpuUsage(before)
    process.send?.({ cpu: (user + system) / 1000 })
  } else if (message === 'paint') {
    stopPainting = startPainting()
    process.send?.({})
  } else if (message === 'rest') {
    process.send?.({ painted: await stopPainting?.() })
  } else {
    await rm(path.join(tmpdir(), 'laurel-bench'), { recursive: true, force: true })
    process.exit()
  }
})
process.send?.({ port, secret })
