import { giveFeedback } from '../../../app/give-feedback.ts'
import { listFeedback } from '../../../app/list-feedback.ts'
import { mentionPeople, mentionRecipients } from '../../../app/mention-people.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import { reviewDraft } from '../../../app/review-draft.ts'
import { suggestReviewers } from '../../../app/suggest-reviewers.ts'
import { readRequestLine, requestIn } from '../../../core/feedback/request-line.ts'
import { checkInvitation } from '../../../core/feedback/rules.ts'
import { topicsOf } from '../../../core/feedback/topics.ts'
import type { Turned } from '../../../core/page.ts'
import type { Person } from '../../../core/person.ts'
import { readKudosLine } from '../../../core/recognition/kudos-line.ts'
import { checkInside } from '../../../core/recognition/rules.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Draft } from '../cards/element.ts'
import {
  type FeedbackForm,
  type RequestForm,
  renderFeedbackForm,
  renderRequestForm,
} from '../cards/feedback-form.ts'
import { renderFeedbackList } from '../cards/feedback-list.ts'
import type { TeamsContext } from '../context.ts'
import { type Act, type ActHandler, listOf } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { formReceipt } from './form-receipt.ts'
import { turnedIn } from './home.ts'
import { notesOn } from './notes-on.ts'
import { plainWords } from './plain-words.ts'

const listedColleagues = 200

const lists = new Set(['list', 'me', 'mine', '列表', '我', '我的'])

/** `feedback [@x] [words]`, `feedback request [@a @b]`, `feedback list`: a form, or the list. */
export async function handleFeedbackCommand(call: CommandCall): Promise<void> {
  const { teams, person, t, text, words, reply } = call
  const { laurel, workspaceId } = teams
  const verb = words[0]?.toLowerCase() ?? ''
  if (verb === 'help' || verb === '帮助') return reply(t.feedback.help)
  if (lists.has(verb)) {
    return reply(await feedbackList(teams, person))
  }
  const asked = requestIn(text)
  if (asked !== null) return reply(await requestForm(teams, person, await wishOf(teams, person, asked)))
  const line = readKudosLine(await mentionRecipients(laurel, workspaceId, text))
  const [receiverId = null, ...others] = line.userIds
  if (receiverId === person.id) throw new Refusal('feedback-to-self')
  const notes = await notesOn(teams, person, {
    names: line.unknownNames,
    leftOutPeople: others.map(id => `<@${id}>`),
  })
  const form = {
    receiver: receiverId === null ? null : await knownPerson(teams, receiverId),
    behaviour: await plainWords(teams, line.text),
    problem: t.common.paragraph(notes) || null,
  }
  return reply(await feedbackForm(teams, person, form))
}

async function feedbackList(
  { laurel, workspaceId, t }: TeamsContext,
  person: Person,
  turned: Turned | null = null,
): Promise<Draft> {
  const wish = { workspaceId, personId: person.id, turned }
  const { view, language, timeZone } = await listFeedback(laurel, wish)
  return renderFeedbackList(view, t(person), { language, timeZone })
}

/** What a typed line asks for, as far as it was understood, and what was not. */
async function wishOf(teams: TeamsContext, person: Person, typed: string): Promise<Partial<RequestForm>> {
  const { laurel, workspaceId, directory } = teams
  const t = teams.t(person)
  const { framework } = await laurel.framework(workspaceId)
  const line = readRequestLine(await mentionPeople(laurel, workspaceId, typed))
  const { subjectId, subjectName } = line
  const { indicators, unclear } = topicsOf(framework, line.said, person.language)
  const [indicator, second, ...leftOut] = indicators
  const notes = await notesOn(teams, person, {
    names: [...(subjectName ? [subjectName] : []), ...line.unknownNames],
    possibleNames: line.possibleNames,
    topics: unclear,
    leftOut,
    leftOutPeople: line.moreSubjects,
  })
  return {
    subject: subjectId ? await knownPerson(teams, subjectId) : subjectName ? null : person,
    people: await directory.people(line.personIds),
    indicator: indicator?.code ?? null,
    second: second?.code ?? null,
    // A behaviour that the dictionary does not have can still be asked about, in words.
    note: t.common.list(unclear),
    problem: t.common.paragraph(notes) || null,
  }
}

