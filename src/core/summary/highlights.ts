import { isEvidence, type Statement } from './evidence.ts'

const fewestHighlights = 3
const mostHighlights = 5

/** Length of text, in Latin letters, that is long enough to tell what was done and short enough to be quoted whole. */
const readable = { from: 60, to: 360 }

/**
 * Chooses what a report quotes, from the statements of the period: first whoever has not been quoted about, then givers
 * who have not been quoted, then the most specific words. Nobody is shown twice while a colleague with a statement is
 * not shown at all; after three, only statements that show somebody new are added.
 *
 * Texts without any behaviour in them ("thanks for lunch") are never chosen.
 *
 * @param memberIds the team: whether somebody else is shown does not matter.
 * @param seenLately codes of the indicators with evidence in the weeks before: the others deserve to be noticed.
 */
export function chooseHighlights(
  statements: readonly Statement[],
  memberIds: readonly string[],
  seenLately: ReadonlySet<string>,
): Statement[] {
  const team = new Set(memberIds)
  const membersIn = ({ recipientIds }: Statement) => recipientIds.filter(id => team.has(id))
  const candidates = statements
    .filter(tellsOfBehaviour)
    .map(statement => ({ statement, specificity: specificity(statement, seenLately) }))
    .sort((a, b) => b.specificity - a.specificity || compareNewest(a.statement, b.statement))
    .map(({ statement }) => statement)
  const chosen: Statement[] = []
  const shown = new Set<string>()
  const quoted = new Set<string>()
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
  return chosen
}

/** Tagged and probably told as a behaviour, in words that can be quoted whole, about something not seen lately: 0..3.5. */
function specificity(statement: Statement, seenLately: ReadonlySet<string>): number {
  const tag = statement.tags[0]
  return (
    (tag && isEvidence(tag) ? 1 : 0) +
    (statement.behavioural ?? 0.5) +
    lengthFit(statement.text) +
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

/** 1 for a readable length, less the further the text is from it. A Chinese character says about as much as three letters. */
function lengthFit(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const length = text.length + 2 * han
  return Math.min(1, length / readable.from, readable.to / Math.max(length, 1))
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
