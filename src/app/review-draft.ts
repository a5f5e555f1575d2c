import { coach, type Hint, isOnlyBegun } from '../core/feedback/coach.ts'
import type { FeedbackKind } from '../core/feedback/feedback.ts'
import { outcomeOf } from '../core/mapping/outcome.ts'
import { Naming } from '../core/summary/naming.ts'
import type { NamedIndicator } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'
import { managersOf } from './managers-of.ts'

export interface Draft {
  workspaceId: string
  giverId: string
  receiverId: string | null
  kind: FeedbackKind
  situation: string | null
  behaviour: string | null
  impact: string | null
}

export interface DraftReview {
  /** Null: the words are only begun, and neither lack anything yet nor are clear. */
  hints: Hint[] | null
  /** Indicators that the words sound like, the likeliest first; at most three. */
  likely: NamedIndicator[]
  /** Who else would read it if the giver included the receiver's managers. Nobody is told so who could not give it. */
  managerIds: string[]
}

const suggested = 3

/** What the coach and the mapper make of words that are still being typed. Nothing is stored, nothing leaves this machine. */
export async function reviewDraft(
  laurel: Pick<Laurel, 'database' | 'framework' | 'localMapper'>,
  { workspaceId, giverId, receiverId, kind, ...words }: Draft,
): Promise<DraftReview> {
  const text = [words.situation, words.behaviour, words.impact].filter(Boolean).join('\n')
  const [{ framework }, giver, managers] = await Promise.all([
    laurel.framework(workspaceId),
    laurel.database.people.get(workspaceId, giverId),
    receiverId === null ? [] : managersOf(laurel.database, workspaceId, receiverId),
  ])
  const naming = new Naming(framework, giver?.language ?? 'en')
  const mapping = text === '' ? null : await (await laurel.localMapper(workspaceId)).map(text)
  // A growth note tells of a behaviour that is missing: the mapper need not hear one in it.
  const isTold = mapping && (kind === 'growth' || outcomeOf(mapping) !== 'none')
  const hints = coach(words, mapping?.behavioural ?? null)
  return {
    hints: hints.length === 0 && isOnlyBegun(words) ? null : hints,
    likely: isTold ? mapping.indicators.slice(0, suggested).map(({ code }) => naming.indicator(code)) : [],
    managerIds: giver?.isStranger ? [] : managers.filter(id => id !== giverId),
  }
}
