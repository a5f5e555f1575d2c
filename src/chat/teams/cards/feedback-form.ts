import type { Hint } from '../../../core/feedback/coach.ts'
import type { FeedbackKind, FeedbackVisibility, FeedbackWords } from '../../../core/feedback/feedback.ts'
import { longestNote, longestPart, longestReply } from '../../../core/feedback/rules.ts'
import type { Framework, Indicator } from '../../../core/framework/framework.ts'
import type { Language } from '../../../core/language.ts'
import type { Person } from '../../../core/person.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import {
  actions,
  type ChoiceInput,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  text,
} from './element.ts'
import { indicatorInput, peopleInput } from './kudos-form.ts'
import { nameText } from './summary-text.ts'

export interface FeedbackForm {
  /** Makes what is sent in twice one feedback. */
  form: string
  requestId: string
  receiver: Person | null
  kind: FeedbackKind
  visibility: FeedbackVisibility
  situation: string
  behaviour: string
  impact: string
  indicator: string | null
  second: string | null
  colleagues: Person[]
  framework: Framework
  likely: Indicator[]
  /** What the coach says to the words so far; null before it was asked. */
  hints: Hint[] | null
  problem: string | null
}

const mostHints = 3

/** The whole feedback in one form. "Check" asks the coach; nothing is sent with that. */
export function renderFeedbackForm(form: FeedbackForm, t: Catalogue, language: Language): Draft {
  const data = { form: form.form, requestId: form.requestId }
  const behaviour = (chosen: string | null) =>
    indicatorInput(form.framework, form.likely, t, language, chosen, t.feedback.indicatorPlaceholder)
  return {
    summary: t.feedback.modalTitle,
    body: [
      heading(t.feedback.modalTitle),
      ...(form.problem ? [text(form.problem, { color: 'warning' as const })] : []),
      {
        ...peopleInput('to', t.feedback.to, form.receiver ? [form.receiver] : [], form.colleagues, t),
        isMultiSelect: false,
      },
      choice('kind', t.feedback.kind, t.feedback.kinds, form.kind),
      ...wordInputs(form, t),
      ...coachElements(form.hints, t),
      behaviour(form.indicator),
      { ...behaviour(form.second), id: 'second', label: t.feedback.secondBehaviour },
      choice('visibility', t.feedback.visibility, t.feedback.visibilities, form.visibility),
      note(t.feedback.visibilityHint),
      actions(
        execute(t.feedback.modalSubmit, 'feedback:give', data, { style: 'positive' }),
        execute(t.feedback.check, 'feedback:check', data),
      ),
    ],
  }
}

function coachElements(hints: Hint[] | null, t: Catalogue): Element[] {
  if (hints === null) return [note(t.teams.coachStart)]
  if (hints.length === 0) return [text(t.feedback.coachGood, { color: 'good' })]
  const lines = hints
    .slice(0, mostHints)
    .map(({ code, words }) => `• ${t.feedback.hints[code](words.map(word => escapeText(excerpt(word, 60))))}`)
  return [text(`*${t.feedback.coachTitle}*\n${lines.join('\n')}`)]
}

function wordInputs(
  words: { situation: string; behaviour: string; impact: string },
  t: Catalogue,
): Element[] {
  return (['situation', 'behaviour', 'impact'] as const).map(part => ({
    type: 'Input.Text' as const,
    id: part,
    label: t.common.titled(t.feedback[part], t.feedback[`${part}Hint`]),
    isMultiline: part !== 'situation',
    maxLength: longestPart[part],
    placeholder: t.feedback[`${part}Placeholder`],
    ...(part === 'behaviour' ? { isRequired: true, errorMessage: t.setup.required } : {}),
    ...(words[part] ? { value: words[part] } : {}),
  }))
}

function choice<Value extends string>(
  id: string,
  label: string,
  titles: Record<Value, string>,
  value: Value,
): ChoiceInput {
  const choices = Object.entries<string>(titles).map(([each, title]) => ({ title, value: each }))
  return { type: 'Input.ChoiceSet', id, label, style: 'expanded', choices, value }
}

export function renderEditFeedback(
  id: string,
  words: FeedbackWords,
  problem: string | null,
  t: Catalogue,
): Draft {
  const { situation, behaviour, impact } = words
  return {
    summary: t.feedback.editTitle,
    body: [
      heading(t.feedback.editTitle),
      ...(problem ? [text(problem, { color: 'warning' as const })] : []),
      ...wordInputs({ situation: situation ?? '', behaviour, impact: impact ?? '' }, t),
      actions(execute(t.common.save, 'feedback:edited', { id }, { style: 'positive' }), back(id, t)),
    ],
  }
}

export function renderWithdrawFeedback(id: string, words: string, t: Catalogue): Draft {
  return {
    summary: t.feedback.withdrawTitle,
    body: [
      heading(t.feedback.withdrawTitle),
      text(t.feedback.withdrawQuestion),
      note(`“${escapeText(excerpt(words, 600))}”`),
      actions(
        execute(t.giving.menu.withdraw, 'feedback:withdrawn', { id }, { style: 'destructive' }),
        back(id, t),
      ),
    ],
  }
}

