import type { App, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { addPlusOne } from '../../../app/add-plus-one.ts'
import { editRecognition } from '../../../app/edit-recognition.ts'
import { giveRecognition } from '../../../app/give-recognition.ts'
import { readKudos } from '../../../app/mention-people.ts'
import { reportRecognition } from '../../../app/report-recognition.ts'
import { requireGiver } from '../../../app/require-giver.ts'
import { requireKudosReader } from '../../../app/require-kudos-reader.ts'
import { requirePlace } from '../../../app/require-place.ts'
import { requireReporter } from '../../../app/require-reporter.ts'
import { retryCard } from '../../../app/retry-card.ts'
import { settleKudosReport } from '../../../app/settle-kudos-report.ts'
import { withdrawRecognition } from '../../../app/withdraw-recognition.ts'
import type { Indicator } from '../../../core/framework/framework.ts'
import type { Person } from '../../../core/person.ts'
import { readKudosLine } from '../../../core/recognition/kudos-line.ts'
import { checkInside, checkText } from '../../../core/recognition/rules.ts'
import { tagsOf } from '../../../core/recognition/tags.ts'
import { Refusal, type RefusalCode } from '../../../core/refusal.ts'
import { cut } from '../blocks/element.ts'
import {
  editKudosModal,
  type KudosModalMemory,
  kudosModal,
  reportKudosModal,
  withdrawKudosModal,
} from '../blocks/kudos-modal.ts'
import type { SlackContext } from '../context.ts'
import { acknowledging, submitting } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { notesOn } from './notes-on.ts'
import { openView } from './open-view.ts'
import { plainWords } from './plain-words.ts'
import { openChangeModal } from './tagging.ts'

export async function handleKudosCommand(call: CommandCall): Promise<void> {
  const { slack, person, t, text, channel } = call
  checkInside(person)
  if (text === '') {
    if (call.triggerId === null) return call.reply(t.help.notHere)
    return openKudosModal(slack, call.triggerId, person, { channel, sourceLink: null, sourceQuote: null }, [])
  }
  const { laurel, workspaceId } = slack
  const { line: read, isCertain } = await readKudos(laurel, workspaceId, text)
  const line = call.triggerId === null ? readKudosLine(text) : read
  const { framework } = await laurel.framework(workspaceId)
  const tagged = tagsOf(framework, line.text)
  if (line.userIds.length === 0 && line.groupIds.length === 0 && line.unknownNames.length === 0)
    throw new Refusal('no-recipient')
  const notes = await notesOn(slack, person, { names: line.unknownNames, topics: tagged.unclear })
  const recipientIds = await withGroups(slack, person, line.userIds, line.groupIds)
  if (!isCertain) {
    if (call.triggerId === null) return call.reply(notes.join('\n'))
    const memory = { channel, sourceLink: null, sourceQuote: null }
    // The form has room for one; it reads the others in its text.
    const { text: words, indicators } = tagsOf(framework, line.text, 1)
    const typed = { text: checkText(await plainWords(slack, words)), indicator: indicators[0] }
    return openKudosModal(slack, call.triggerId, person, memory, recipientIds, typed, notes)
  }
  const { channel: postedIn } = await giveRecognition(slack.laurel, {
    workspaceId: slack.workspaceId,
    receipt: call.receipt,
    giverId: person.id,
    recipientIds,
    text: await plainWords(slack, tagged.text),
    channel,
    answerIn: call.answerIn,
    indicators: tagged.indicators.map(({ code }) => code),
  })
  // In the channel itself the card is the answer.
  const answer = [
    ...(postedIn !== channel ? [t.giving.posted(`<#${postedIn}>`)] : []),
    ...(notes.length > 0 ? [t.unclear.tagKept(notes)] : []),
  ]
  if (answer.length > 0) await call.reply(answer.join('\n'))
}

/** A group's members without the giver, and without those whom kudos cannot go to: nobody named them one by one. */
export async function withGroups(
  slack: SlackContext,
  giver: Person,
  userIds: string[],
  groupIds: string[],
): Promise<string[]> {
  if (groupIds.length === 0) return userIds
  const members = (await Promise.all(groupIds.map(id => slack.directory.groupMembers(id)))).flat()
  const people = await slack.directory.people([...new Set(members)].filter(id => id !== giver.id))
  const able = people.filter(person => person.isActive && !person.isBot && !person.isStranger)
  return [...new Set([...userIds, ...able.map(person => person.id)])]
}

/** Throws Refusal for those who could not send it in. */
async function openKudosModal(
  slack: SlackContext,
  triggerId: string,
  person: Person,
  memory: KudosModalMemory,
  recipientIds: string[],
  typed: { text?: string; indicator?: Indicator | undefined } = {},
  notes: readonly string[] = [],
): Promise<void> {
  checkInside(person)
  const { kudosChannel } = await slack.laurel.workspace(slack.workspaceId)
  const initial = { ...typed, recipientIds, channel: memory.channel ?? kudosChannel }
  const view = kudosModal(slack.t(person), memory, initial, person.language, notes)
  await openView(slack, triggerId, view)
}

const memorySchema = z.object({
  channel: z.string().nullable(),
  sourceLink: z.string().nullable(),
  sourceQuote: z.string().nullable(),
})

/** Which field of the modal a refusal is about. */
const fieldOf: Partial<Record<RefusalCode, string>> = {
  'empty-text': 'text',
  'text-too-long': 'text',
  'same-text': 'text',
  'over-limit': 'text',
  'unknown-indicator': 'indicator',
  'no-channel': 'channel',
  'not-in-channel': 'channel',
}

export function givingListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.shortcut({ callback_id: 'give_kudos', type: 'shortcut' }, async ({ shortcut, ack }) => {
    const tell = (text: string) => slack.client.chat.postMessage({ channel: shortcut.user.id, text })
    const work = slack.attempt(shortcut.user.id, tell, async person => {
      const memory = { channel: null, sourceLink: null, sourceQuote: null }
      await openKudosModal(slack, shortcut.trigger_id, person, memory, [])
    })
    await acknowledging(ack, work)
  })

  app.shortcut(
    { callback_id: 'give_kudos_for_this', type: 'message_action' },
    async ({ shortcut, ack, respond }) => {
      const tell = (text: string) => respond({ text, response_type: 'ephemeral', replace_original: false })
      const work = slack.attempt(shortcut.user.id, tell, async person => {
        const author = shortcut.message.user
        if (!author || author === slack.botUserId) throw new Refusal('bot', { people: [slack.botUserId] })
        if (author === person.id) throw new Refusal('self')
        const source = { channel: shortcut.channel.id, messageId: shortcut.message.ts }
        const sourceLink = await laurel.chat(workspaceId).link(source)
        const quote = await plainWords(slack, shortcut.message.text ?? '')
        // A card is posted in channels only: a direct message has none, and Laurel cannot answer in it.
        const channel = shortcut.channel.id.startsWith('D') ? null : shortcut.channel.id
        const memory = { channel, sourceLink, sourceQuote: cut(quote, 300) || null }
        await openKudosModal(slack, shortcut.trigger_id, person, memory, [author])
      })
      await acknowledging(ack, work)
    },
  )

  // "Give kudos" on a summary or App Home; the value may name a person.
  app.action('giving:open', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions') return ack()
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async person => {
      const wanted = 'value' in action ? action.value : undefined
      const memory = { channel: null, sourceLink: null, sourceQuote: null }
      const recipients = wanted && /^[UW][A-Z0-9]+$/.test(wanted) && wanted !== person.id ? [wanted] : []
      const { framework } = await laurel.framework(workspaceId)
      const indicator = wanted?.startsWith('#') ? framework.indicator(wanted.slice(1)) : undefined
      await openKudosModal(slack, body.trigger_id, person, memory, recipients, { indicator })
    })
    await acknowledging(ack, work)
  })

  app.view<ViewSubmitAction>('giving:kudos', async ({ body, view, ack }) => {
    const values = view.state.values
    const memory = memorySchema.parse(JSON.parse(view.private_metadata))
    const channel = values.channel?.value?.selected_conversation ?? memory.channel
    const indicator = values.indicator?.['tag:indicator']?.selected_option?.value
    let postedIn = memory.channel
    const given = await submitting(
      slack,
      { ack, userId: body.user.id },
      async person => {
        if (channel !== null) await requirePlace(laurel, workspaceId, { personId: person.id, place: channel })
        const { framework } = await laurel.framework(workspaceId)
        // A line that opened the form may have had several `#words`.
        const tagged = tagsOf(framework, values.text?.value?.value ?? '')
        const recognition = await giveRecognition(laurel, {
          workspaceId,
          receipt: slack.receiptOf(body),
          giverId: person.id,
          recipientIds: values.to?.value?.selected_users ?? [],
          text: tagged.text,
          channel,
          answerIn: memory.channel ?? person.id,
          indicators: [...(indicator ? [indicator] : []), ...tagged.indicators.map(({ code }) => code)],
          sourceLink: memory.sourceLink,
          // What was said in one conversation is not quoted in another: the link opens for those who may read it.
          sourceQuote: channel === memory.channel ? memory.sourceQuote : null,
        })
        postedIn = recognition.channel
      },
      error => (error instanceof Refusal && fieldOf[error.code]) || 'to',
    )
    if (!given || postedIn === null || postedIn === memory.channel) return
    const said = `<#${postedIn}>`
    const tell = (text: string) => slack.tellPrivately(memory.channel, body.user.id, text)
    await slack.attempt(body.user.id, tell, async (_, t) => {
      await tell(t.giving.posted(said))
    })
  })

  app.action('kudos:plus-one', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions' || action.type !== 'button') return ack()
    const tell = answering(slack, body, respond)
    const recognitionId = action.value ?? ''
    const work = slack.attempt(body.user.id, tell, async ({ id: personId }) => {
      const reader = { recognitionId, personId, pressedIn: body.channel?.id ?? '' }
      await requireKudosReader(laurel, workspaceId, reader)
      await addPlusOne(laurel, { workspaceId, receipt: slack.receiptOf(body), recognitionId, personId })
    })
    await acknowledging(ack, work)
  })

  app.action('kudos:menu', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions' || action.type !== 'overflow') return ack()
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const [verb, recognitionId = ''] = action.selected_option.value.split(':')
      if (verb === 'report') {
        const reader = { recognitionId, personId: person.id, pressedIn: body.channel?.id ?? '' }
        await requireKudosReader(laurel, workspaceId, reader)
        const { text } = await requireReporter(laurel.database, workspaceId, recognitionId, person.id)
        await openView(slack, body.trigger_id, reportKudosModal(t, recognitionId, text))
        return
      }
      const recognition = await requireGiver(laurel.database, workspaceId, recognitionId, person.id)
      if (verb === 'change') {
        const { revision } = recognition
        const answerIn = body.channel?.id ?? person.id
        const memory = { recognitionId, responseUrl: null, answerIn, revision }
        await openChangeModal(slack, body.trigger_id, t, memory, recognition.text)
        return
      }
      const view = (verb === 'edit' ? editKudosModal : withdrawKudosModal)(t, recognitionId, recognition.text)
      await openView(slack, body.trigger_id, view)
    })
    await acknowledging(ack, work)
  })

  // "Add what they did…" under a kudos in which no behaviour was seen.
  app.action('kudos:edit', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions' || action.type !== 'button') return ack()
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const { id, text } = await requireGiver(laurel.database, workspaceId, action.value ?? '', person.id)
      await openView(slack, body.trigger_id, editKudosModal(t, id, text))
    })
    await acknowledging(ack, work)
  })

  app.view<ViewSubmitAction>('giving:edit', async ({ body, view, ack }) => {
    const wish = {
      workspaceId,
      receipt: slack.receiptOf(body),
      recognitionId: recognitionOf(view.private_metadata),
      text: view.state.values.text?.value?.value ?? '',
    }
    await submitting(
      slack,
      { ack, userId: body.user.id },
      person => editRecognition(laurel, { ...wish, personId: person.id }),
      () => 'text',
    )
  })

  app.view('giving:withdraw', async ({ body, view, ack }) => {
    const tell = (text: string) => slack.client.chat.postMessage({ channel: body.user.id, text })
    const work = slack.attempt(body.user.id, tell, person =>
      withdrawRecognition(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        recognitionId: recognitionOf(view.private_metadata),
        personId: person.id,
      }),
    )
    await acknowledging(ack, work)
  })

  app.view('giving:report', async ({ body, view, ack }) => {
    const tell = (text: string) => slack.client.chat.postMessage({ channel: body.user.id, text })
    const recognitionId = recognitionOf(view.private_metadata)
    const work = slack.attempt(body.user.id, tell, async ({ id: personId }, t) => {
      // Slack does not say where the form was opened.
      await requireKudosReader(laurel, workspaceId, { recognitionId, personId, pressedIn: '' })
      await reportRecognition(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        recognitionId,
        personId,
      })
      await tell(t.giving.reportThanks)
    })
    await acknowledging(ack, work)
  })

  for (const [name, outcome] of [
    ['kudos:report-stands', 'stands'],
    ['kudos:take-down', 'taken-down'],
  ] as const)
    app.action(name, async ({ body, action, ack, respond }) => {
      if (body.type !== 'block_actions' || action.type !== 'button') return ack()
      const work = slack.attempt(body.user.id, answering(slack, body, respond), person =>
        settleKudosReport(laurel, {
          workspaceId,
          receipt: slack.receiptOf(body),
          recognitionId: action.value ?? '',
          personId: person.id,
          outcome,
        }),
      )
      await acknowledging(ack, work)
    })

  app.action('kudos:retry', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions' || action.type !== 'button') return ack()
    const tell = answering(slack, body, respond)
    const work = slack.attempt(body.user.id, tell, async (person, t) => {
      const { channel } = await retryCard(laurel, {
        workspaceId,
        receipt: slack.receiptOf(body),
        recognitionId: action.value ?? '',
        personId: person.id,
      })
      await respond({ text: t.giving.posted(`<#${channel}>`), replace_original: true })
    })
    await acknowledging(ack, work)
  })
}

const recognitionOf = (metadata: string) =>
  z.object({ recognitionId: z.string() }).parse(JSON.parse(metadata)).recognitionId
