import { textOf } from '../../../core/feedback/rules.ts'
import type {
  FeedbackCard,
  FeedbackChip,
  FeedbackEntry,
  FeedbackMapping,
  FeedbackReplyView,
} from '../../../core/feedback/view.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { feedbackStatus, feedbackTitle, feedbackWithdrawn } from '../../../i18n/describe-feedback.ts'
import { escapeText } from './card-text.ts'
import { type Action, actions, type Draft, type Element, execute, note, quote, text } from './element.ts'
import { nameText } from './summary-text.ts'

/** Of a feedback, where a message only recalls it. */
const aboutLength = 300

/** A feedback to its receiver, to a manager whom the giver included, or the giver's copy with the question about the mapping. */
export function renderFeedbackCard(card: FeedbackCard, t: Catalogue): Draft {
  if (card.withdrawn) {
    const words = feedbackWithdrawn(card, t)
    return { summary: words, body: [text(words)] }
  }
  if (card.isNews) return renderDisputed(card, t)
  const title = feedbackTitle(card, t)
  return {
    summary: title,
    body: [
      text(`*${title}*`),
      ...wordsElements(card, t),
      ...(card.chips.length > 0 ? [note(card.chips.map(chip => chipText(chip, t)).join('   '))] : []),
      note(feedbackStatus(card, t)),
      ...actionsOf(card, t),
    ],
  }
}

function actionsOf(card: FeedbackCard, t: Catalogue): Element[] {
  switch (card.role) {
    case 'giver':
      return giverElements(card, t)
    case 'receiver':
      return [actions(...receiverActions(card, t))]
    case 'manager':
      return []
  }
}

function wordsElements(entry: FeedbackEntry, t: Catalogue): Element[] {
  if (entry.situation === null && entry.impact === null) return [quote(entry.behaviour)]
  return (['situation', 'behaviour', 'impact'] as const).flatMap(part => {
    const words = entry[part]
    return words === null ? [] : [note(t.feedback.parts[part]), quote(words)]
  })
}

export function chipText(chip: FeedbackChip, t: Catalogue): string {
  const [competency, name] = [nameText(chip.competency), nameText(chip.name)]
  const plainName = `:${chip.emoji}: ${competency} › ${name}`
  if (chip.dispute === 'open') return t.feedback.disputedChip(plainName, chip.counts)
  if (chip.suggested) return t.feedback.suggestedChip(plainName)
  const settled = `:${chip.emoji}: ${competency} › *${name}*`
  return chip.dispute === 'kept' ? t.feedback.keptChip(settled) : settled
}

function receiverActions(card: FeedbackCard, t: Catalogue): Action[] {
  const id = card.feedbackId
  const disputed = card.chips.find(({ dispute }) => dispute === 'open')
  const thank = execute(t.feedback.thank, 'feedback:thank', { id }, { style: 'positive' })
  const ask = execute(card.replies > 0 ? t.feedback.conversation : t.feedback.ask, 'feedback:thread', { id })
  return [
    ...(card.thanked || !card.canAnswer ? [] : [thank]),
    ...(card.canAnswer || card.replies > 0 ? [ask] : []),
    ...(card.actedOn ? [] : [execute(t.feedback.actOn, 'feedback:act-on', { id })]),
    ...(card.canDispute ? [execute(t.feedback.dispute, 'feedback:dispute', { id })] : []),
    ...(disputed
      ? [execute(t.feedback.disputeBack, 'feedback:settle', { id, indicator: disputed.code })]
      : []),
  ]
}

function giverElements(card: FeedbackCard, t: Catalogue): Element[] {
  const id = card.feedbackId
  const disputed = card.chips.find(({ dispute }) => dispute === 'open')
  const own = [
    ...(card.undelivered === null
      ? []
      : [execute(t.feedback.tryAgain, 'feedback:retry', { id }, { style: 'positive' })]),
    ...(card.replies > 0 ? [execute(t.feedback.conversation, 'feedback:thread', { id })] : []),
    execute(t.feedback.edit, 'feedback:edit', { id }),
    execute(t.feedback.withdraw, 'feedback:withdraw', { id }),
  ]
  const trouble =
    card.undelivered === null
      ? []
      : [text(t.feedback.undelivered(escapeText(card.undelivered)), { color: 'warning' as const })]
  if (disputed) {
    return [
      ...trouble,
      text(disputeText(card, disputed, t)),
      disputeActions(card, disputed, t),
      actions(...own),
    ]
  }
  const mapping = card.mapping ? mappingElements(card, card.mapping, otherChoices(card, t), t) : []
  return [...trouble, ...mapping, actions(...own)]
}

