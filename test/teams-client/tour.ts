import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { openBrowser } from '../browser.ts'
import { writeHistory } from './history.ts'
import { TeamsPage } from './teams-page.ts'

/**
 * A walk through Microsoft's local Teams client with Laurel beside it, in a headless browser: `npm run try:teams:tour`. Fails
 * where something is not seen; pictures are in test/artifacts/teams-client. Not part of `npm test`: the client's licence is
 * for evaluation, and npx has to fetch it.
 */
const megan = '00000000-0000-0000-0000-0000000000021'
const root = fileURLToPath(new URL('../..', import.meta.url))
const pictures = path.join(root, 'test/artifacts/teams-client')

const dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-teams-tour-'))
// PostgreSQL does not run as root: where that is who we are, another user has to get there.
await chmod(dataDir, 0o755)
const [port, clientPort] = [await freePort(), await freePort()]
// Ours to write into: half a year cannot be waited for.
const server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
const options = ['--port', String(port), '--client-port', String(clientPort), '--data-dir', dataDir]
const laurel = spawn(process.execPath, [path.join(root, 'src/cli/laurel.mjs'), 'try-teams', ...options], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  detached: true,
  env: {
    ...process.env,
    DATABASE_URL: server.url,
    NODE_OPTIONS: `--import ${new URL('working-day.mjs', import.meta.url).href}`,
  },
})
const browser = await openBrowser()
try {
  await rm(pictures, { recursive: true, force: true })
  await bothAreUp()
  const client = await TeamsPage.open(browser, `http://127.0.0.1:${clientPort}`, pictures)
  await walk(client).catch(async error => {
    await client.picture('failed')
    throw error
  })
  process.stdout.write(`Seen. Pictures are in ${path.relative(process.cwd(), pictures)}.\n`)
} finally {
  await browser.close()
  // As Ctrl+C does it: to npx and the client as well.
  if (laurel.pid !== undefined && laurel.exitCode === null) process.kill(-laurel.pid, 'SIGINT')
  await Promise.race([new Promise(resolve => laurel.once('exit', resolve)), sleep(10_000)])
  if (laurel.pid !== undefined && laurel.exitCode === null) process.kill(-laurel.pid, 'SIGKILL')
  await server.stop()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

async function walk(client: TeamsPage): Promise<void> {
  await client.openPersonal()
  await client.sees('I am Laurel')

  await client.say('setup')
  await client.press('New team')
  await client.fill('Name', 'Crane Crew')
  await client.choose('A list of people')
  // The client takes one person a picker.
  await client.pickPerson(0, 'Alex')
  await client.pickPerson(1, 'Alex')
  await client.press('Save')
  await client.sees('Crane Crew is saved: 1 member.')
  await client.picture('1-team')

  await client.openChannel('General')
  await client.post(
    '@Laurel kudos @Megan Bowen owned up to her mistake in front of everybody and repaired it at once',
  )
  await client.sees('Alex Wilber gave kudos to Megan Bowen')
  await client.picture('2-kudos-by-command')

  await client.openPersonal()
  await client.sees('Mapped to')
  await client.picture('3-mapped')
  await client.press('Correct')
  await client.sees('Noted as')
  await client.picture('4-confirmed')

  await client.openChannel('General')
  const said = 'The crane is repaired: I measured the load twice and wrote down what was wrong.'
  await client.post(said)
  await client.sees(said)
  await client.act('giveKudosForThis')
  await client.seesInDialog('Kudos to oneself is not possible')
  await client.picture('5-own-message-refused')
  await client.closeDialog()

  // Whoever wrote a message is in this client the one person, or Laurel: so the one person is somebody else for a moment.
  client.actAs = megan
  await client.act('giveKudosForThis')
  await client.seesInDialog(said)
  const text = 'measured the load twice before lifting it and wrote down what was wrong for the next shift'
  await client.fillDialog({ to: 'Alex', text, indicator: 'Works step by step' })
  await client.picture('6-message-action')
  await client.send('Give kudos')
  await client.seesInDialog('Your kudos is on its way')
  await client.picture('7-message-action-sent')
  await client.closeDialog()
  client.actAs = null
  await client.sees('Megan Bowen gave kudos to Alex Wilber')
  await client.picture('8-kudos-by-message-action')

  await client.openPersonal()
  await client.say('pulse')
  await client.press('Run now')
  await client.sees('Ask Crane Crew now?')
  await client.press('Ask now')
  await client.sees('Check-in of Crane Crew')
  await client.picture('9-check-in')
  for (let answered = 0; !(await client.shows('Your answers are counted')); answered++) {
    if (answered === 6) throw new Error('the check-in has no end')
    await client.answer()
  }
  await client.picture('10-answered')

  const history = await writeHistory(server.url, dataDir)
  await client.say('competency team')
  await client.pictureOf('Crane Crew: the week in kudos', '11-team-summary')
  await client.say('competency me')
  await client.pictureOf('What colleagues have seen you do', '12-profile')
  await history.month()
  await client.seesImage(/^Radar of how many colleagues saw each competency/)
  await client.pictureOf('Your month', '13-own-month')
  await client.press('In words')
  await client.pictureOf('Your month', '14-own-month-in-words')

  await client.say('语言 中文')
  await client.sees('以后我和你说中文')
  await history.hiddenRound()
  await client.say('胜任力 团队')
  await client.seesImage(/^折线图：历次问卷的平均分.*不显示平均分/)
  await client.pictureOf('Crane Crew：本周点赞小结', '15-team-summary-zh')
  await client.say('设置')
  await client.pictureOf('设置 Laurel', '16-setup-zh')
  await client.press('新建团队')
  await client.pictureOf('什么时候', '17-new-team-zh')
  await client.say('反馈')
  await client.pictureOf('看看怎么写更好', '18-feedback-zh')

  await client.openChannel('General')
  await client.post('@Laurel 胜任力 我')
  await client.sees('回答已经发到你和 Laurel 的聊天里')
  await client.act('askForFeedback')
  await client.seesInDialog('想问谁？')
  await client.picture('19-ask-for-feedback-zh')
  await client.closeDialog()
  await history.close()
}

async function bothAreUp(): Promise<void> {
  for (const address of [`http://127.0.0.1:${port}/readyz`, `http://127.0.0.1:${clientPort}/`])
    for (let tries = 0; ; tries++) {
      const answer = await fetch(address).catch(() => null)
      if (answer?.ok) break
      if (tries > 240 || laurel.exitCode !== null) throw new Error(`nothing answers at ${address}`)
      await sleep(500)
    }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
