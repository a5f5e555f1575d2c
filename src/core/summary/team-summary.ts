import { isEvidence, type Statement, type TeamEvidence } from './evidence.ts'
import type { Naming } from './naming.ts'
import { baselineWeeks, latelyDays, type SummaryPeriod } from './period.ts'
import type { People, Quote, TeamSummary } from './view.ts'

/** Lists end here; the rest is a number. */
const listed = 5

/** Fewest recognitions that make a change: one more or one fewer is chance. */
const fewest = 2

export interface TeamReport {
  team: { id: string; name: string }
  /** Active members, in the order of their names. */
  memberIds: readonly string[]
  readerId: string
  period: SummaryPeriod
  evidence: TeamEvidence
  highlights: readonly Quote[]
  naming: Naming
}

export function teamSummary({
  team,
  memberIds,
  readerId,
  period,
  evidence,
  highlights,
  naming,
}: TeamReport): TeamSummary {
  const { totals } = evidence
  return {
    kind: 'team-summary',
    teamId: team.id,
    team: team.name,
    from: period.from,
    to: period.to,
    headline: {
      recognitions: totals.recognitions,
      average: totals.baseline / baselineWeeks,
      recognised: totals.recognised,
      members: memberIds.length,
      givers: totals.givers,
    },
    competencies: [...evidence.competencies]
      .sort(
        (a, b) => b.now - a.now || b.before - a.before || naming.position(a.code) - naming.position(b.code),
      )
      .map(({ code, now, before, suggested }) => ({ ...naming.competency(code), now, before, suggested })),
    stronger: stronger(evidence, naming),
    quiet: quiet(evidence, period, naming),
    highlights: [...highlights],
    unseen: unseen(evidence, memberIds, readerId, period),
    empty: totals.recognitions === 0,
  }
}

/** At least two recognitions, and at least twice the weekly mean of the four weeks before. The largest rise first. */
function stronger({ indicators }: TeamEvidence, naming: Naming): TeamSummary['stronger'] {
  return indicators
    .map(({ code, now, baseline }) => ({ code, now, average: baseline / baselineWeeks }))
    .filter(({ now, average }) => now >= fewest && now >= 2 * average)
    .sort((a, b) => b.now - b.average - (a.now - a.average) || compareCodes(a, b))
    .slice(0, listed)
    .map(({ code, now, average }) => ({ ...naming.indicator(code), now, average }))
}

/** Seen at least twice in the eight weeks that ended four weeks ago, and not since: the most familiar ones, the latest first. */
function quiet(
  { indicators }: TeamEvidence,
  { lately }: SummaryPeriod,
  naming: Naming,
): TeamSummary['quiet'] {
  return indicators
    .filter(({ earlier, last }) => earlier >= fewest && last < lately)
    .sort((a, b) => b.earlier - a.earlier || compareCodes(a, b))
    .slice(0, listed)
    .sort((a, b) => b.last.getTime() - a.last.getTime() || compareCodes(a, b))
    .map(({ code, last }) => ({ ...naming.indicator(code), lastSeen: last }))
}

function unseen(
  { members }: TeamEvidence,
  memberIds: readonly string[],
  readerId: string,
  { lately }: SummaryPeriod,
): TeamSummary['unseen'] {
  const seen = new Map(members.map(member => [member.personId, member]))
  const longAgo = (last: Date | null | undefined) => !last || last < lately
  const others = memberIds.filter(id => id !== readerId)
  const byAnyone = others.filter(id => longAgo(seen.get(id)?.last))
  const byReader = others.filter(id => !longAgo(seen.get(id)?.last) && longAgo(seen.get(id)?.lastByReader))
  return {
    days: latelyDays,
    byAnyone: longestFirst(byAnyone, id => seen.get(id)?.last),
    byReader: longestFirst(byReader, id => seen.get(id)?.lastByReader),
  }
}

/** Those never seen first; `ids` decide between equals. */
function longestFirst(ids: string[], last: (id: string) => Date | null | undefined): People {
  const sorted = [...ids].sort((a, b) => (last(a)?.getTime() ?? 0) - (last(b)?.getTime() ?? 0))
  return { personIds: sorted.slice(0, listed), total: ids.length }
}

export function quote(statement: Statement, link: string | null, naming: Naming): Quote {
  const tag = statement.tags[0]
  const { recognitionId, giverId, recipientIds, text, at } = statement
  return {
    recognitionId,
    giverId,
    recipientIds,
    text,
    indicator: tag ? { ...naming.indicator(tag.indicator), suggested: !isEvidence(tag) } : null,
    link,
    at,
  }
}

function compareCodes(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1
}
