import { z } from 'zod'
import { addPlusOne } from '../../../app/add-plus-one.ts'
import { editRecognition } from '../../../app/edit-recognition.ts'
import { giveRecognition } from '../../../app/give-recognition.ts'
import { readKudos } from '../../../app/mention-people.ts'
import { reportRecognition } from '../../../app/report-recognition.ts'
import { requireAdmin } from '../../../app/require-admin.ts'
import { requireGiver } from '../../../app/require-giver.ts'
import { requireJudge } from '../../../app/require-judge.ts'
import { requireKudosReader } from '../../../app/require-kudos-reader.ts'
import { requirePlace } from '../../../app/require-place.ts'
import { requireReporter } from '../../../app/require-reporter.ts'
import { retryCard } from '../../../app/retry-card.ts'
import { settleKudosReport } from '../../../app/settle-kudos-report.ts'
import { viewOfKudosCard } from '../../../app/view-of-kudos-card.ts'
import { viewOfKudosDispute } from '../../../app/view-of-kudos-dispute.ts'
import { viewOfKudosReport } from '../../../app/view-of-kudos-report.ts'
import { viewOfMappingPrompt } from '../../../app/view-of-mapping-prompt.ts'
import { withdrawRecognition } from '../../../app/withdraw-recognition.ts'
import type { Person } from '../../../core/person.ts'
import { tagsOf } from '../../../core/recognition/tags.ts'
import { Refusal } from '../../../core/refusal.ts'
import { channelOf, scopeOf } from '../activity.ts'
import type { Draft } from '../cards/element.ts'
import {
  type KudosForm,
  type KudosMemory,
  renderEditForm,
  renderIndicatorForm,
  renderKudosForm,
  renderReported,
  renderReportForm,
  renderTakeDownForm,
  renderWithdrawForm,
} from '../cards/kudos-form.ts'
import type { TeamsContext } from '../context.ts'
import { placesOf } from '../places.ts'
import { renderMessage } from '../render.ts'
import { type Act, type ActHandler, listOf, type Outcome } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { formReceipt } from './form-receipt.ts'
import { notesOn } from './notes-on.ts'
import { plainWords } from './plain-words.ts'
import { showBelow } from './show-below.ts'

/** Colleagues listed in a form before Teams is asked for others. */
const listedColleagues = 200