/** Throws Refusal. */
async function knownPerson({ directory }: TeamsContext, id: string): Promise<Person> {
  const [known] = await directory.people([id])
  if (!known) throw new Refusal('unknown-person', { people: [id] })
  return known
}

/** Throws Refusal for those who are none, and could not send the form in either. */
async function colleaguesOf({ laurel, workspaceId }: TeamsContext, person: Person): Promise<Person[]> {
  checkInside(person)
  const known = await laurel.database.people.colleagues(workspaceId, listedColleagues)
  return known.filter(({ id }) => id !== person.id)
}

async function feedbackForm(
  teams: TeamsContext,
  person: Person,
  typed: Partial<FeedbackForm>,
): Promise<Draft> {
  const { laurel, workspaceId, t } = teams
  const { framework } = await laurel.framework(workspaceId)
  const form: FeedbackForm = {
    form: laurel.ids.next(),
    requestId: '',
    receiver: null,
    kind: 'strength',
    visibility: 'receiver',
    situation: '',
    behaviour: '',
    impact: '',
    indicator: null,
    second: null,
    colleagues: await colleaguesOf(teams, person),
    framework,
    likely: [],
    hints: null,
    problem: null,
    ...typed,
  }
  return renderFeedbackForm(form, t(person), person.language)
}

/** The one or two behaviours of a form. */
function chosenIn({ indicator, second }: Act['data']): string[] {
  return [...new Set([indicator, second].flatMap(code => code || []))]
}

/** What stands in a form that came back. */
async function typedIn({ teams, data }: Pick<Act, 'teams' | 'data'>): Promise<Partial<FeedbackForm>> {
  const [receiver = null] = await teams.directory.people(listOf(data.to))
  return {
    ...(data.form ? { form: data.form } : {}),
    requestId: data.requestId ?? '',
    receiver,
    kind: data.kind === 'growth' ? 'growth' : 'strength',
    visibility: data.visibility === 'managers' ? 'managers' : 'receiver',
    situation: data.situation ?? '',
    behaviour: data.behaviour ?? '',
    impact: data.impact ?? '',
    indicator: data.indicator || null,
    second: data.second || null,
  }
}

async function requestForm(teams: TeamsContext, person: Person, typed: Partial<RequestForm>): Promise<Draft> {
  const { laurel, workspaceId, t, directory } = teams
  const { framework } = await laurel.framework(workspaceId)
  const subject = typed.subject === undefined ? person : typed.subject
  const wish = { workspaceId, subjectId: (subject ?? person).id, askerId: person.id }
  const known = await suggestReviewers(laurel, wish)
  const form: RequestForm = {
    form: laurel.ids.next(),
    people: [],
    suggested: await directory.people(known.map(({ personId }) => personId)),
    colleagues: await colleaguesOf(teams, person),
    indicator: null,
    second: null,
    framework,
    note: '',
    problem: null,
    ...typed,
    subject,
  }
  return renderRequestForm(form, t(person), person.language)
}

