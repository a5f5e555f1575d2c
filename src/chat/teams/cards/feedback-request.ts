import type { FeedbackRequestNews, FeedbackRequestView } from '../../../core/feedback/view.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, type Element, execute, note, quote, text } from './element.ts'
import { nameText } from './summary-text.ts'

const definitionLength = 300

/** A request to one who is asked, to the asker, or to the report that it is about. */
export function renderFeedbackRequest(view: FeedbackRequestView, t: Catalogue): Draft {
  const title = titleOf(view, t)
  const topics = view.indicators.map(({ emoji, name, competency, definition }) =>
    t.feedback.topic(
      `:${emoji}: ${t.giving.indicatorOf(nameText(name), nameText(competency))}`,
      escapeText(excerpt(definition, definitionLength)),
    ),
  )
  return {
    summary: title,
    body: [
      text(`*${title}*`),
      text(topics.join('\n')),
      ...(view.note ? [quote(view.note)] : []),
      ...byRole(view, t),
    ],
  }
}

export function renderFeedbackRequestNews(view: FeedbackRequestNews, t: Catalogue): Draft {
  const people = t.common.list(view.personIds.map(id => `<@${id}>`))
  const topics = t.common.list(view.indicators.map(({ name }) => `“${nameText(name)}”`))
  const summary = t.feedback.requestNews[view.news](people, topics)
  const note = view.note ? [noteText(view.note)] : []
  return { summary, body: [text(t.common.paragraph([summary, ...note]))] }
}

function noteText(declineNote: string): string {
  return `“${escapeText(excerpt(declineNote, 200))}”`
}

function titleOf(view: FeedbackRequestView, t: Catalogue): string {
  const [asker, subject] = [`<@${view.askerId}>`, `<@${view.subjectId}>`]
  const isAboutAsker = view.askerId === view.subjectId
  if (view.role === 'subject') return t.feedback.askedAboutYou(asker, view.asked)
  if (view.role === 'asker') {
    const people = t.common.list(view.invitations.map(({ personId }) => `<@${personId}>`))
    return isAboutAsker ? t.feedback.youAsked.self(people) : t.feedback.youAsked.other(people, subject)
  }
  const title = isAboutAsker ? t.feedback.asks.self(asker) : t.feedback.asks.other(asker, subject)
  return view.reminder ? t.feedback.remindsYou(title) : title
}

function byRole(view: FeedbackRequestView, t: Catalogue): Element[] {
  const id = view.requestId
  const until = view.closed ? t.feedback.requestOver : t.feedback.until(view.expiresAt)
  if (view.role === 'subject') return [note(t.feedback.askedAboutYouNote), note(until)]
  if (view.role === 'asker') {
    const lines = view.invitations.map(({ personId, state, declineNote }) =>
      [t.common.titled(`<@${personId}>`, t.feedback.states[state]), declineNote && noteText(declineNote)]
        .filter(Boolean)
        .join(' · '),
    )
    const isOver = view.closed || view.invitations.every(({ state }) => state !== 'open')
    return [
      text(lines.join('\n')),
      note(until),
      ...(isOver ? [] : [actions(execute(t.feedback.takeBack, 'feedback:take-back', { id }))]),
    ]
  }
  if (view.state === 'answered') return [note(t.feedback.youAnswered)]
  if (view.state === 'declined') return [note(t.feedback.youDeclined)]
  if (view.closed || view.state !== 'open') return [note(t.feedback.requestOver)]
  return [
    note(`${t.feedback.goesTo(`<@${view.subjectId}>`)} ${until}`),
    actions(
      execute(t.feedback.answer, 'feedback:answer', { id }, { style: 'positive' }),
      execute(t.feedback.decline, 'feedback:decline', { id }),
    ),
  ]
}
