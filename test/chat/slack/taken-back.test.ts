import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideTag } from '../../../src/app/decide-tag.ts'
import { editRecognition } from '../../../src/app/edit-recognition.ts'
import { erasePerson } from '../../../src/app/erase-person.ts'
import { reportRecognition } from '../../../src/app/report-recognition.ts'
import { settleKudosReport } from '../../../src/app/settle-kudos-report.ts'
import { withdrawRecognition } from '../../../src/app/withdraw-recognition.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const workspaceId = 'T0LAUREL'
const patiently = { timeout: 30_000 }
const waiting = { timeoutMs: 30_000 }

let laurel: TestLaurel
let channel: string
/** Newest digest, and the manager's summary. */
let reports: { digest: () => Message | undefined; summary: () => Message | undefined }
let receipts = 0

beforeAll(async () => {
  laurel = await startTestLaurel()
  const { jobs, teams } = laurel.test.database
  const team = (await teams.managedBy(workspaceId, 'U0MEI'))[0]!
  channel = team.channel!
  const botMessages = (conversation: string, words: RegExp) =>
    laurel.driver.messages(conversation).findLast(({ isBot, blocks }) => {
      return isBot && words.test(JSON.stringify(blocks))
    })
  const fireAt = new Date().toISOString()
  await jobs.add({ name: 'post-channel-digest', workspaceId, teamId: team.id, fireAt })
  await jobs.add({ name: 'post-team-summary', workspaceId, teamId: team.id, fireAt, personId: 'U0MEI' })
  const [digest, summary] = await Promise.all([
    laurel.driver.waitFor(() => botMessages(channel, /位同事公开点赞/), { what: 'the digest', ...waiting }),
    laurel.driver.waitFor(() => botMessages(laurel.driver.botConversation('U0MEI'), /summary:why/), {
      what: 'the summary',
      ...waiting,
    }),
  ])
  const now = ({ conversation, ts }: Message) =>
    laurel.driver.messages(conversation).find(message => message.ts === ts)
  reports = { digest: () => now(digest), summary: () => now(summary) }
}, 120_000)
afterAll(() => laurel?.close())

/** What the digest or the summary quotes, as it is on record. */
async function quotations(kind: 'channel-digest' | 'team-summary' = 'channel-digest') {
  const rows = await laurel.test.connection.prisma.quotation.findMany({
    where: { delivery: { kind } },
    include: { recognition: { include: { recipients: true } } },
    orderBy: { recognitionId: 'asc' },
  })
  return rows.map(({ recognition }) => recognition)
}

const textOf = (message: Message | undefined) => JSON.stringify(message?.blocks)
const beginning = (text: string) => JSON.stringify(text.slice(0, 20)).slice(1, -1)
const wish = (recognitionId: string, personId: string) => {
  receipts += 1
  return { workspaceId, receipt: `taken-back-${receipts}`, recognitionId, personId }
}

async function expectGone(text: string): Promise<void> {
  for (const report of [reports.digest, reports.summary])
    await expect.poll(() => textOf(report()), patiently).not.toContain(beginning(text))
}

