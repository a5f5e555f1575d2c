import type { KnownBlock } from '@slack/types'
import { textOf } from '../../../core/feedback/rules.ts'
import type { FeedbackEntry, FeedbackList } from '../../../core/feedback/view.ts'
import { shortened } from '../../../core/page.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, type Reader } from '../../../i18n/formats.ts'
import { actions, button, context, escapeText, header, type SlackMessage, section } from './element.ts'
import { chipText, statusText } from './feedback-card.ts'
import { renderFeedbackRequest } from './feedback-request.ts'
import { renderTurns } from './turns.ts'

const quoteLength = 300
/** Slack refuses a message of more than some 13,200 characters; what surrounds them is counted here as well. */
const longestMessage = 13_000

export function renderFeedbackList(view: FeedbackList, t: Catalogue, reader: Reader): SlackMessage {
  for (let shown = view.received.size; ; shown--) {
    const blocks = listBlocks(view, shown, t, reader)
    if (shown === 1 || JSON.stringify(blocks).length <= longestMessage)
      return { text: t.feedback.listTitle, blocks }
  }
}

/** `shown`: entries of each list. */
function listBlocks(view: FeedbackList, shown: number, t: Catalogue, reader: Reader): KnownBlock[] {
  const blocks: KnownBlock[] = [header(t.feedback.listTitle)]
  const { requests } = view
  if (requests.total > 0) {
    blocks.push(section(`*${t.feedback.openRequests}*`))
    for (const request of requests.items) blocks.push(...renderFeedbackRequest(request, t).blocks)
    blocks.push(...renderTurns('feedback:requests', requests, t))
  }
  for (const side of ['received', 'given', 'shared'] as const) {
    const page = shortened(view[side], shown)
    if (page.total === 0) continue
    blocks.push(section(`*${t.feedback[side]}*`))
    for (const entry of page.items)
      blocks.push({
        ...section(entryText(entry, view.personId, t, reader)),
        accessory: button(t.feedback.open, 'feedback:again', entry.feedbackId),
      })
    blocks.push(...renderTurns(`feedback:${side}`, page, t))
  }
  if (view.shared.total > 0) blocks.push(context(t.feedback.sharedNote))
  if (blocks.length === 1) blocks.push(section(t.feedback.nothing))
  blocks.push(
    actions(
      button(t.feedback.give, 'feedback:open', 'nobody', { style: 'primary' }),
      button(t.feedback.askFor, 'feedback:open-request', 'nobody'),
    ),
  )
  return blocks
}

function entryText(entry: FeedbackEntry, personId: string, t: Catalogue, reader: Reader): string {
  const kind = t.feedback.kindShort[entry.feedback]
  const words = excerpt(textOf(entry), quoteLength, piece => escapeText(piece).length)
  return [
    `${t.feedback.entry(kind, `<@${entry.giverId}>`, `<@${entry.receiverId}>`)} · ${dayText(entry.at, reader)}`,
    `>${escapeText(words)}`,
    ...(entry.chips.length > 0 ? [entry.chips.map(chip => chipText(chip, t)).join('   ')] : []),
    `_${statusText({ ...entry, role: entry.giverId === personId ? 'giver' : 'receiver' }, t)}_`,
  ].join('\n')
}
