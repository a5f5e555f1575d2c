import type { KnownBlock } from '@slack/types'
import type { FeedbackRequestNews, FeedbackRequestView } from '../../../core/feedback/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  actions,
  asking,
  button,
  context,
  cut,
  escapeText,
  limits,
  type SlackMessage,
  section,
} from './element.ts'
import { nameText } from './summary-text.ts'

const definitionLength = 300

/** A request to one who is asked, to the asker, or to the report that it is about. */
export function renderFeedbackRequest(view: FeedbackRequestView, t: Catalogue): SlackMessage {
  const title = titleOf(view, t)
  const topics = view.indicators.map(({ emoji, name, competency, definition }) =>
    t.feedback.topic(
      `:${emoji}: ${t.giving.indicatorOf(nameText(name), nameText(competency))}`,
      escapeText(cut(definition, definitionLength)),
    ),
  )
  const note = view.note ? [section(`>${escapeText(view.note).replaceAll('\n', '\n>')}`)] : []
  return {
    text: title,
    blocks: [section(`*${title}*`), section(topics.join('\n')), ...note, ...byRole(view, t)],
  }
}

export function renderFeedbackRequestNews(view: FeedbackRequestNews, t: Catalogue): SlackMessage {
  const people = t.common.list(view.personIds.map(id => `<@${id}>`))
  const topics = t.common.list(view.indicators.map(({ name }) => `“${nameText(name)}”`))
  const news = t.feedback.requestNews[view.news](people, topics)
  const text = t.common.paragraph([news, ...(view.note ? [noteText(view.note)] : [])])
  return { text, blocks: [section(text)] }
}

function noteText(note: string): string {
  return `“${escapeText(cut(note.replace(/\s+/g, ' '), 200))}”`
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

function byRole(view: FeedbackRequestView, t: Catalogue): KnownBlock[] {
  const id = view.requestId
  const until = view.closed ? t.feedback.requestOver : t.feedback.until(view.expiresAt)
  if (view.role === 'subject') return [context(t.feedback.askedAboutYouNote), context(until)]
  if (view.role === 'asker') {
    const lines = view.invitations.map(({ personId, state, declineNote }) =>
      [t.common.titled(`<@${personId}>`, t.feedback.states[state]), declineNote && noteText(declineNote)]
        .filter(Boolean)
        .join(' · '),
    )
    const blocks: KnownBlock[] = [section(cut(lines.join('\n'), limits.sectionText)), context(until)]
    if (view.closed || view.invitations.every(({ state }) => state !== 'open')) return blocks
    return [...blocks, { ...actions(takeBack(id, t)), block_id: `request:${id}` }]
  }
  if (view.state === 'answered') return [context(t.feedback.youAnswered)]
  if (view.state === 'declined') return [context(t.feedback.youDeclined)]
  if (view.closed || view.state !== 'open') return [context(t.feedback.requestOver)]
  return [
    context(`${t.feedback.goesTo(`<@${view.subjectId}>`)} ${until}`),
    {
      ...actions(
        button(t.feedback.answer, 'feedback:answer', id, { style: 'primary' }),
        button(t.feedback.decline, 'feedback:decline', id),
      ),
      block_id: `request:${id}`,
    },
  ]
}

function takeBack(id: string, t: Catalogue) {
  return {
    ...button(t.feedback.takeBack, 'feedback:take-back', id),
    confirm: asking(t.feedback.takeBackAsk, t.feedback.takeBackText, t.feedback.takeBack, t.common.cancel),
  }
}
