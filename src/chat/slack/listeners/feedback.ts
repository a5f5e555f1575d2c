import type { App } from '@slack/bolt'
import { listFeedback } from '../../../app/list-feedback.ts'
import { mentionPeople, mentionRecipients } from '../../../app/mention-people.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import { readRequestLine, requestIn } from '../../../core/feedback/request-line.ts'
import { longestPart, mostIndicators } from '../../../core/feedback/rules.ts'
import { topicsOf } from '../../../core/feedback/topics.ts'
import type { Person } from '../../../core/person.ts'
import { readKudosLine } from '../../../core/recognition/kudos-line.ts'
import { checkInside } from '../../../core/recognition/rules.ts'
import { Refusal } from '../../../core/refusal.ts'
import { escapeText } from '../blocks/element.ts'
import { renderFeedbackList } from '../blocks/feedback-list.ts'
import type { SlackContext } from '../context.ts'
import { plainText } from '../parse.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { emptyForm, openFeedbackForm } from './feedback-form.ts'
import { openRequestForm } from './feedback-request.ts'
import { withGroups } from './giving.ts'
import { notesOn } from './notes-on.ts'
import { plainWords } from './plain-words.ts'
import { homePlaceOf } from './show-home.ts'

const lists = new Set(['list', 'me', 'mine', '列表', '我', '我的'])
const helps = new Set(['help', '帮助'])

/** `/feedback @x [words]`, `/feedback request @a @b [for @report] about <indicator>`, `/feedback list`. */
export async function handleFeedbackCommand(call: CommandCall): Promise<void> {
  const { slack, person, t, text, words, channel, reply } = call
  const [verb = ''] = words
  if (helps.has(verb.toLowerCase())) return reply(t.feedback.help)
  if (lists.has(verb.toLowerCase())) return reply(await list(slack, person))
  checkInside(person)
  const asked = requestIn(text)
  if (asked !== null) return handleRequest(call, asked)
  if (call.triggerId === null) return reply(t.help.notHere)
  const { laurel, workspaceId } = slack
  const line = readKudosLine(await mentionRecipients(laurel, workspaceId, text))
  const [receiverId = null, ...others] = line.userIds
  if (receiverId === person.id) throw new Refusal('feedback-to-self')
  const leftOutPeople = others.map(id => `<@${id}>`)
  const notes = await notesOn(slack, person, { names: line.unknownNames, leftOutPeople })
  const behaviour = await plainWords(slack, line.text)
  const limit = longestPart.behaviour
  // No form takes them; the command took them out of where they were written.
  if (behaviour.length > limit) return reply(`${t.feedback.tooLong(limit)}\n${escapeText(behaviour)}`)
  const form = { ...emptyForm, receiverId, behaviour }
  const memory = { requestId: null, channel, inHome: false }
  await openFeedbackForm(slack, call.triggerId, person, form, memory, notes)
}

async function handleRequest(call: CommandCall, said: string): Promise<void> {
  const { slack, person, t, triggerId, reply } = call
  const { laurel, workspaceId } = slack
  const { framework } = await laurel.framework(workspaceId)
  const rest = await withMembers(slack, person, said)
  const mentioned = await mentionPeople(laurel, workspaceId, rest)
  const line = readRequestLine(triggerId === null ? rest : mentioned)
  const { subjectName } = line
  const { indicators, unclear } = topicsOf(
    framework,
    plainText(line.said, () => undefined),
    person.language,
  )
  const chosen = indicators.slice(0, mostIndicators)
  const notes = await notesOn(slack, person, {
    names: [...(subjectName ? [subjectName] : []), ...line.unknownNames],
    possibleNames: line.possibleNames,
    topics: unclear,
    leftOut: indicators.slice(mostIndicators),
    leftOutPeople: line.moreSubjects,
  })
  const subjectId = line.subjectId ?? (subjectName ? '' : person.id)
  // Slack vouches for its mentions; whom a typed name means is seen in the form before anybody is asked.
  const isSure = mentioned === rest && notes.length === 0
  if (line.personIds.length === 0 || chosen.length === 0 || !isSure) {
    if (triggerId === null) return reply(notes.length > 0 ? notes.join('\n') : t.help.notHere)
    const form = {
      subjectId,
      personIds: line.personIds,
      indicators: chosen.map(({ code, name }) => ({ code, name: name[person.language] })),
      // A behaviour that the dictionary does not have can still be asked about, in words.
      note: t.common.list(unclear),
    }
    return openRequestForm(slack, triggerId, person, form, notes)
  }
  const asked = await requestFeedback(laurel, {
    workspaceId,
    receipt: call.receipt,
    askerId: person.id,
    subjectId,
    personIds: line.personIds,
    indicators: chosen.map(({ code }) => code),
    note: null,
  })
  await reply(t.feedback.requested(t.common.list(asked.map(id => `<@${id}>`))))
}

/** The line with its members in the place of a user group. */
async function withMembers(slack: SlackContext, asker: Person, line: string): Promise<string> {
  const { groupIds } = readKudosLine(line)
  let said = line
  for (const id of groupIds) {
    const members = await withGroups(slack, asker, [], [id])
    // As people are listed: who is asked about one person is told that the others were left out.
    const mentions = members.map(member => `<@${member}>`).join(' and ')
    said = said.replaceAll(new RegExp(`<!subteam\\^${id}(?:\\|[^<>]*)?>`, 'g'), mentions)
  }
  return said
}

async function list({ laurel, workspaceId, t }: SlackContext, person: Person) {
  const { view, language, timeZone } = await listFeedback(laurel, { workspaceId, personId: person.id })
  return renderFeedbackList(view, t(person), { language, timeZone })
}

/** The shortcuts and the buttons that open the two forms. */
export function feedbackListeners(app: App, slack: SlackContext): void {
  const open = (person: Person, triggerId: string, receiverId: string | null, inHome = false) => {
    const memory = { requestId: null, channel: null, inHome }
    return openFeedbackForm(slack, triggerId, person, { ...emptyForm, receiverId }, memory)
  }

  app.shortcut({ callback_id: 'give_feedback', type: 'shortcut' }, async ({ shortcut, ack }) => {
    const tell = (text: string) => slack.tellPrivately(null, shortcut.user.id, text)
    const work = slack.attempt(shortcut.user.id, tell, person => open(person, shortcut.trigger_id, null))
    await acknowledging(ack, work)
  })

  app.shortcut({ callback_id: 'ask_for_feedback', type: 'shortcut' }, async ({ shortcut, ack }) => {
    const tell = (text: string) => slack.tellPrivately(null, shortcut.user.id, text)
    const work = slack.attempt(shortcut.user.id, tell, person =>
      openRequestForm(slack, shortcut.trigger_id, person),
    )
    await acknowledging(ack, work)
  })

  // "Give feedback" on a list or App Home; the value may name a person.
  app.action('feedback:open', async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions') return ack()
    const wanted = 'value' in action && /^[UW][A-Z0-9]+$/.test(action.value ?? '') ? action.value! : null
    const inHome = homePlaceOf(body.view) !== null
    const work = slack.attempt(body.user.id, answering(slack, body, respond), person =>
      open(person, body.trigger_id, wanted === person.id ? null : wanted, inHome),
    )
    await acknowledging(ack, work)
  })

  app.action('feedback:open-request', async ({ body, ack, respond }) => {
    if (body.type !== 'block_actions') return ack()
    const work = slack.attempt(body.user.id, answering(slack, body, respond), person =>
      openRequestForm(slack, body.trigger_id, person),
    )
    await acknowledging(ack, work)
  })
}
