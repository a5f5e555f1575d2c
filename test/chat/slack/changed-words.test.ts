import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideFeedbackTag } from '../../../src/app/decide-feedback-tag.ts'
import { decideTag } from '../../../src/app/decide-tag.ts'
import { editFeedback } from '../../../src/app/edit-feedback.ts'
import { editRecognition } from '../../../src/app/edit-recognition.ts'
import { giveFeedback } from '../../../src/app/give-feedback.ts'
import { giveRecognition } from '../../../src/app/give-recognition.ts'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'
import { modalDriver, option } from './modal-driver.ts'

// The form behind "Change…" shows words, and is sent when they may have become others, or have been settled.

const workspaceId = 'T0LAUREL'
const giver = 'U0PRIYA'
const indicator = 'ownership.owns-mistakes'

let laurel: TestLaurel
let modal: ReturnType<typeof modalDriver>

beforeAll(async () => {
  laurel = await startTestLaurel()
  modal = modalDriver(laurel, giver)
})
afterAll(() => laurel?.close())

const wish = () => ({ workspaceId, receipt: laurel.running.laurel.ids.next(), personId: giver })

/** Presses "Change…" where it stands, and waits for the form. */
async function openForm(
  actionId: string,
  find: (message: Message) => boolean,
  conversation: string,
  more: Record<string, unknown> = {},
) {
  const { driver } = laurel
  const holds = (message: Message) =>
    find(message) && JSON.stringify(message.blocks).includes(`"${actionId}"`)
  const { ts } = await driver.waitFor(() => driver.messages(conversation).find(holds), { what: actionId })
  await driver.act({
    as: giver,
    source: { conversation, ts },
    action: { action_id: actionId, ...more },
  })
  return driver.waitFor(modal.top, { what: 'the form' })
}

async function send(actionId: string): Promise<void> {
  const { id } = modal.top()!
  const values = { indicator: { [actionId]: { type: 'external_select', ...option(indicator) } } }
  await laurel.driver.submit({ as: giver, viewId: id, values })
}

describe.each(['kudos', 'feedback'] as const)('the form of %s for another indicator', kind => {
  const action = kind === 'kudos' ? 'tag:indicator' : 'feedback:indicator'
  const { given, edit, decide, open, decided } = kind === 'kudos' ? ofKudos(indicator) : ofFeedback(indicator)

  it('is sent again, about the words as they are by now, where they were changed meanwhile', async () => {
    const id = await given(`said so at once, ${kind}`)
    await open(id)
    await edit(id, `said so at once and wrote the check, ${kind}`)
    await send(action)
    expect(modal.shown()).toContain('The words were just changed')
    expect(modal.shown()).toContain('and wrote the check')
    expect(await decided(id)).not.toContain('corrected')
    expect(await decided(id)).not.toContain('confirmed')
    await send(action)
    expect(modal.top()).toBeUndefined()
    expect(await decided(id)).toMatch(/corrected|confirmed/)
  })

  it('is sent again where the giver has settled it elsewhere meanwhile', async () => {
    const id = await given(`asked before it was late, ${kind}`)
    await open(id)
    await decide(id)
    await send(action)
    expect(modal.shown()).toContain('This has been settled already')
    expect(await decided(id)).toBe('')
    await send(action)
    expect(modal.top()).toBeUndefined()
    expect(await decided(id)).toMatch(/corrected|confirmed/)
  })
})

function ofKudos(code: string) {
  const rows = () => laurel.test.connection.prisma.recognition
  return {
    async given(text: string): Promise<string> {
      const about = { giverId: giver, recipientIds: ['U0TOM'], channel: 'C0KUDOS', answerIn: 'C0KUDOS' }
      await giveRecognition(laurel.running.laurel, { ...wish(), ...about, text, indicators: [] })
      return (await rows().findFirstOrThrow({ where: { text } })).id
    },
    edit: (recognitionId: string, text: string) =>
      editRecognition(laurel.running.laurel, { ...wish(), recognitionId, text }),
    decide: (recognitionId: string) =>
      decideTag(laurel.running.laurel, { ...wish(), recognitionId, indicator: null }),
    open: (id: string) =>
      openForm('kudos:menu', ({ blocks }) => JSON.stringify(blocks).includes(`change:${id}`), 'C0KUDOS', {
        ...option(`change:${id}`),
      }),
    async decided(id: string): Promise<string> {
      const tags = await laurel.test.connection.prisma.tag.findMany({
        where: { recognitionId: id, indicatorCode: code },
      })
      return tags.map(({ origin }) => origin).join()
    },
  }
}

function ofFeedback(code: string) {
  return {
    async given(behaviour: string): Promise<string> {
      const about = { giverId: giver, receiverId: 'U0TOM', kind: 'strength', visibility: 'receiver' } as const
      await giveFeedback(laurel.running.laurel, { ...wish(), ...about, behaviour, indicators: [] })
      const { prisma } = laurel.test.connection
      return (await prisma.feedback.findFirstOrThrow({ where: { behaviour } })).id
    },
    edit: (feedbackId: string, behaviour: string) =>
      editFeedback(laurel.running.laurel, {
        ...wish(),
        feedbackId,
        situation: null,
        behaviour,
        impact: null,
      }),
    decide: (feedbackId: string) =>
      decideFeedbackTag(laurel.running.laurel, { ...wish(), feedbackId, indicator: null }),
    open: (id: string) =>
      openForm(
        'feedback:change',
        ({ blocks }) => JSON.stringify(blocks).includes(id),
        laurel.driver.botConversation(giver),
        { value: id },
      ),
    async decided(id: string): Promise<string> {
      const tags = await laurel.test.connection.prisma.feedbackTag.findMany({
        where: { feedbackId: id, indicatorCode: code },
      })
      return tags.map(({ origin }) => origin).join()
    },
  }
}
