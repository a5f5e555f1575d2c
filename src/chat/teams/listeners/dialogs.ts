import { z } from 'zod'
import { Refusal } from '../../../core/refusal.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import type { TeamsActivity } from '../activity.ts'
import { cutText, escapeText } from '../cards/card-text.ts'
import type { Draft, Element } from '../cards/element.ts'
import { attachmentOf } from '../chat.ts'
import type { TeamsContext } from '../context.ts'
import type { InvokeAnswer } from '../http.ts'
import { wordsOfHtml } from '../parse.ts'
import { dataOf } from './act.ts'
import { formAgain, giveByForm, kudosForm } from './giving.ts'

/** Actions of the app package that open the form. */
export const dialogCommands = { message: 'giveKudosForThis', compose: 'giveKudos' } as const

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

/** "Give kudos for this" on a message, or "Give kudos" where messages are written: the form as a dialog. */
export async function openDialog(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  return inDialog(teams, activity, async (person, t) => {
    const value = fetchSchema.parse(activity.value)
    const message = value.commandId === dialogCommands.message ? value.messagePayload : null
    const saidIn = (await teams.directory.placeOf(activity)) ?? ''
    const memory = { saidIn, sourceLink: '', sourceQuote: '' }
    if (!message) return { card: await kudosForm(teams, person, memory, []), t }
    const { id: author, displayName } = message.from?.user ?? {}
    if (!author) throw new Refusal('bot', { people: [teams.botId] })
    if (author === person.id) throw new Refusal('self')
    const recipients = await teams.directory.people([author])
    const quote = cutText(wordsOfHtml(message.body?.content ?? ''), 300)
    const source = { ...memory, sourceLink: message.linkToMessage ?? '', sourceQuote: quote }
    const problem = recipients.length > 0 ? null : t.teams.authorUnknown(escapeText(displayName ?? '👤'))
    return { card: await kudosForm(teams, person, source, recipients, { problem }), t }
  })
}

/** The dialog was sent in: it closes, or stays with what is wrong. */
export async function submitDialog(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  return inDialog(teams, activity, async (person, t) => {
    const submitted = z.looseObject({ data: z.unknown().optional() }).parse(activity.value)
    const data = dataOf(submitted.data)
    try {
      const postedIn = await giveByForm({ teams, person, data })
      return { say: t.giving.posted(`<#${postedIn}>`) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { card: await formAgain({ teams, person, data }, teams.explain(error, t)), t }
    }
  })
}

/** What is only said is a dialog as well: of the answers to what was sent in, it is the one that every client shows. */
type Shown = { card: Draft; t: Catalogue } | { say: string }

async function inDialog(
  teams: TeamsContext,
  activity: TeamsActivity,
  work: (
    person: NonNullable<Awaited<ReturnType<TeamsContext['directory']['actor']>>>,
    t: Catalogue,
  ) => Promise<Shown>,
): Promise<InvokeAnswer> {
  let t = catalogueOf('en')
  const person = await teams.directory.actor(activity)
  const reader = person ?? { language: 'en' as const, timeZone: 'UTC' }
  let shown: Shown
  try {
    if (!person) throw new Refusal('unknown-person', { people: [activity.from.id] })
    t = teams.t(person)
    shown = await work(person, t)
  } catch (error) {
    shown = { say: teams.explain(error, t) }
  }
  const isForm = 'card' in shown
  const draft = 'card' in shown ? { ...shown.card, body: shown.card.body.map(submitting) } : shown.say
  const { card } = await teams.dressed(draft, reader)
  const height = isForm ? 'large' : 'small'
  const value = { title: t.teams.actionTitle, height, width: 'medium', card: attachmentOf(card) }
  return { status: 200, body: { task: { type: 'continue', value } } }
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