it('stops quoting a kudos that its giver has withdrawn, in the channel and in the summary', async () => {
  const idsIn = async (kind: 'channel-digest' | 'team-summary') =>
    (await quotations(kind)).map(({ id }) => id)
  for (const kind of ['channel-digest', 'team-summary'] as const)
    await expect.poll(() => idsIn(kind), patiently).not.toEqual([])
  const inSummary = await idsIn('team-summary')
  const inDigest = await quotations()
  const quoted = inDigest.find(({ id }) => inSummary.includes(id))
  const others = inDigest.filter(one => one !== quoted)
  for (const report of [reports.digest, reports.summary])
    expect(textOf(report())).toContain(beginning(quoted!.text))
  await withdrawRecognition(laurel.running.laurel, wish(quoted!.id, quoted!.giverId))
  await expectGone(quoted!.text)
  // The rest is as it was.
  expect(textOf(reports.digest())).toContain('位同事公开点赞')
  expect((await quotations()).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
  for (const { text } of others) expect(textOf(reports.digest())).toContain(beginning(text))
})

it('quotes the new words of a kudos that was edited', async () => {
  const [quoted] = await quotations()
  const text = `${quoted!.text} 补充：第二天还写了复盘。`
  await editRecognition(laurel.running.laurel, { ...wish(quoted!.id, quoted!.giverId), text })
  await expect.poll(() => textOf(reports.digest()), patiently).toMatch(/补充：第二天还写了复盘/)
})

it('stops quoting a kudos that an admin has taken down', async () => {
  const [quoted] = await quotations()
  const { laurel: app } = laurel.running
  const admin = (await laurel.test.database.people.admins(workspaceId))[0]!
  const reporter = ['U0ROSA', 'U0ANA', 'U0MEI'].find(
    id => id !== quoted!.giverId && quoted!.recipients.every(({ personId }) => personId !== id),
  )!
  expect(textOf(reports.digest())).toContain(beginning(quoted!.text))
  await reportRecognition(app, wish(quoted!.id, reporter))
  await settleKudosReport(app, { ...wish(quoted!.id, admin.id), outcome: 'taken-down' })
  await expectGone(quoted!.text)
})

it('takes away what somebody was answered in their own chat, and leaves what another kudos has changed', async () => {
  const { prisma } = laurel.test.connection
  const received = await prisma.recognition.findMany({
    where: { workspaceId, state: 'posted', recipients: { some: { personId: 'U0BEN' } } },
    orderBy: { createdAt: 'desc' },
  })
  const [latest, ...rest] = received
  // Not among the few that a profile quotes.
  const oldest = rest.at(-1)
  expect(rest.length).toBeGreaterThanOrEqual(5)
  const conversation = laurel.driver.botConversation('U0BEN')
  await laurel.driver.say({ as: 'U0BEN', conversation, text: 'competency me' })
  const answer = () =>
    laurel.driver.messages(conversation).findLast(({ isBot, blocks }) => {
      return isBot && /report:evidence|no longer shown/.test(JSON.stringify(blocks))
    })
  await expect.poll(() => textOf(answer()), patiently).toContain(beginning(latest!.text))
  await withdrawRecognition(laurel.running.laurel, wish(oldest!.id, oldest!.giverId))
  await decideTag(laurel.running.laurel, { ...wish(latest!.id, latest!.giverId), indicator: null })
  await laurel.driver.say({ as: 'U0BEN', conversation, text: 'help' })
  expect(textOf(answer())).toContain(beginning(latest!.text))
  await withdrawRecognition(laurel.running.laurel, wish(latest!.id, latest!.giverId))
  await expect.poll(() => textOf(answer()), patiently).toContain('no longer shown')
})

it('stops quoting a kudos whose receivers were erased', async () => {
  const [quoted] = await quotations()
  expect(textOf(reports.digest())).toContain(beginning(quoted!.text))
  for (const { personId } of quoted!.recipients)
    await erasePerson(laurel.running.laurel, { workspaceId, personId, dryRun: false })
  await expectGone(quoted!.text)
})

it('says in the reader’s language that nothing is left, once the last kudos is taken back', async () => {
  const quoted = new Set((await quotations()).map(({ id }) => id))
  const posted = await laurel.test.connection.prisma.recognition.findMany({
    where: { workspaceId, state: 'posted' },
  })
  const [first, ...rest] = posted.sort((a, b) => Number(quoted.has(b.id)) - Number(quoted.has(a.id)))
  for (const { id, giverId } of [...rest, first!])
    await withdrawRecognition(laurel.running.laurel, wish(id, giverId))
  await expect.poll(() => textOf(reports.digest()), patiently).toContain('这份报告不再显示')
  await expect.poll(quotations, patiently).toEqual([])
})
