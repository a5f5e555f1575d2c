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
import { renderTurns, type TurnPlace } from './turns.ts'

const quoteLength = 300

/** `place`: where the lists are turned; the card of this name, unless it is a page of the person's home. */
export function renderFeedbackList(
  view: FeedbackList,
  t: Catalogue,
  reader: Reader,
  place: TurnPlace = { verb: 'feedback:list' },
): Draft {
  const { requests } = view
  const body: Element[] = [
    ...(requests.total > 0 ? [text(`*${t.feedback.openRequests}*`)] : []),
    ...requests.items.flatMap(each => renderFeedbackRequest(each, t).body),
    ...renderTurns(place, 'requests', requests, t),
    ...(['received', 'given', 'shared'] as const).flatMap(side => [
      ...(view[side].total > 0 ? [text(`*${t.feedback[side]}*`)] : []),
      ...view[side].items.flatMap(entry => entryElements(entry, view.personId, t, reader)),
      ...renderTurns(place, side, view[side], t),
    ]),
    ...(view.shared.total > 0 ? [note(t.feedback.sharedNote)] : []),
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

function entryElements(entry: FeedbackEntry, personId: string, t: Catalogue, reader: Reader): Element[] {
  const kind = t.feedback.kindShort[entry.feedback]
  const names = t.feedback.entry(kind, `<@${entry.giverId}>`, `<@${entry.receiverId}>`)
  const role = entry.giverId === personId ? ('giver' as const) : ('receiver' as const)
  const chips = entry.chips.map(chip => chipText(chip, t))
  return [
    text(`${names} · ${dayText(entry.at, reader)}`),
    quote(excerpt(textOf(entry), quoteLength)),
    note([...chips, feedbackStatus({ ...entry, role }, t)].join(' · ')),
    actions(execute(t.feedback.open, 'feedback:again', { id: entry.feedbackId })),
  ]
}
