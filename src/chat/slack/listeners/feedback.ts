import type { App } from '@slack/bolt'
import { listFeedback } from '../../../app/list-feedback.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import type { Framework } from '../../../core/framework/framework.ts'
import type { Language } from '../../../core/language.ts'
import type { Person } from '../../../core/person.ts'
import { indicatorOfWord } from '../../../core/recognition/indicator-word.ts'
import { renderFeedbackList } from '../blocks/feedback-list.ts'
import type { SlackContext } from '../context.ts'
import { mentionedUsers, parseKudosLine, plainText } from '../parse.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { emptyForm, openFeedbackForm } from './feedback-form.ts'
import { openRequestForm } from './feedback-request.ts'
import { homePlaceOf } from './show-home.ts'
import { searchIndicators } from './tagging.ts'

const requests = /^(?:request|ask|征求|请教|要反馈)(?=\s|<|@|$)/i
const lists = new Set(['list', 'me', 'mine', '列表', '我', '我的'])
const helps = new Set(['help', '帮助'])

/** `/feedback @x [words]`, `/feedback request @a @b [for @report] about <indicator>`, `/feedback list`. */
export async function handleFeedbackCommand(call: CommandCall): Promise<void> {
  const { slack, person, t, text, words, channel, reply } = call
  const [verb = ''] = words
  if (helps.has(verb.toLowerCase())) return reply(t.feedback.help)
  if (lists.has(verb.toLowerCase())) return reply(await list(slack, person))
  if (requests.test(text)) return handleRequest(call, text.replace(requests, '').trim())
  if (call.triggerId === null) return reply(t.help.notHere)
  const line = parseKudosLine(text)
  const said = await plainWords(slack, line.text)
  const form = { ...emptyForm, receiverId: line.userIds[0] ?? null, behaviour: said }
  await openFeedbackForm(slack, call.triggerId, person, form, { requestId: null, channel, inHome: false })
}

async function handleRequest(call: CommandCall, rest: string): Promise<void> {
  const { slack, person, t, triggerId, reply } = call
  const { framework } = await slack.laurel.framework(slack.workspaceId)
  const wish = parseRequest(rest, framework, person.language)
  const subjectId = wish.subjectId ?? person.id
  const chosen = wish.indicators.map(({ code, name }) => ({ code, name: name[person.language] }))
  if (wish.personIds.length === 0 || chosen.length === 0 || wish.unclear !== null) {
    if (triggerId === null)
      return reply(wish.unclear ? t.feedback.topicUnclear(wish.unclear) : t.help.notHere)
    return openRequestForm(slack, triggerId, person, { ...wish, subjectId, indicators: chosen })
  }
  const asked = await requestFeedback(slack.laurel, {
    workspaceId: slack.workspaceId,
    receipt: call.receipt,
    askerId: person.id,
    subjectId,
    personIds: wish.personIds,
    indicators: chosen.map(({ code }) => code),
    note: null,
  })
  await reply(t.feedback.requested(t.common.list(asked.map(id => `<@${id}>`))))
}

/** "@a @b for @c about owns mistakes and sees work through". `unclear`: what names no indicator, or several. */
function parseRequest(rest: string, framework: Framework, language: Language) {
  const [whom = '', ...topics] = rest.split(/\babout\b|关于/i)
  const subject = /(?:\b(?:for|on)\b|替|为)\s*<@([UW][A-Z0-9]+)/i.exec(whom)?.[1] ?? null
  const personIds = [...new Set(mentionedUsers(whom))].filter(id => id !== subject)
  const words = topics
    .join(' ')
    .split(/\s+and\s+|[,，、]|和|以及/)
    .map(word => plainText(word, () => undefined).trim())
    .filter(Boolean)
  const found = words.map(word => ({ word, indicator: indicatorNamed(framework, word, language) }))
  return {
    subjectId: subject,
    personIds,
    indicators: found.flatMap(({ indicator }) => indicator ?? []),
    unclear: found.find(({ indicator }) => !indicator)?.word ?? null,
  }
}

function indicatorNamed(framework: Framework, word: string, language: Language) {
  const exact = indicatorOfWord(framework, word)
  if (exact) return exact
  const found = searchIndicators(framework, word, language)
  return found.length === 1 ? found[0]! : null
}

async function list({ laurel, workspaceId, t }: SlackContext, person: Person) {
  const { view, language, timeZone } = await listFeedback(laurel, { workspaceId, personId: person.id })
  return renderFeedbackList(view, t(person), { language, timeZone })
}

async function plainWords(slack: SlackContext, escaped: string): Promise<string> {
  const people = await slack.directory.people([...new Set(mentionedUsers(escaped))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return plainText(escaped, id => names.get(id))
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