/** Two people's messages about a feedback, and a field for the next. */
export function renderThread(
  id: string,
  about: string,
  says: readonly { authorId: string; text: string }[],
  t: Catalogue,
): Draft {
  const shown = says.slice(-8)
  return {
    summary: t.feedback.threadTitle,
    body: [
      heading(t.feedback.threadTitle),
      note(t.feedback.about(escapeText(excerpt(about, 300)))),
      ...(shown.length === 0 ? [note(t.feedback.threadEmpty)] : []),
      ...shown.map(said => text(t.feedback.threadSays(`<@${said.authorId}>`, escapeText(said.text)))),
      {
        type: 'Input.Text',
        id: 'text',
        label: t.feedback.threadLabel,
        isMultiline: true,
        maxLength: longestReply,
        isRequired: true,
        errorMessage: t.setup.required,
      },
      note(t.feedback.threadHint),
      actions(
        execute(t.feedback.threadSubmit, 'feedback:replied', { id }, { style: 'positive' }),
        back(id, t),
      ),
    ],
  }
}

/** The form in which a receiver says that an indicator does not fit. */
export function renderDispute(
  form: {
    hint: string
    /** Verb and data of sending it, and of the way back. */
    send: readonly [string, Record<string, string>]
    back: readonly [string, Record<string, string>]
  },
  tags: readonly { code: string; name: string }[],
  t: Catalogue,
): Draft {
  const [first] = tags
  return {
    summary: t.feedback.disputeTitle,
    body: [
      heading(t.feedback.disputeTitle),
      {
        type: 'Input.ChoiceSet',
        id: 'indicator',
        label: t.feedback.disputeWhich,
        style: 'expanded',
        choices: tags.map(({ code, name }) => ({ title: nameText(name), value: code })),
        ...(first ? { value: first.code } : {}),
      },
      noteInput(t.feedback.disputeNote),
      note(form.hint),
      actions(
        execute(t.feedback.disputeSubmit, ...form.send, { style: 'positive' }),
        execute(t.common.cancel, ...form.back, { associatedInputs: 'none' }),
      ),
    ],
  }
}

export function renderChangeFeedback(
  {
    id,
    about,
    words,
    framework,
    likely,
    chosen = likely[0]?.code ?? null,
    problem = null,
  }: {
    id: string
    /** The disputed tag, or all of the revision. */
    about: { instead: string } | { revision: number }
    words: string
    framework: Framework
    likely: Indicator[]
    chosen?: string | null
    /** What was wrong with what was sent in. */
    problem?: string | null
  },
  t: Catalogue,
  language: Language,
): Draft {
  return {
    summary: t.feedback.changeTitle,
    body: [
      heading(t.feedback.changeTitle),
      ...(problem ? [text(problem, { color: 'warning' })] : []),
      note(t.giving.about(`“${escapeText(excerpt(words, 300))}”`)),
      {
        ...indicatorInput(framework, likely, t, language, chosen, t.giving.changePlaceholder),
        label: t.giving.changeLabel,
      },
      actions(
        execute(t.common.save, 'feedback:changed', { id, ...about }, { style: 'positive' }),
        back(id, t),
      ),
    ],
  }
}

export function renderDecline({ id, mayExplain }: { id: string; mayExplain: boolean }, t: Catalogue): Draft {
  return {
    summary: t.feedback.declineTitle,
    body: [
      heading(t.feedback.declineTitle),
      ...(mayExplain
        ? [text(t.feedback.declineText), noteInput(t.feedback.declineNote, t.feedback.declineNotePlaceholder)]
        : [text(t.feedback.declineTextOfOther)]),
      actions(
        execute(t.feedback.declineSubmit, 'feedback:declined', { id }, { style: 'positive' }),
        execute(t.common.cancel, 'feedback:request-back', { id }, { associatedInputs: 'none' }),
      ),
    ],
  }
}

export interface RequestForm {
  form: string
  /** Null where whoever was typed is not known. */
  subject: Person | null
  people: Person[]
  /** Names of colleagues whom the subject has lately had to do with. */
  suggested: Person[]
  colleagues: Person[]
  indicator: string | null
  second: string | null
  framework: Framework
  note: string
  problem: string | null
}

export function renderRequestForm(form: RequestForm, t: Catalogue, language: Language): Draft {
  const names = t.common.list(form.suggested.map(({ id }) => `<@${id}>`))
  const chosen = form.subject ? [form.subject] : []
  const subject = peopleInput('subject', t.feedback.requestSubject, chosen, form.colleagues, t)
  const topics = indicatorInput(form.framework, [], t, language, form.indicator, t.giving.changePlaceholder)
  return {
    summary: t.feedback.requestTitle,
    body: [
      heading(t.feedback.requestTitle),
      ...(form.problem ? [text(form.problem, { color: 'warning' as const })] : []),
      { ...subject, isMultiSelect: false },
      note(t.feedback.requestSubjectHint),
      peopleInput('to', t.feedback.requestWhom, form.people, [...form.suggested, ...form.colleagues], t),
      ...(form.suggested.length > 0 ? [note(t.feedback.suggestions(names))] : []),
      { ...topics, label: t.feedback.requestTopics },
      { ...topics, id: 'second', label: t.feedback.requestSecondTopic, value: form.second ?? '' },
      { ...noteInput(t.feedback.requestNote, t.feedback.requestNotePlaceholder), value: form.note },
      actions(
        execute(t.feedback.requestSubmit, 'feedback:request', { form: form.form }, { style: 'positive' }),
      ),
    ],
  }
}

function noteInput(label: string, placeholder?: string) {
  return {
    type: 'Input.Text' as const,
    id: 'note',
    label,
    isMultiline: true,
    maxLength: longestNote,
    ...(placeholder ? { placeholder } : {}),
  }
}

const back = (id: string, t: Catalogue) =>
  execute(t.common.cancel, 'feedback:back', { id }, { associatedInputs: 'none' })
