import type { ActionsBlockElement, KnownBlock } from '@slack/types'
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
import { actions, button, context, cut, escapeText, limits, type SlackMessage, section } from './element.ts'
import { nameText } from './summary-text.ts'

/** A feedback to its receiver, to a manager whom the giver included, or the giver's copy with the question about the mapping. */
export function renderFeedbackCard(card: FeedbackCard, t: Catalogue): SlackMessage {
  if (card.withdrawn) {
    const text = feedbackWithdrawn(card, t)
    return { text, blocks: [context(text)] }
  }
  if (card.isNews) return renderDisputed(card, t)
  const title = feedbackTitle(card, t)
  const blocks: KnownBlock[] = [section(`*${title}*`), ...wordsBlocks(card, t)]
  if (card.chips.length > 0) blocks.push(context(card.chips.map(chip => chipText(chip, t)).join('   ')))
  blocks.push(context(statusText(card, t)))
  const more = {
    giver: () => giverBlocks(card, t),
    receiver: () => [buttons(card, receiverButtons(card, t))],
    manager: () => [],
  }[card.role]()
  return {
    text: cut(t.common.titled(title, escapeText(textOf(card))), limits.sectionText),
    blocks: [...blocks, ...more],
  }
}

/** Its name stays while the card is redrawn: a button that is pressed meanwhile is still found. */
function buttons(card: FeedbackCard, elements: ActionsBlockElement[], what = 'feedback'): KnownBlock {
  return { ...actions(...elements), block_id: `${what}:${card.feedbackId}` }
}

/** The parts with their names, or the one text alone; quoted. */
function wordsBlocks(entry: FeedbackEntry, t: Catalogue): KnownBlock[] {
  const { situation, behaviour, impact } = entry
  if (situation === null && impact === null) return [section(quoted(behaviour))]
  return (['situation', 'behaviour', 'impact'] as const).flatMap(part => {
    const words = entry[part]
    return words === null ? [] : [section(`*${t.feedback.parts[part]}*\n${quoted(words)}`)]
  })
}

/** Of a feedback, where a message only recalls it. */
const aboutLength = 300

/** Longest that escaped words become: a text full of `&` is written five times as long. */
const quotedLength = limits.sectionText - 100

function quoted(words: string): string {
  return cut(escapeText(words), quotedLength)
    .split('\n')
    .map(line => `>${line}`)
    .join('\n')
}

export function chipText(chip: FeedbackChip, t: Catalogue): string {
  const name = `:${chip.emoji}: ${nameText(chip.competency)} › *${nameText(chip.name)}*`
  const plainName = `:${chip.emoji}: ${nameText(chip.competency)} › ${nameText(chip.name)}`
  if (chip.dispute === 'open') return `_${t.feedback.disputedChip(plainName, chip.counts)}_`
  if (chip.suggested) return `_${t.feedback.suggestedChip(plainName)}_`
  return chip.dispute === 'kept' ? t.feedback.keptChip(name) : name
}

/** Who may read it, and what has become of it. */
export function statusText(entry: FeedbackEntry & { role: FeedbackCard['role'] }, t: Catalogue): string {
  return feedbackStatus(entry, t, { thanked: ':pray: ', actedOn: ':white_check_mark: ' })
}

function receiverButtons(card: FeedbackCard, t: Catalogue): ActionsBlockElement[] {
  const id = card.feedbackId
  const buttons: ActionsBlockElement[] = []
  if (!card.thanked && card.canAnswer)
    buttons.push(button(t.feedback.thank, 'feedback:thank', id, { style: 'primary' }))
  if (card.canAnswer || card.replies > 0)
    buttons.push(button(card.replies > 0 ? t.feedback.conversation : t.feedback.ask, 'feedback:thread', id))
  if (!card.actedOn) buttons.push(button(t.feedback.actOn, 'feedback:act-on', id))
  if (card.canDispute) buttons.push(button(t.feedback.dispute, 'feedback:dispute', id))
  const disputed = card.chips.find(({ dispute }) => dispute === 'open')
  if (disputed) buttons.push(button(t.feedback.disputeBack, 'feedback:settle', `${id}:${disputed.code}`))
  return buttons
}

function giverBlocks(card: FeedbackCard, t: Catalogue): KnownBlock[] {
  const id = card.feedbackId
  const blocks: KnownBlock[] = []
  const disputed = disputedOf(card)
  const own = [
    ...(card.replies > 0 ? [button(t.feedback.conversation, 'feedback:thread', id)] : []),
    button(t.feedback.edit, 'feedback:edit', id),
    button(t.feedback.withdraw, 'feedback:withdraw', id),
  ]
  if (card.undelivered !== null) {
    blocks.push(section(`:warning: ${t.feedback.undelivered(card.undelivered)}`))
    own.unshift(button(t.feedback.tryAgain, 'feedback:retry', id, { style: 'primary' }))
  }
  if (disputed) blocks.push(section(disputeText(card, disputed, t)), disputeButtons(card, disputed, t))
  else if (card.mapping) blocks.push(...mappingBlocks(card, card.mapping, t))
  return [...blocks, buttons(card, own)]
}

