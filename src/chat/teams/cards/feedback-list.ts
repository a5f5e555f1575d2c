import { textOf } from '../../../core/feedback/rules.ts'
import type { FeedbackEntry, FeedbackList } from '../../../core/feedback/view.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { feedbackStatus } from '../../../i18n/describe-feedback.ts'
import { dayText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, quote, text } from './element.ts'
import { chipText } from './feedback-card.ts'
import { renderFeedbackRequest } from './feedback-request.ts'

/** A card must stay small: each list ends here, the rest is a number. */
const shownEntries = 5
const shownRequests = 3
const quoteLength = 300

export function renderFeedbackList(view: FeedbackList, t: Catalogue, reader: Reader): Draft {
  const lists = [
    [t.feedback.received, view.received],
    [t.feedback.given, view.given],
    [t.feedback.shared, view.shared],
  ] as const
  const requests = view.requests.slice(0, shownRequests).flatMap(each => renderFeedbackRequest(each, t).body)
  const hidden = view.requests.length - shownRequests
  const body: Element[] = [
    ...(requests.length > 0 ? [text(`*${t.feedback.openRequests}*`), ...requests] : []),
    ...(hidden > 0 ? [note(t.feedback.more(hidden))] : []),
    ...lists.flatMap(([title, entries]) => listElements(title, entries, view.personId, t, reader)),
    ...(view.shared.length > 0 ? [note(t.feedback.sharedNote)] : []),
  ]
  return {
    summary: t.feedback.listTitle,
    body: [
      heading(t.feedback.listTitle),
      ...(body.length > 0 ? body : [text(t.feedback.nothing)]),
      actions(
        execute(t.feedback.give, 'feedback:open', {}, { style: 'positive' }),
        execute(t.feedback.askFor, 'feedback:open-request'),
      ),
    ],
  }
}

function listElements(
  title: string,
  entries: readonly FeedbackEntry[],
  personId: string,
  t: Catalogue,
  reader: Reader,
): Element[] {
  if (entries.length === 0) return []
  const shown = entries.slice(0, shownEntries).flatMap(entry => {
    const kind = t.feedback.kindShort[entry.feedback]
    const names = t.feedback.entry(kind, `<@${entry.giverId}>`, `<@${entry.receiverId}>`)
    const role = entry.giverId === personId ? ('giver' as const) : ('receiver' as const)
    const chips = entry.chips.map(chip => chipText(chip, t))
    return [
      text(`${names} · ${dayText(entry.at, reader)}`),
      quote(excerpt(textOf(entry), quoteLength)),
      note([...chips, feedbackStatus({ ...entry, role }, t)].join(' · ')),
    ]
  })
  const hidden = entries.length - shownEntries
  return [text(`*${title}*`), ...shown, ...(hidden > 0 ? [note(t.feedback.more(hidden))] : [])]
}
