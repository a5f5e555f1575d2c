import { isEvidence, type Statement, type TeamEvidence } from './evidence.ts'
import type { Naming } from './naming.ts'
import { baselineWeeks, latelyDays, type SummaryPeriod } from './period.ts'
import type {
  HighlightQuote,
  OpenRequest,
  People,
  Quote,
  SuggestedAction,
  SummaryPulse,
  TeamSummary,
} from './view.ts'

/** Lists of a message end here; the rest is a number. */
const listed = 5

/** Fewest recognitions that make a change: one more or one fewer is chance. */
const fewest = 2

export interface TeamReport {
  team: { id: string; name: string }
  /** Active members, in the order of their names. */
  members: readonly Member[]
  readerId: string
  /** Everybody who reads it; left out, that is the reader alone. */
  readerIds?: readonly string[]
  period: SummaryPeriod
  evidence: TeamEvidence
  highlights: readonly HighlightQuote[]
  /** Moments of the private feedback about members that the reader may read, of the period and the weeks before. */
  feedbackAt: readonly Date[]
  pulse: SummaryPulse | null
  /** Those that expire first on top. */
  requests: readonly OpenRequest[]
  /** Whether the reader may be prompted to do something. */
  mayPrompt: boolean
  /** Whether it says what the reader has not done: only to a manager of the team, and where nobody else reads it. */
  isAboutReader: boolean
  hasReport: boolean
  isManager: boolean
  /** Whether the reader may be told how often: false leaves what was seen. */
  counted: boolean
  /** All that there is, for a page of its own: no list ends early. */
  isWhole?: boolean
  naming: Naming
}

export interface Member {
  id: string
  name: string
  joinedAt: Date
  /** Now, or for half of the days lately or more. */
  isAway: boolean
}

export function teamSummary({
  team,
  members,
  readerId,
  readerIds = [readerId],
  period,
  evidence,
  highlights,
  feedbackAt,
  pulse,
  requests,
  mayPrompt,
  isAboutReader,
  hasReport,
  isManager,
  counted,
  isWhole = false,
  naming,
}: TeamReport): TeamSummary {
  const most = isWhole ? Number.POSITIVE_INFINITY : listed
  const { totals } = evidence
  const told = (count: number) => (counted ? count : Math.min(1, count))
  const usual = (count: number) => (counted ? count / baselineWeeks : 0)
  const rising = stronger(evidence, naming)
  const fading = quiet(evidence, period, naming)
  const found = unseen(evidence, members, { readerId, readerIds, period, most })
  const nobody = { personIds: [], total: 0 }
  const forManagers = isManager ? found : { ...found, byAnyone: nobody }
  const notSeen = isAboutReader ? forManagers : { ...forManagers, byReader: nobody }
  const feedback = {
    now: told(feedbackAt.filter(at => at >= period.from && at < period.to).length),
    average: usual(feedbackAt.filter(at => at >= period.baseline && at < period.from).length),
  }
  return {
    kind: 'team-summary',
    teamId: team.id,
    team: team.name,
    from: period.from,
    quotesFrom: period.quotesFrom < period.from && highlights.length > 0 ? period.quotesFrom : null,
    to: period.to,
    counted,
    headline: {
      recognitions: told(totals.recognitions),
      average: usual(totals.baseline),
      recognised: totals.recognised,
      members: totals.people,
      givers: told(totals.givers),
      feedback,
    },
    competencies: evidence.competencies
      .map(({ code, now, before, suggested }) => ({
        code,
        now: told(now),
        before: told(before),
        suggested: told(suggested),
      }))
      .sort(
        (a, b) => b.now - a.now || b.before - a.before || naming.position(a.code) - naming.position(b.code),
      )
      .map(({ code, ...counts }) => ({ ...naming.competency(code), ...counts })),
    stronger: rising
      .slice(0, most)
      .map(indicator => (counted ? indicator : { ...indicator, now: 1, average: 0 })),
    quiet: fading
      .slice(0, most)
      .sort((a, b) => b.lastSeen.getTime() - a.lastSeen.getTime() || compareCodes(a, b)),
    more: {
      stronger: Math.max(0, rising.length - most),
      quiet: Math.max(0, fading.length - most),
      requests: Math.max(0, requests.length - most),
    },
    highlights: [...highlights],
    unseen: notSeen,
    pulse,
    requests: requests.slice(0, most),
    suggestion: mayPrompt ? suggestAction(notSeen, fading, members) : null,
    hasReport,
    isManager,
    empty:
      totals.recognitions === 0 &&
      highlights.length === 0 &&
      feedback.now === 0 &&
      requests.length === 0 &&
      !(pulse && pulse.last.closedAt >= period.from),
  }
}