export async function handleKudosCommand(call: CommandCall): Promise<void> {
  const { teams, person, t, text, channel } = call
  const { laurel, workspaceId } = teams
  if (text === '') {
    const memory = { saidIn: channel ?? '', sourceLink: '', sourceQuote: '' }
    return call.reply(await kudosForm(teams, person, memory, []))
  }
  const { line, isCertain } = await readKudos(laurel, workspaceId, text)
  if (line.userIds.length === 0 && line.unknownNames.length === 0) throw new Refusal('no-recipient')
  const { framework } = await laurel.framework(workspaceId)
  const tagged = tagsOf(framework, line.text)
  const notes = await notesOn(teams, person, { names: line.unknownNames, topics: tagged.unclear })
  if (!isCertain) {
    const memory = { saidIn: channel ?? '', sourceLink: '', sourceQuote: '' }
    const recipients = await teams.directory.people(line.userIds)
    // The form has room for one; it reads the others in its text.
    const { text: words, indicators } = tagsOf(framework, line.text, 1)
    const typed = {
      problem: t.common.paragraph(notes) || null,
      text: await plainWords(teams, words),
      indicator: indicators[0]?.code ?? null,
    }
    return call.reply(await kudosForm(teams, person, memory, recipients, typed))
  }
  const { channel: postedIn } = await giveRecognition(laurel, {
    workspaceId,
    receipt: call.receipt,
    giverId: person.id,
    recipientIds: line.userIds,
    text: await plainWords(teams, tagged.text),
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

/** An empty form, or one that comes back with what was wrong. */
export async function kudosForm(
  teams: TeamsContext,
  person: Person,
  memory: KudosMemory,
  recipients: Person[],
  typed: Partial<Pick<KudosForm, 'form' | 'text' | 'channel' | 'indicator' | 'problem'>> = {},
): Promise<Draft> {
  const { laurel, workspaceId, seal, t } = teams
  const { people } = laurel.database
  const [{ kudosChannel }, { framework }, colleagues] = await Promise.all([
    laurel.workspace(workspaceId),
    laurel.framework(workspaceId),
    people.colleagues(workspaceId, listedColleagues),
  ])
  const places = await placesOf(teams, person, [memory.saidIn, kudosChannel], typed.channel)
  const form: KudosForm = {
    form: typed.form ?? laurel.ids.next(),
    memory,
    sealed: seal.of(JSON.stringify({ ...memory, personId: person.id })),
    recipients,
    text: typed.text ?? '',
    channel: typed.channel ?? (memory.saidIn || kudosChannel),
    indicator: typed.indicator ?? null,
    colleagues: colleagues.filter(colleague => colleague.id !== person.id),
    places,
    framework,
    likely: [],
    problem: typed.problem ?? null,
  }
  return renderKudosForm(form, t(person), person.language)
}

const memorySchema = z.object({
  saidIn: z.string(),
  sourceLink: z.string(),
  sourceQuote: z.string(),
  personId: z.string(),
})

/** What a form of this person's remembers: nobody quotes, or links to, what Laurel did not read itself. */
function memoryIn({ teams, person, data }: Pick<Act, 'teams' | 'person' | 'data'>): KudosMemory {
  const words = teams.seal.opened(data.memory ?? '')
  const { personId, ...memory } = words === null ? { personId: null } : memorySchema.parse(JSON.parse(words))
  return { saidIn: '', sourceLink: '', sourceQuote: '', ...(personId === person.id ? memory : {}) }
}

/** Throws Refusal for a place that the person does not choose from: they are not in it, or it is nobody's but one's own. */
async function checkPlace({ laurel, workspaceId }: TeamsContext, personId: string, place: string) {
  const { kudosChannel } = await laurel.workspace(workspaceId)
  const isKnown =
    place === kudosChannel || (await laurel.database.addresses.channel(workspaceId, place)) !== null
  if (!isKnown) throw new Refusal('not-in-channel')
  await requirePlace(laurel, workspaceId, { personId, place })
}

/** Stores what a form asks for. Returns the conversation the card goes to. Throws Refusal. */
async function giveByForm(act: Pick<Act, 'teams' | 'person' | 'data'>): Promise<string> {
  const { teams, person, data } = act
  const { laurel, workspaceId } = teams
  const { saidIn, sourceLink, sourceQuote } = memoryIn(act)
  const channel = data.channel || null
  if (channel !== null && channel !== saidIn) await checkPlace(teams, person.id, channel)
  const { framework } = await laurel.framework(workspaceId)
  // A line that opened the form may have had several `#words`.
  const tagged = tagsOf(framework, data.text ?? '')
  const { channel: postedIn } = await giveRecognition(laurel, {
    workspaceId,
    receipt: formReceipt(act),
    giverId: person.id,
    recipientIds: listOf(data.to),
    text: tagged.text,
    channel,
    answerIn: person.id,
    indicators: [...(data.indicator ? [data.indicator] : []), ...tagged.indicators.map(({ code }) => code)],
    sourceLink: sourceLink || null,
    // What was said in one conversation is not quoted in another: the link opens for those who may read it.
    sourceQuote: channel !== null && channel === saidIn ? sourceQuote || null : null,
  })
  return postedIn
}

/** The same form with what was typed, and what is wrong with it. */
async function formAgain(act: Pick<Act, 'teams' | 'person' | 'data'>, problem: string): Promise<Draft> {
  const { teams, person, data } = act
  const recipients = await teams.directory.people(listOf(data.to))
  return kudosForm(teams, person, memoryIn(act), recipients, {
    problem,
    text: data.text ?? '',
    ...(data.form ? { form: data.form } : {}),
    ...(data.channel ? { channel: data.channel } : {}),
    ...(data.indicator ? { indicator: data.indicator } : {}),
  })
}

const views = {
  card: viewOfKudosCard,
  prompt: viewOfMappingPrompt,
  report: viewOfKudosReport,
  dispute: viewOfKudosDispute,
}
const isView = (from = ''): from is keyof typeof views => Object.hasOwn(views, from)

/** The card that an action was pressed on, as it is by now: the kudos for everybody, its giver's prompt, a report of it, or a dispute. */
export async function cardAgain(act: Act): Promise<Outcome> {
  if (!isView(act.data.from) || act.data.from === 'card') await checkReader(act)
  return shownAgain(act)
}

/** The same for whoever has been checked. */
async function shownAgain({ teams, data, person }: Act): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const recognitionId = data.id ?? ''
  if (data.from === 'report') await requireAdmin(laurel.database, workspaceId, person.id)
  const view = views[isView(data.from) ? data.from : 'card']
  const message = await view(laurel, workspaceId, { recognitionId, personId: person.id })
  if (!message) throw new Refusal('not-found')
  return { card: renderMessage(message.view, message.language, message.timeZone ?? person.timeZone) }
}

/** Throws Refusal for a kudos that the person has not been shown: a button names any that its presser knows the id of. */
async function checkReader({ teams, activity, person, data }: Act): Promise<void> {
  const reader = { recognitionId: data.id ?? '', personId: person.id, pressedIn: channelOf(activity) }
  await requireKudosReader(teams.laurel, teams.workspaceId, reader)
}

/** The dictionary behind "Change…", about the words as they are by now. */
export async function indicatorForm(
  { teams, person, t, data }: Act,
  sent: { chosen?: string | null; problem?: string } = {},
): Promise<Outcome> {
  const recognition = await requireGiver(teams.laurel.database, teams.workspaceId, data.id ?? '', person.id)
  const { framework } = await teams.laurel.framework(teams.workspaceId)
  const likely = recognition.suggestions.slice(0, 3).flatMap(({ code }) => framework.indicator(code) ?? [])
  const { id, revision, text } = recognition
  const about = data.instead ? { instead: data.instead } : { revision }
  const form = { id, about, text, from: data.from ?? 'card', framework, likely, ...sent }
  return { card: renderIndicatorForm(form, t, person.language) }
}

async function settle(act: Act, outcome: 'stands' | 'taken-down'): Promise<Outcome> {
  const { teams, person, receipt, data } = act
  const { laurel, workspaceId } = teams
  const recognitionId = data.id ?? ''
  await settleKudosReport(laurel, { workspaceId, receipt, recognitionId, personId: person.id, outcome })
  return cardAgain({ ...act, data: { ...data, from: 'report' } })
}

/** Buttons of the kudos card, of the forms that take its place, and of what is said about it. */
export const givingActs: Record<string, ActHandler> = {
  async 'kudos:plus-one'(act) {
    const { teams, person, receipt, data } = act
    const { laurel, workspaceId } = teams
    await checkReader(act)
    await addPlusOne(laurel, { workspaceId, receipt, recognitionId: data.id ?? '', personId: person.id })
    return shownAgain(act)
  },

  async 'kudos:report'(act) {
    const { teams, person, t, data } = act
    const { laurel, workspaceId } = teams
    await checkReader(act)
    const { id, text } = await requireReporter(laurel.database, workspaceId, data.id ?? '', person.id)
    return { card: renderReportForm({ id, text, from: data.from ?? 'card' }, t) }
  },

  // Answered on the card, which the others do not see: a message would tell them who reported it.
  async 'giving:report'(act) {
    const { teams, person, t, receipt, data } = act
    const { laurel, workspaceId } = teams
    const { id = '', from = 'card' } = data
    await checkReader(act)
    await reportRecognition(laurel, { workspaceId, receipt, recognitionId: id, personId: person.id })
    return { card: renderReported({ id, from }, t) }
  },

  'kudos:report-stands': act => settle(act, 'stands'),

  async 'kudos:take-down'({ teams: { laurel, workspaceId }, person, t, data }) {
    const { database } = laurel
    const found = await database.recognitions.get(workspaceId, data.id ?? '')
    const { id, text } = await requireJudge(database, workspaceId, found, person.id)
    return { card: renderTakeDownForm({ id, text, from: 'report' }, t) }
  },

  'giving:take-down': act => settle(act, 'taken-down'),

  'kudos:change': act => indicatorForm(act),

  async 'kudos:edit'({ teams, person, t, data }) {
    const { id, text } = await requireGiver(
      teams.laurel.database,
      teams.workspaceId,
      data.id ?? '',
      person.id,
    )
    return { card: renderEditForm({ id, text, from: data.from ?? 'card', problem: null }, t) }
  },

  async 'kudos:withdraw'({ teams, person, t, data }) {
    const { id, text } = await requireGiver(
      teams.laurel.database,
      teams.workspaceId,
      data.id ?? '',
      person.id,
    )
    return { card: renderWithdrawForm({ id, text, from: data.from ?? 'card' }, t) }
  },

  async 'giving:edit'(act) {
    const { teams, person, t, receipt, data } = act
    const { laurel, workspaceId } = teams
    const text = data.text ?? ''
    try {
      await editRecognition(laurel, {
        workspaceId,
        receipt,
        recognitionId: data.id ?? '',
        personId: person.id,
        text,
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const form = { id: data.id ?? '', text, from: data.from ?? 'card', problem: teams.explain(error, t) }
      return { card: renderEditForm(form, t) }
    }
    return cardAgain(act)
  },

  async 'giving:withdraw'(act) {
    const { teams, person, receipt, data } = act
    const { laurel, workspaceId } = teams
    await withdrawRecognition(laurel, {
      workspaceId,
      receipt,
      recognitionId: data.id ?? '',
      personId: person.id,
    })
    return cardAgain(act)
  },

  'giving:back': cardAgain,

  async 'kudos:retry'({ teams, person, t, receipt, data }) {
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, receipt, recognitionId: data.id ?? '', personId: person.id }
    const { channel } = await retryCard(laurel, wish)
    return { card: said(t.giving.posted(`<#${channel}>`)) }
  },

  // "Give kudos" in a summary names a person.
  async 'giving:open'(act) {
    const { teams, person, t, data } = act
    const recipients = (await teams.directory.people(listOf(data.person))).filter(
      ({ id }) => id !== person.id,
    )
    const memory = { saidIn: '', sourceLink: '', sourceQuote: '' }
    const { framework } = await teams.laurel.framework(teams.workspaceId)
    const indicator = (data.about && framework.indicator(data.about)?.code) || null
    const form = await kudosForm(teams, person, memory, recipients, { indicator })
    return showBelow(act, form, t.teams.formBelow)
  },

  async 'giving:give'(act) {
    const { teams, t, activity } = act
    try {
      const postedIn = await giveByForm(act)
      const isHere = scopeOf(activity) !== 'personal' && activity.conversation.id.startsWith(postedIn)
      return isHere ? { say: t.teams.kudosGiven } : { card: said(t.giving.posted(`<#${postedIn}>`)) }
    } catch (error) {
      return { card: await formAgain(act, teams.explain(error, t)) }
    }
  },
}

function said(sentence: string): Draft {
  return { summary: sentence, body: [{ type: 'TextBlock', text: sentence, wrap: true }] }
}
