import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { decideFeedbackTag } from '../../../src/app/decide-feedback-tag.ts'
import { decideTag } from '../../../src/app/decide-tag.ts'
import { editFeedback } from '../../../src/app/edit-feedback.ts'
import { editRecognition } from '../../../src/app/edit-recognition.ts'
import { giveFeedback } from '../../../src/app/give-feedback.ts'
import { giveRecognition } from '../../../src/app/give-recognition.ts'
import { ana, ben, personal, place, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { tenantId } from './service.ts'

// The form behind "Change…" shows words, and is sent when they may have become others, or have been settled.

const indicator = 'ownership.owns-mistakes'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const wish = () => ({
  workspaceId: tenantId,
  receipt: client.running.laurel.ids.next(),
  personId: ana.aadObjectId,
})

/** What the card is after a button of it was pressed: its words, and what its Save carries. */
async function press(verb: string, data: Record<string, unknown>) {
  const { body } = await client.press(ana, personal(ana), { verb, data })
  const actions = JSON.stringify(body).match(
    /"verb":"(?:giving:indicator|feedback:changed)","data":\{[^}]*\}/,
  )
  const carried = actions ? (JSON.parse(`{${actions[0]}}`).data as Record<string, unknown>) : null
  return { words: wordsOf(body.value), carried, card: body.value }
}

describe.each(['kudos', 'feedback'] as const)('the form of %s for another indicator', kind => {
  const { given, edit, decide, open, save, origins } = kind === 'kudos' ? ofKudos() : ofFeedback()

  it('is sent again, about the words as they are by now, where they were changed meanwhile', async () => {
    const id = await given(`said so at once, ${kind}`)
    const form = await press(open, { id, from: 'card' })
    await edit(id, `said so at once and wrote the check, ${kind}`)
    const again = await press(save, { ...form.carried, indicator })
    expect(again.words).toContain('The words were just changed')
    expect(again.words).toContain('and wrote the check')
    expect(JSON.stringify(again.card)).toContain(`"value":"${indicator}"`)
    expect(await origins(id)).not.toMatch(/corrected|confirmed/)
    await press(save, { ...again.carried, indicator })
    expect(await origins(id)).toMatch(/corrected|confirmed/)
  })

  it('is sent again where the giver has settled it elsewhere meanwhile', async () => {
    const id = await given(`asked before it was late, ${kind}`)
    const form = await press(open, { id, from: 'card' })
    await decide(id)
    const again = await press(save, { ...form.carried, indicator })
    expect(again.words).toContain('This has been settled already')
    expect(await origins(id)).toBe('')
    await press(save, { ...again.carried, indicator })
    expect(await origins(id)).toMatch(/corrected|confirmed/)
  })

  it('is taken as it is where the words were only being read when it was opened', async () => {
    const id = await given(`asked in good time, ${kind}`)
    await edit(id, `asked in very good time, ${kind}`)
    const form = await press(open, { id, from: 'card' })
    await read()
    await press(save, { ...form.carried, indicator })
    expect(await origins(id)).toMatch(/corrected|confirmed/)
  })
})

/** Until nothing waits for the mapper. */
async function read(): Promise<void> {
  const { recognition, feedback } = client.test.connection.prisma
  const where = { decision: 'pending' } as const
  await vi.waitUntil(
    async () => (await recognition.count({ where })) + (await feedback.count({ where })) === 0,
    { timeout: 15_000 },
  )
}

function ofKudos() {
  return {
    open: 'kudos:change',
    save: 'giving:indicator',
    async given(text: string): Promise<string> {
      const { laurel } = client.running
      await giveRecognition(laurel, {
        ...wish(),
        giverId: ana.aadObjectId,
        recipientIds: [ben.aadObjectId],
        channel: place.general.id,
        answerIn: ana.aadObjectId,
        text,
        indicators: [],
      })
      await read()
      return (await client.test.connection.prisma.recognition.findFirstOrThrow({ where: { text } })).id
    },
    edit: (recognitionId: string, text: string) =>
      editRecognition(client.running.laurel, { ...wish(), recognitionId, text }),
    decide: (recognitionId: string) =>
      decideTag(client.running.laurel, { ...wish(), recognitionId, indicator: null }),
    async origins(id: string): Promise<string> {
      const where = { recognitionId: id, indicatorCode: indicator }
      const tags = await client.test.connection.prisma.tag.findMany({ where })
      return tags.map(({ origin }) => origin).join()
    },
  }
}

function ofFeedback() {
  return {
    open: 'feedback:change',
    save: 'feedback:changed',
    async given(behaviour: string): Promise<string> {
      await giveFeedback(client.running.laurel, {
        ...wish(),
        giverId: ana.aadObjectId,
        receiverId: ben.aadObjectId,
        kind: 'strength',
        visibility: 'receiver',
        behaviour,
        indicators: [],
      })
      await read()
      return (await client.test.connection.prisma.feedback.findFirstOrThrow({ where: { behaviour } })).id
    },
    edit: (feedbackId: string, behaviour: string) =>
      editFeedback(client.running.laurel, {
        ...wish(),
        feedbackId,
        situation: null,
        behaviour,
        impact: null,
      }),
    decide: (feedbackId: string) =>
      decideFeedbackTag(client.running.laurel, { ...wish(), feedbackId, indicator: null }),
    async origins(id: string): Promise<string> {
      const where = { feedbackId: id, indicatorCode: indicator }
      const tags = await client.test.connection.prisma.feedbackTag.findMany({ where })
      return tags.map(({ origin }) => origin).join()
    },
  }
}
