import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const textOf = (message: Message) => JSON.stringify(message.blocks)
const workspaceId = 'T0LAUREL'

let laurel: TestLaurel
let teamId: string
let weeks = 0

beforeAll(async () => {
  laurel = await startTestLaurel()
  teamId = (await laurel.test.database.teams.managedBy(workspaceId, 'U0MEI'))[0]!.id
  // Their line has a gap where too few answered, which Slack's own charts cannot show: it would be a second picture.
  await laurel.test.connection.prisma.pulseRound.deleteMany({ where: { workspaceId, teamId } })
})
afterEach(() => laurel.playground.faults.clear())
afterAll(() => laurel?.close())

const count = (method: string) => laurel.playground.faults.count(method)

/** Has a summary sent to Mei, in whose Chinese every name is short enough for Slack's own charts. */
async function summary(): Promise<Message> {
  const { driver, test } = laurel
  const mei = driver.botConversation('U0MEI')
  const before = driver.messages(mei).length
  // Minutes apart: the same numbers, another delivery.
  weeks += 1
  const fireAt = new Date(Date.now() - weeks * 60_000).toISOString()
  await test.database.jobs.add({ name: 'post-team-summary', workspaceId, teamId, fireAt })
  await driver.waitFor(() => driver.messages(mei).length > before, { what: 'the summary', timeoutMs: 20_000 })
  const delivered = async () =>
    (await test.connection.prisma.delivery.count({
      where: { kind: 'team-summary', state: { in: ['queued', 'sending'] } },
    })) === 0
  await expect.poll(delivered, { timeout: 20_000 }).toBe(true)
  expect(driver.messages(mei)).toHaveLength(before + 1)
  return driver.messages(mei).at(-1)!
}

const typesOf = (message: Message) => message.blocks.map(({ type }): string => type)
const imageOf = (message: Message) => message.blocks.find(block => block.type === 'image')

it('shows the bars as a chart that Slack draws itself, and says them in the text for those who do not see it', async () => {
  const message = await summary()
  expect(typesOf(message).filter(type => type === 'data_visualization')).toHaveLength(1)
  expect(imageOf(message)).toBeUndefined()
  expect(textOf(message)).not.toContain('█')
  expect(message.text).toContain('█')
})

it('paints and uploads the picture where Slack refuses its own chart, and posts once', async () => {
  laurel.playground.faults.plan({ method: 'chat.postMessage', kind: 'refused', error: 'invalid_blocks' })
  const message = await summary()
  const image = imageOf(message)
  expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F/) } })
  expect(image?.alt_text).toMatch(/^条形图：.+ \d（\d）/)
  expect(count('files.completeUploadExternal')).toBe(1)
})

it('does not upload the same picture again, in a retry or for the next summary', async () => {
  const uploads = count('files.completeUploadExternal')
  laurel.playground.faults.plan({ method: 'chat.postMessage', kind: 'server-error' })
  const message = await summary()
  expect(imageOf(message)).toBeDefined()
  expect(count('files.completeUploadExternal')).toBe(uploads)
})

it('sends the message in words where the picture cannot be uploaded', async () => {
  await laurel.test.connection.prisma.pictureFile.deleteMany()
  laurel.playground.faults.plan({ method: 'files.getUploadURLExternal', kind: 'server-error', times: 5 })
  const message = await summary()
  expect(imageOf(message)).toBeUndefined()
  expect(textOf(message)).toContain('█')
})

it('sends the message in words where Slack refuses the uploaded picture, and uploads it anew next time', async () => {
  laurel.playground.faults.clear()
  await summary()
  const uploads = count('files.completeUploadExternal')
  laurel.playground.faults.plan({ method: 'chat.postMessage', kind: 'refused', error: 'invalid_blocks' })
  expect(textOf(await summary())).toContain('█')
  expect(imageOf(await summary())).toBeDefined()
  expect(count('files.completeUploadExternal')).toBe(uploads + 1)
})

it('answers a command with the picture, too', async () => {
  await laurel.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: '/competency team' })
  const answer = await laurel.driver.waitFor(
    () =>
      laurel.driver.ephemerals('U0ANA').findLast(message => textOf(message).includes('the week in kudos')),
    { what: 'the summary', timeoutMs: 20_000 },
  )
  // One of her team's competencies has a name that Slack's own charts would cut.
  expect(imageOf(answer)).toBeDefined()
})
