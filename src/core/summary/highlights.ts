import { isEvidence, type Statement } from './evidence.ts'

const fewestHighlights = 3
const mostHighlights = 5

/** Why a statement is quoted: what tells it from those that are not. */
export type HighlightReason =
  /** Its giver stands behind the behaviour: chosen, confirmed or corrected. */
  | 'confirmed'
  /** The words tell of something that was done. */
  | 'concrete'
  /** The behaviour had no evidence in the weeks before. */
  | 'not-seen-lately'
  /** No other quote shows somebody it is about. */
  | 'another-colleague'
  /** No other quote is by this giver. */
  | 'another-giver'

export interface Highlight {
  statement: Statement
  reasons: HighlightReason[]
}

/** Probability from which words tell of something that was done. */
const concrete = 0.75

/**
 * Chooses what a report quotes, from the statements of the period: first whoever has not been quoted about, then givers
 * who have not been quoted, then the most specific words. Nobody is shown twice while a colleague with a statement is
 * not shown at all; after three, only statements that show somebody new are added.
 *
 * What a reader wrote themself counts as quoted from the start: they know it, and learn nothing from reading it first.
 *
 * Texts without any behaviour in them ("thanks for lunch") are never chosen. How long a text is and how many joined in
 * does not count.
 *
 * @param memberIds the team: whether somebody else is shown does not matter.
 * @param readerIds who reads it, where that is known.
 * @param seenLately codes of the indicators with evidence in the weeks before: the others deserve to be noticed.
 */
export function chooseHighlights(
  statements: readonly Statement[],
  memberIds: readonly string[],
  seenLately: ReadonlySet<string>,
  readerIds: readonly string[] = [],
): Highlight[] {
  const team = new Set(memberIds)
  const membersIn = ({ recipientIds }: Statement) => recipientIds.filter(id => team.has(id))
  const candidates = statements
    .filter(tellsOfBehaviour)
    .map(statement => ({ statement, specificity: specificity(statement, seenLately) }))
    .sort((a, b) => b.specificity - a.specificity || compareNewest(a.statement, b.statement))
    .map(({ statement }) => statement)
  const chosen: Statement[] = []
  const shown = new Set<string>()
  const quoted = new Set(readerIds)
  while (chosen.length < mostHighlights) {
    const next = least(
      candidates.filter(candidate => !chosen.includes(candidate)),
      candidate => 2 * repetition(membersIn(candidate), shown) + (quoted.has(candidate.giverId) ? 1 : 0),
    )
    if (!next || (chosen.length >= fewestHighlights && repetition(membersIn(next), shown) === 2)) break
    chosen.push(next)
    quoted.add(next.giverId)
    for (const id of membersIn(next)) shown.add(id)
  }
  return chosen.map(statement => ({
    statement,
    reasons: reasonsFor(statement, chosen, membersIn, seenLately),
  }))
}

function reasonsFor(
  statement: Statement,
  chosen: readonly Statement[],
  membersIn: (statement: Statement) => string[],
  seenLately: ReadonlySet<string>,
): HighlightReason[] {
  const tag = statement.tags[0]
  const others = chosen.filter(other => other !== statement)
  const shownElsewhere = new Set(others.flatMap(membersIn))
  const reasons: [HighlightReason, boolean][] = [
    ['confirmed', tag !== undefined && isEvidence(tag)],
    ['concrete', (statement.behavioural ?? 0) >= concrete],
    ['not-seen-lately', tag !== undefined && !seenLately.has(tag.indicator)],
    ['another-colleague', membersIn(statement).some(id => !shownElsewhere.has(id))],
    ['another-giver', others.every(({ giverId }) => giverId !== statement.giverId)],
  ]
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []))
}

/** Tagged, probably told as a behaviour, and about something not seen lately: 0..2.5. */
function specificity(statement: Statement, seenLately: ReadonlySet<string>): number {
  const tag = statement.tags[0]
  return (
    (tag && isEvidence(tag) ? 1 : 0) +
    (statement.behavioural ?? 0.5) +
    (tag && !seenLately.has(tag.indicator) ? 0.5 : 0)
  )
}

function tellsOfBehaviour({ tags, behavioural }: Statement): boolean {
  return tags.length > 0 || (behavioural ?? 0.5) >= 0.5
}

/** 0: only people who are not shown yet; 1: some of them; 2: nobody new. */
function repetition(recipientIds: readonly string[], shown: ReadonlySet<string>): 0 | 1 | 2 {
  const repeated = recipientIds.filter(id => shown.has(id)).length
  if (repeated === 0) return 0
  return repeated < recipientIds.length ? 1 : 2
}

function compareNewest(a: Statement, b: Statement): number {
  return b.at.getTime() - a.at.getTime() || (a.recognitionId < b.recognitionId ? -1 : 1)
}

/** The first of those with the smallest `weight`. */
function least<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
  let best: { item: T; weight: number } | undefined
  for (const item of items) {
    const own = weight(item)
    if (!best || own < best.weight) best = { item, weight: own }
  }
  return best?.item
}
