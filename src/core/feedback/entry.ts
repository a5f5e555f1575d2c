import { outcomeOf } from '../mapping/outcome.ts'
import type { Naming } from '../summary/naming.ts'
import { isUnread } from '../unread-language.ts'
import type { Feedback } from './feedback.ts'
import { type Role, textOf } from './rules.ts'
import type { FeedbackEntry, FeedbackMapping } from './view.ts'

/** Fewer would hide the right one too often; more would not be read. */
const shownChoices = 3

/**
 * A feedback as its readers see it, in their language. What the receiver says against a tag is between them and the giver: to
 * a manager who may read along, it is no tag until that is settled.
 */
export function feedbackEntry(feedback: Feedback, naming: Naming, role: Role): FeedbackEntry {
  const isForManager = role === 'manager'
  const tags = feedback.tags.filter(({ dispute }) => !isForManager || dispute !== 'open')
  const { id, kind, giverId, receiverId, visibility, readerIds, situation, behaviour, impact } = feedback
  return {
    feedbackId: id,
    feedback: kind,
    giverId,
    receiverId,
    visibility,
    readerIds,
    situation,
    behaviour,
    impact,
    chips: tags.map(({ indicator, origin, dispute, disputeNote }) => ({
      ...naming.indicator(indicator),
      suggested: origin === 'suggested',
      counts: kind === 'strength',
      dispute: isForManager ? 'none' : dispute,
      disputeNote: isForManager ? null : disputeNote,
    })),
    at: feedback.createdAt,
    edited: feedback.editedAt !== null,
    thanked: feedback.thankedAt !== null,
    actedOn: feedback.actedOnAt !== null,
    replies: feedback.replies.length,
  }
}

/** What the giver is asked about the mapping. */
export function feedbackMapping(feedback: Feedback, naming: Naming): FeedbackMapping {
  const guesses = new Map(feedback.suggestions.map(({ code, p }) => [code, p]))
  const tagged = feedback.tags.map(tag => tag.indicator)
  const choices = [...new Set([...tagged, ...guesses.keys()])].slice(0, Math.max(shownChoices, tagged.length))
  return {
    state: stateOf(feedback),
    evidence: feedback.evidence,
    choices: choices.map(code => ({ ...naming.indicator(code), p: guesses.get(code) ?? 1 })),
    settled: tagged.length,
  }
}

function stateOf(feedback: Feedback): FeedbackMapping['state'] {
  const { kind, decision, behavioural, suggestions } = feedback
  if (decision === 'pending') return 'pending'
  if (decision === 'decided') return 'decided'
  if (decision === 'none') return 'declined'
  const outcome = outcomeOf({
    behavioural: behavioural ?? 0,
    indicators: suggestions.map(({ code, p }) => ({ code, p, line: null })),
  })
  if (outcome === 'none' && isUnread(textOf(feedback))) return 'unread'
  // A growth note tells of a behaviour that is missing, whatever the mapper hears in it: which one is always asked.
  return kind === 'growth' && suggestions.length > 0 ? 'unsure' : outcome
}