/**
 * At least two recognitions, by two colleagues: what one alone writes is no change in the team. And at least twice the weekly
 * mean of the four weeks before. The largest rise first.
 */
function stronger({ indicators }: TeamEvidence, naming: Naming): TeamSummary['stronger'] {
  return indicators
    .map(({ code, now, baseline, givers }) => ({ code, now, givers, average: baseline / baselineWeeks }))
    .filter(({ now, givers, average }) => now >= fewest && givers >= fewest && now >= 2 * average)
    .sort((a, b) => b.now - b.average - (a.now - a.average) || compareCodes(a, b))
    .map(({ code, now, average }) => ({ ...naming.indicator(code), now, average }))
}

/** Seen at least twice in the eight weeks that ended four weeks ago, and not since: the most familiar ones first. */
function quiet(
  { indicators }: TeamEvidence,
  { lately }: SummaryPeriod,
  naming: Naming,
): TeamSummary['quiet'] {
  return indicators
    .filter(({ earlier, last }) => earlier >= fewest && last < lately)
    .sort((a, b) => b.earlier - a.earlier || compareCodes(a, b))
    .map(({ code, last }) => ({ ...naming.indicator(code), lastSeen: last }))
}

/**
 * Whoever is away is not looked for, and whoever has just joined or come back could not have been seen: neither is a gap. It is about
 * what the readers' team has put into words, and is told to its managers alone: to none of them of another.
 */
function unseen(
  { members: seenMembers }: TeamEvidence,
  members: readonly Member[],
  about: { readerId: string; readerIds: readonly string[]; period: SummaryPeriod; most: number },
): TeamSummary['unseen'] {
  const { lately } = about.period
  const seen = new Map(seenMembers.map(member => [member.personId, member]))
  const longAgo = (last: Date | null | undefined) => !last || last < lately
  const others = members
    .filter(
      ({ id, isAway, joinedAt }) =>
        id !== about.readerId && !about.readerIds.includes(id) && !isAway && joinedAt < lately,
    )
    .map(({ id }) => id)
  const byAnyone = others.filter(id => longAgo(seen.get(id)?.last))
  const byReader = others.filter(id => !longAgo(seen.get(id)?.last) && longAgo(seen.get(id)?.lastByReader))
  return {
    days: latelyDays,
    byAnyone: longestFirst(byAnyone, id => seen.get(id)?.last, about.most),
    byReader: longestFirst(byReader, id => seen.get(id)?.lastByReader, about.most),
  }
}

/** What nobody has seen first, then what the reader alone has not, then a behaviour to look out for. */
function suggestAction(
  { days, byAnyone, byReader }: TeamSummary['unseen'],
  quiet: TeamSummary['quiet'],
  members: readonly Member[],
): SuggestedAction | null {
  const [unnoticed] = byAnyone.personIds
  const personId = unnoticed ?? byReader.personIds[0]
  const name = members.find(({ id }) => id === personId)?.name
  if (personId && name)
    return { kind: 'recognise', personId, name, by: unnoticed ? 'anyone' : 'reader', days }
  const [faded] = quiet
  if (!faded) return null
  const { lastSeen, ...indicator } = faded
  return { kind: 'look-for', indicator, lastSeen }
}

/** Those never seen first; `ids` decide between equals. */
function longestFirst(ids: string[], last: (id: string) => Date | null | undefined, most: number): People {
  const sorted = [...ids].sort((a, b) => (last(a)?.getTime() ?? 0) - (last(b)?.getTime() ?? 0))
  return { personIds: sorted.slice(0, most), total: ids.length }
}

export function quote(statement: Statement, link: string | null, naming: Naming): Quote {
  const tag = statement.tags[0]
  const { recognitionId, giverId, recipientIds, names, text, at } = statement
  return {
    recognitionId,
    giverId,
    recipientIds,
    names,
    text,
    indicator: tag ? { ...naming.indicator(tag.indicator), suggested: !isEvidence(tag) } : null,
    link,
    at,
  }
}

function compareCodes(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1
}