/** The forms of feedback: opened, checked by the coach, sent. */
export const feedbackFormActs: Record<string, ActHandler> = {
  async 'feedback:list'({ teams, person, data }) {
    return { card: await feedbackList(teams, person, turnedIn(data)) }
  },

  async 'feedback:open'({ teams, person, data }) {
    const [receiver = null] = await teams.directory.people(listOf(data.person))
    return { card: await feedbackForm(teams, person, { receiver }) }
  },

  async 'feedback:open-request'({ teams, person }) {
    return { card: await requestForm(teams, person, {}) }
  },

  async 'feedback:check'(act) {
    const { teams, person, t } = act
    const { laurel, workspaceId } = teams
    const typed = await typedIn(act)
    const { hints, likely } = await reviewDraft(laurel, {
      workspaceId,
      giverId: person.id,
      receiverId: typed.receiver?.id ?? null,
      kind: typed.kind ?? 'strength',
      situation: typed.situation || null,
      behaviour: typed.behaviour || null,
      impact: typed.impact || null,
    })
    const { framework } = await laurel.framework(workspaceId)
    const first = likely.flatMap(({ code }) => framework.indicator(code) ?? [])
    const problem = typed.receiver?.id === person.id ? t.refusals['feedback-to-self']() : null
    return { card: await feedbackForm(teams, person, { ...typed, hints, likely: first, problem }) }
  },

  async 'feedback:give'(act) {
    const { teams, person, t, data } = act
    const { laurel, workspaceId } = teams
    const typed = await typedIn(act)
    try {
      const receiverId = listOf(data.to)[0]
      if (!receiverId) throw new Refusal('no-recipient')
      const visibility = typed.visibility ?? 'receiver'
      const { readerIds } = await giveFeedback(laurel, {
        workspaceId,
        receipt: formReceipt(act),
        giverId: person.id,
        receiverId,
        kind: typed.kind ?? 'strength',
        visibility,
        situation: data.situation ?? null,
        behaviour: data.behaviour ?? null,
        impact: data.impact ?? null,
        indicators: chosenIn(data),
        requestId: data.requestId || null,
      })
      const receiver = `<@${receiverId}>`
      const readers = t.common.list(readerIds.map(id => `<@${id}>`))
      if (visibility === 'receiver') return { card: said(t.feedback.sent(receiver)) }
      if (readerIds.length === 0) return { card: said(t.feedback.sentNoManager(receiver)) }
      return { card: said(t.feedback.sentWithManagers(receiver, readers)) }
    } catch (error) {
      return { card: await feedbackForm(teams, person, { ...typed, problem: teams.explain(error, t) }) }
    }
  },

  async 'feedback:answer'({ teams, person, data }) {
    const { laurel, workspaceId } = teams
    const found = await laurel.database.feedbackRequests.get(workspaceId, data.id ?? '')
    const { request } = checkInvitation(found, person.id)
    const { framework } = await laurel.framework(workspaceId)
    const [receiver = null] = await teams.directory.people([request.subjectId])
    const [indicator = null, second = null] = request.indicators.filter(code => framework.indicator(code))
    const form: Partial<FeedbackForm> = {
      requestId: request.id,
      receiver,
      // A manager who asks about a report would like to read the answer; the giver decides.
      visibility: request.askerId === request.subjectId ? 'receiver' : 'managers',
      indicator,
      second,
    }
    return { card: await feedbackForm(teams, person, form) }
  },

  async 'feedback:request'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const [subjectId = ''] = listOf(data.subject)
    try {
      const asked = await requestFeedback(laurel, {
        workspaceId,
        receipt: formReceipt({ person, data }),
        askerId: person.id,
        subjectId,
        personIds: listOf(data.to),
        indicators: chosenIn(data),
        note: data.note ?? null,
      })
      return { card: said(t.feedback.requested(t.common.list(asked.map(id => `<@${id}>`)))) }
    } catch (error) {
      const people = await teams.directory.people(listOf(data.to))
      const [subject = null] = await teams.directory.people([subjectId])
      const typed = {
        ...(data.form ? { form: data.form } : {}),
        subject,
        people,
        indicator: data.indicator || null,
        second: data.second || null,
        note: data.note ?? '',
        problem: teams.explain(error, t),
      }
      return { card: await requestForm(teams, person, typed) }
    }
  },
}

function said(sentence: string): Draft {
  return { summary: sentence, body: [{ type: 'TextBlock', text: sentence, wrap: true }] }
}