/** About the disputed tag `instead`, or all of them. */
function otherChoices({ feedbackId: id, revision }: FeedbackCard, t: Catalogue, instead?: string) {
  return {
    change: execute(t.giving.change, 'feedback:change', { id, ...(instead && { instead }) }),
    none: execute(t.giving.noIndicator, 'feedback:none', instead ? { id, instead } : { id, revision }),
  }
}

/** To the giver, who has the whole feedback above it: that an indicator is disputed, until that is settled. */
function renderDisputed(card: FeedbackCard, t: Catalogue): Draft {
  const disputed = card.chips.find(({ dispute }) => dispute === 'open')
  const about = note(t.feedback.about(escapeText(excerpt(textOf(card), aboutLength))))
  const said = disputed ? disputeText(card, disputed, t) : t.feedback.disputeAnswered(`<@${card.receiverId}>`)
  return {
    summary: said,
    body: [text(said), about, ...(disputed ? [disputeActions(card, disputed, t)] : [])],
  }
}

function disputeText(card: FeedbackCard, { name, counts, disputeNote }: FeedbackChip, t: Catalogue): string {
  const reason = escapeText(excerpt(disputeNote ?? '', 500))
  return t.feedback.disputedNotice(`<@${card.receiverId}>`, `*${nameText(name)}*`, reason, counts)
}

function disputeActions(card: FeedbackCard, { code }: FeedbackChip, t: Catalogue): Element {
  const { change, none } = otherChoices(card, t, code)
  const keep = execute(t.feedback.keepTag, 'feedback:settle', { id: card.feedbackId, indicator: code })
  return actions(keep, change, none)
}

function mappingElements(
  card: FeedbackCard,
  { state, choices, settled, evidence }: FeedbackMapping,
  { change, none }: { change: Action; none: Action },
  t: Catalogue,
): Element[] {
  const { feedbackId: id, revision } = card
  const pick = (title: string, code: string, look?: { style: 'positive' }) =>
    execute(title, 'feedback:pick', { id, revision, indicator: code }, look)
  const nameOf = ({ emoji, name, competency }: FeedbackMapping['choices'][number]) =>
    `:${emoji}: ${t.giving.indicatorOf(nameText(name), nameText(competency))}`
  const all = textOf(card)
  const because = t.common.list(
    evidence.map(({ start, end }) => `“${escapeText(excerpt(all.slice(start, end), 120))}”`),
  )
  const [first] = choices
  if (state === 'confident' && first)
    return [
      text(t.feedback.mapped(nameOf(first), because, first.p)),
      actions(pick(t.giving.correct, first.code, { style: 'positive' }), change, none),
    ]
  if (state === 'unsure') {
    const picks = choices.slice(0, 3).map(({ name, code }) => pick(escapeText(name), code))
    return [text(t.feedback.unsure(because)), actions(...picks, change, none)]
  }
  if (state === 'none' || state === 'unread')
    return [text(state === 'none' ? t.feedback.noBehaviour : t.giving.unread), actions(change, none)]
  if (state === 'pending') return [note(t.feedback.pending)]
  const names = t.common.list(choices.slice(0, settled).map(nameOf))
  return [text(state === 'decided' ? t.feedback.decided(names) : t.feedback.declined), actions(change)]
}

/** What the other one wrote, or that they thank for it, or have acted on it. */
export function renderFeedbackReply(view: FeedbackReplyView, t: Catalogue): Draft {
  const author = `<@${view.authorId}>`
  const about = note(t.feedback.about(escapeText(view.about)))
  if (view.what === 'thanks' || view.what === 'acted-on') {
    const words = (view.what === 'thanks' ? t.feedback.thanksFor : t.feedback.actedOnIt)(author)
    return { summary: words, body: [text(words), about] }
  }
  const title = (view.what === 'reply' ? t.feedback.replied : t.feedback.notReplied)(author)
  const reply = execute(t.feedback.reply, 'feedback:thread', { id: view.feedbackId })
  return { summary: title, body: [text(title), quote(view.text ?? ''), about, actions(reply)] }
}