function disputedOf({ chips }: FeedbackCard): FeedbackChip | undefined {
  return chips.find(({ dispute }) => dispute === 'open')
}

/** To the giver, who has the whole feedback above it: that an indicator is disputed, until that is settled. */
function renderDisputed(card: FeedbackCard, t: Catalogue): SlackMessage {
  const disputed = disputedOf(card)
  const about = context(t.feedback.about(escapeText(excerpt(textOf(card), aboutLength))))
  const text = disputed ? disputeText(card, disputed, t) : t.feedback.disputeAnswered(`<@${card.receiverId}>`)
  return {
    text,
    blocks: [section(text), about, ...(disputed ? [disputeButtons(card, disputed, t)] : [])],
  }
}

function disputeText(card: FeedbackCard, { name, counts, disputeNote }: FeedbackChip, t: Catalogue): string {
  const note = disputeNote ? escapeText(cut(disputeNote, 500)) : ''
  return t.feedback.disputedNotice(`<@${card.receiverId}>`, `*${nameText(name)}*`, note, counts)
}

function disputeButtons(card: FeedbackCard, { code }: FeedbackChip, t: Catalogue): KnownBlock {
  const id = card.feedbackId
  return buttons(
    card,
    [
      button(t.feedback.keepTag, 'feedback:settle', `${id}:${code}`),
      button(t.giving.change, 'feedback:change', `${id}:${code}`),
      button(t.giving.noIndicator, 'feedback:drop', `${id}:${code}`),
    ],
    'mapping',
  )
}

function mappingBlocks(card: FeedbackCard, mapping: FeedbackMapping, t: Catalogue): KnownBlock[] {
  const { state, choices, settled } = mapping
  const answer = `${card.feedbackId}:${card.revision}`
  const [first] = choices
  const nameOf = (choice: FeedbackMapping['choices'][number]) =>
    `:${choice.emoji}: ${t.giving.indicatorOf(nameText(choice.name), nameText(choice.competency))}`
  const text = textOf(card)
  const words = t.common.list(
    mapping.evidence.map(({ start, end }) => {
      const span = text.slice(start, end).replace(/\s+/g, ' ')
      return `“${escapeText(cut(span, 120))}”`
    }),
  )
  const change = button(t.giving.change, 'feedback:change', card.feedbackId)
  const none = button(t.giving.noIndicator, 'feedback:none', answer)
  if (state === 'confident' && first)
    return [
      section(t.feedback.mapped(nameOf(first), words, first.p)),
      buttons(
        card,
        [
          button(t.giving.correct, `feedback:pick:${first.code}`, `${answer}:${first.code}`, {
            style: 'primary',
          }),
          change,
          none,
        ],
        'mapping',
      ),
    ]
  if (state === 'unsure') {
    const picks = choices
      .slice(0, 3)
      .map(({ code, name }) => button(name, `feedback:pick:${code}`, `${answer}:${code}`))
    return [section(t.feedback.unsure(words)), buttons(card, [...picks, change, none], 'mapping')]
  }
  if (state === 'none' || state === 'unread')
    return [
      section(state === 'none' ? t.feedback.noBehaviour : t.giving.unread),
      buttons(card, [change, none], 'mapping'),
    ]
  if (state === 'pending') return [context(t.feedback.pending)]
  const names = t.common.list(choices.slice(0, settled).map(nameOf))
  return [
    section(state === 'decided' ? t.feedback.decided(names) : t.feedback.declined),
    buttons(card, [change], 'mapping'),
  ]
}

/** What the other one wrote, or that they thank for it, or have acted on it. */
export function renderFeedbackReply(view: FeedbackReplyView, t: Catalogue): SlackMessage {
  const author = `<@${view.authorId}>`
  const about = context(t.feedback.about(escapeText(view.about)))
  if (view.what === 'thanks' || view.what === 'acted-on') {
    const text = (view.what === 'thanks' ? t.feedback.thanksFor : t.feedback.actedOnIt)(author)
    return {
      text,
      blocks: [section(`${view.what === 'thanks' ? ':pray:' : ':white_check_mark:'} ${text}`), about],
    }
  }
  const title = (view.what === 'reply' ? t.feedback.replied : t.feedback.notReplied)(author)
  const words = view.text ?? ''
  return {
    text: cut(t.common.paragraph([title, escapeText(words)]), limits.sectionText),
    blocks: [
      section(title),
      section(quoted(words)),
      about,
      actions(button(t.feedback.reply, 'feedback:thread', view.feedbackId)),
    ],
  }
}
