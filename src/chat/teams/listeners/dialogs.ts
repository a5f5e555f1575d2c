import { z } from 'zod'
import { Refusal } from '../../../core/refusal.ts'
import { catalogueOf } from '../../../i18n/catalogue.ts'
import { readerOf, receiptOf, type TeamsActivity } from '../activity.ts'
import { cutText, escapeText, type Reader } from '../cards/card-text.ts'
import type { Element } from '../cards/element.ts'
import { renderKeptForm } from '../cards/kept-form.ts'
import type { KudosMemory } from '../cards/kudos-form.ts'
import { attachmentOf } from '../chat.ts'
import type { TeamsContext } from '../context.ts'
import type { InvokeAnswer } from '../http.ts'
import { wordsOfHtml } from '../parse.ts'
import { type Act, type ActHandler, dataOf, type Outcome } from './act.ts'
import { actOf } from './actions.ts'
import { feedbackFormActs } from './feedback.ts'
import { forColleagues } from './for-colleagues.ts'
import { kudosForm } from './giving.ts'

const fetchSchema = z.looseObject({
  commandId: z.string().optional(),
  messagePayload: z
    .looseObject({
      id: z.string().nullish(),
      linkToMessage: z.string().nullish(),
      body: z.looseObject({ content: z.string().nullish() }).nullish(),
      from: z
        .looseObject({
          user: z.looseObject({ id: z.string(), displayName: z.string().nullish() }).nullish(),
          application: z.unknown().optional(),
        })
        .nullish(),
    })
    .nullish(),
})

/** Actions of the app package by their ids there, and the form that each opens. */
export const dialogs = {
  giveKudosForThis: kudosForMessage,
  giveKudos: async ({ teams, activity, person }) => ({
    card: await kudosForm(teams, person, await memoryOf(teams, activity), []),
  }),
  giveFeedback: feedbackFormActs['feedback:open']!,
  askForFeedback: feedbackFormActs['feedback:open-request']!,
} as const satisfies Record<string, ActHandler>

/** An action on a message, or where messages are written: its form as a dialog. */
export async function openDialog(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  const { commandId = '' } = fetchSchema.parse(activity.value)
  if (!Object.hasOwn(dialogs, commandId)) return { status: 501 }
  const open: ActHandler = dialogs[commandId as keyof typeof dialogs]
  return inDialog(teams, activity, {}, forColleagues(open))
}

async function memoryOf({ directory }: TeamsContext, activity: TeamsActivity): Promise<KudosMemory> {
  return { saidIn: (await directory.placeOf(activity)) ?? '', sourceLink: '', sourceQuote: '' }
}

async function kudosForMessage({ teams, activity, person, t }: Act): Promise<Outcome> {
  const { messagePayload: message } = fetchSchema.parse(activity.value)
  const { id: author, displayName } = message?.from?.user ?? {}
  if (!author) throw new Refusal('bot', { people: [teams.botId] })
  if (author === person.id) throw new Refusal('self')
  const recipients = await teams.directory.people([author])
  const memory = {
    ...(await memoryOf(teams, activity)),
    sourceLink: message?.linkToMessage ?? '',
    sourceQuote: cutText(wordsOfHtml(message?.body?.content ?? ''), 300),
  }
  const problem = recipients.length > 0 ? null : t.teams.authorUnknown(escapeText(displayName ?? '👤'))
  return { card: await kudosForm(teams, person, memory, recipients, { problem }) }
}

/** The dialog was sent in: it says what came of it, or stays with what is wrong. Its buttons are those of the same card in a chat. */
export async function submitDialog(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  const submitted = z.looseObject({ data: z.unknown().optional() }).parse(activity.value)
  const data = dataOf(submitted.data)
  const act = actOf(data.verb)
  return act ? inDialog(teams, activity, data, act) : { status: 501 }
}

/**
 * What is only said is a dialog as well: of the answers to what was sent in, it is the one that every client shows. It
 * takes the place of the form, so that what failed is said above what was typed.
 */
async function inDialog(
  teams: TeamsContext,
  activity: TeamsActivity,
  data: Act['data'],
  work: ActHandler,
): Promise<InvokeAnswer> {
  let reader: Reader = readerOf(activity)
  let t = catalogueOf(reader.language)
  let outcome: Outcome
  const failing = (problem: string): Outcome => {
    const card = renderKeptForm(data, problem, t)
    return card ? { card } : { say: problem }
  }
  try {
    const person = await teams.directory.actor(activity)
    reader = person ?? reader
    t = catalogueOf(reader.language)
    outcome = person
      ? await work({ teams, activity, person, t, data, receipt: receiptOf(activity) })
      : failing(t.teams.whoAreYou)
  } catch (error) {
    outcome = failing(teams.explain(error, t))
  }
  const { card, summary } = await teams.dressed('card' in outcome ? outcome.card : outcome.say, reader)
  const isForm = card.body.some(({ type }) => type.startsWith('Input.'))
  const value = {
    title: isForm ? summary : t.help.homeTitle,
    height: isForm ? 'large' : 'small',
    width: 'medium',
    card: attachmentOf({ ...card, body: untitled(card.body, summary).map(submitting) }),
  }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

/** Without the heading that stands above the dialog already. */
function untitled(body: Element[], title: string): Element[] {
  const [first, ...rest] = body
  const isTitle = first?.type === 'TextBlock' && first.style === 'heading' && first.text === title
  return isTitle && rest.length > 0 ? rest : body
}

/** A dialog is sent in: its buttons submit, they do not act on a message. */
function submitting(element: Element): Element {
  if (element.type !== 'ActionSet') return element
  const buttons = element.actions.map(({ verb: _, ...action }) => ({
    ...action,
    type: 'Action.Submit' as const,
  }))
  return { ...element, actions: buttons }
}
