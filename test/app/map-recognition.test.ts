import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPlusOne } from '../../src/app/add-plus-one.ts'
import { giveRecognition } from '../../src/app/give-recognition.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { mapRecognition } from '../../src/app/map-recognition.ts'
import { reportRecognition } from '../../src/app/report-recognition.ts'
import { viewOfMappingPrompt } from '../../src/app/view-of-mapping-prompt.ts'
import { startTestLaurel, type TestLaurel } from '../laurel.ts'

let test: TestLaurel
let laurel: Laurel
let workspaceId: string

beforeAll(async () => {
  test = await startTestLaurel()
  // Jobs are carried out by hand here.
  await test.running.worker.stop()
  laurel = test.running.laurel
  workspaceId = test.running.slack!.workspaceId
}, 180_000)
afterAll(() => test?.close())

async function give(text: string): Promise<string> {
  await giveRecognition(laurel, {
    workspaceId,
    receipt: `test:${text}`,
    giverId: 'U0BEN',
    recipientIds: ['U0TOM'],
    text,
    answerIn: 'C0KUDOS',
    channel: 'C0KUDOS',
    indicators: [],
  })
  const { id } = await test.test.connection.prisma.recognition.findFirstOrThrow({ where: { text } })
  return id
}

const card = (id: string) => laurel.database.deliveries.byKey(workspaceId, `kudos-card:${id}`)

describe('a kudos whose mapping fails', () => {
  const broken = (): Laurel => ({
    ...laurel,
    mapper: async () => {
      throw new Error('no model')
    },
  })

  it('is tried again, and posted without an indicator when there is no other attempt', async () => {
    const recognitionId = await give('greased the winch before the frost came')
    const job = { workspaceId, recognitionId }
    await expect(mapRecognition(broken(), job, { isLast: false })).rejects.toThrow('no model')
    expect(await card(recognitionId)).toBeNull()
    await mapRecognition(broken(), job, { isLast: true })
    expect(await card(recognitionId)).toMatchObject({ kind: 'kudos-card', state: 'queued' })
    expect(await laurel.database.recognitions.get(workspaceId, recognitionId)).toMatchObject({ tags: [] })
  })
})

describe('people of other organisations', () => {
  it.each([
    ['join in with', addPlusOne],
    ['report', reportRecognition],
  ])('do not %s kudos', async (verb, act) => {
    const recognitionId = await give(`sorted the spare parts, and others may not ${verb} that`)
    const wish = { workspaceId, receipt: `act:${verb}`, recognitionId }
    await expect(act(laurel, { ...wish, personId: 'U0OLU' })).rejects.toMatchObject({ code: 'stranger' })
    await expect(act(laurel, { ...wish, personId: 'U0KIT' })).resolves.toBeUndefined()
  })
})

describe('words in a language that Laurel does not read', () => {
  it('get no suggestion: the giver is told why, and chooses', async () => {
    const recognitionId = await give(
      'elle a prévenu le client de son erreur avant tout le monde et a tout corrigé le soir même',
    )
    await mapRecognition(laurel, { workspaceId, recognitionId })
    expect(await laurel.database.recognitions.get(workspaceId, recognitionId)).toMatchObject({
      decision: 'open',
      tags: [],
    })
    const promptOf = (personId: string) =>
      viewOfMappingPrompt(laurel, workspaceId, { recognitionId, personId })
    expect((await promptOf('U0BEN'))?.view.state).toBe('unread')
    // Its id is on the card that everybody sees.
    expect(await promptOf('U0KIT')).toBeNull()
  })
})
