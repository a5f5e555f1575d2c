import type { Framework } from '../framework/framework.ts'
import type { Person } from '../person.ts'
import { dayOf } from '../recognition/day.ts'
import type { Tag } from '../recognition/recognition.ts'
import { isEvidence, type Statement } from '../summary/evidence.ts'
import { competencyOf, type Naming } from '../summary/naming.ts'
import type { NamedIndicator } from '../summary/view.ts'

/** Distinct colleagues that must have seen a competency before a report draws anything from it. */
export const fewestGivers = 2

/** Somebody as a report names them: their name, or none for one whose data were erased. */
export interface NamedPerson {
  id: string
  name: string
}

/** What one colleague wrote, with every behaviour that it shows. */
export interface ReportStatement {
  recognitionId: string
  giver: NamedPerson
  /** Everybody it was given to, the person included. */
  recipients: number
  text: string
  indicators: (NamedIndicator & { suggested: boolean })[]
  link: string | null
  at: Date
}

/**
 * Distinct colleagues, and statements and strengths of theirs, that make the evidence; suggestions are no part of either.
 * How many statements there are is the person's own, null to anybody else: they nearly add up to all that were received.
 */
interface Weight {
  givers: number
  statements: number | null
}

export interface ReportIndicator extends NamedIndicator, Weight {
  first: Date
  last: Date
  /** Ids of the quoted statements that show it, newest first. */
  quoted: string[]
  /** Ids of the private strengths that show it. */
  notes: string[]
}

export interface ReportCompetency extends Weight {
  code: string
  name: string
  definition: string
  /** False: too few colleagues have seen it to say anything. Never a weakness. */
  enough: boolean
  indicators: ReportIndicator[]
}

/** A private note, as far as the reader may see it. */
export interface ReportNote {
  id: string
  kind: 'strength' | 'growth'
  giver: NamedPerson
  /** Null where the giver wrote one text. */
  situation: string | null
  behaviour: string
  impact: string | null
  indicators: (NamedIndicator & { suggested: boolean })[]
  actedOn: boolean
  at: Date
}

/** What of the evidence is from one month. */
interface ReportMonth {
  /** "2026-11", in the person's time zone. */
  month: string
  /** Codes of the competencies that were seen, in their order. */
  seen: string[]
  /** Statements and strengths by competency code, for the person alone: what a trend is drawn from. */
  counts: Record<string, number> | null
}

/**
 * What colleagues saw a person do in a period, for a review: evidence, never a score. The person and their managers get
 * the same one, except that a manager is quoted only what they may read anyway, and gets no number of statements.
 */
export interface EvidenceReport {
  kind: 'evidence-report'
  person: NamedPerson
  reader: NamedPerson
  /** Whether the reader is the person. */
  own: boolean
  /** Included. */
  from: Date
  /** Excluded. */
  to: Date
  madeAt: Date
  framework: { code: string; version: number; name: string }
  /** Recognitions received, with evidence or without: how many is the person's own, null to anybody else. */
  received: number | null
  /** Distinct colleagues behind all of the evidence. */
  givers: number
  /** Whether any competency has enough. */
  enough: boolean
  /** Those with evidence, in the order of the framework. */
  competencies: ReportCompetency[]
  noEvidenceYet: { code: string; name: string }[]
  months: ReportMonth[]
  /** Newest first. */
  statements: ReportStatement[]
  /**
   * Whether some statements count and are not quoted, since they were written where this reader may not read. Not how
   * many: with those that are quoted they would add up to all that were received.
   */
  unquoted: boolean
  /** Newest first. */
  notes: ReportNote[]
}

export interface ReportParts {
  person: Person
  reader: NamedPerson
  from: Date
  to: Date
  madeAt: Date
  framework: Framework
  naming: Naming
  /** Everything received in the period. */
  statements: readonly Statement[]
  /** Those of them that the reader may be quoted. */
  quoted: readonly Statement[]
  /** By recognition id. */
  links: ReadonlyMap<string, string>
  /** Names by person id. */
  names: ReadonlyMap<string, string>
  notes: readonly ReportNote[]
}

/** What evidence is counted from: a statement, or a private strength that the reader may see. */
type Counted = Pick<Statement, 'giverId' | 'at' | 'tags'> & { noteId?: string }

function strength({ kind, id, giver, indicators, at }: ReportNote): Counted[] {
  const tags = indicators.map(
    ({ code, suggested }): Tag => ({ indicator: code, origin: suggested ? 'suggested' : 'confirmed' }),
  )
  return kind === 'strength' ? [{ giverId: giver.id, at, tags, noteId: id }] : []
}

export function evidenceReport(parts: ReportParts): EvidenceReport {
  const { person, reader, from, to, madeAt, framework, naming, statements, quoted } = parts
  const evident = [...statements, ...parts.notes.flatMap(strength)].filter(({ tags }) =>
    tags.some(isEvidence),
  )
  const own = reader.id === person.id
  const competencies = competenciesOf(parts, evident, own)
  const known = new Set(competencies.map(({ code }) => code))
  return {
    kind: 'evidence-report',
    person: { id: person.id, name: person.name },
    reader,
    own,
    from,
    to,
    madeAt,
    framework: { code: framework.code, version: framework.version, name: naming.framework },
    received: own ? statements.length : null,
    givers: weightOf(evident, own).givers,
    enough: competencies.some(({ enough }) => enough),
    competencies,
    noEvidenceYet: naming.competencies.filter(({ code }) => !known.has(code)),
    months: monthsOf(evident, parts, own),
    statements: quoted.map(statement => reportStatement(statement, parts)),
    unquoted: statements.length > quoted.length,
    notes: [...parts.notes],
  }
}

function competenciesOf(
  { naming, quoted }: ReportParts,
  evident: readonly Counted[],
  own: boolean,
): ReportCompetency[] {
  const shows = (statement: Counted, code: string) =>
    statement.tags.some(tag => isEvidence(tag) && tag.indicator === code)
  const codes = new Set(
    evident.flatMap(({ tags }) => tags.filter(isEvidence).map(({ indicator }) => indicator)),
  )
  const competencies = new Map<string, string[]>()
  for (const code of [...codes].sort()) {
    const competency = competencyOf(code)
    competencies.set(competency, [...(competencies.get(competency) ?? []), code])
  }
  return [...competencies]
    .sort(([a], [b]) => naming.position(a) - naming.position(b) || (a < b ? -1 : 1))
    .map(([competency, indicators]) => {
      const weight = weightOf(
        evident.filter(statement => indicators.some(code => shows(statement, code))),
        own,
      )
      return {
        ...naming.competency(competency),
        definition: naming.definition(competency),
        ...weight,
        enough: weight.givers >= fewestGivers,
        indicators: indicators
          .map(code => {
            const those = evident.filter(statement => shows(statement, code))
            const times = those.map(({ at }) => at.getTime())
            return {
              ...naming.indicator(code),
              ...weightOf(those, own),
              first: new Date(Math.min(...times)),
              last: new Date(Math.max(...times)),
              quoted: quoted.filter(statement => shows(statement, code)).map(s => s.recognitionId),
              notes: those.flatMap(({ noteId }) => noteId ?? []),
            }
          })
          .sort(
            (a, b) =>
              b.givers - a.givers || (b.statements ?? 0) - (a.statements ?? 0) || (a.code < b.code ? -1 : 1),
          ),
      }
    })
}

function weightOf(statements: readonly Counted[], own: boolean): Weight {
  const givers = new Set(statements.map(({ giverId }) => giverId)).size
  return { givers, statements: own ? statements.length : null }
}

/** Every month of the period, so that a trend has no gaps. */
function monthsOf(
  evident: readonly Counted[],
  { from, to, person, naming }: ReportParts,
  own: boolean,
): ReportMonth[] {
  const monthOf = (moment: Date) => dayOf(moment, person.timeZone).slice(0, 7)
  const months = new Map<string, Record<string, number>>()
  const last = monthOf(new Date(to.getTime() - 1))
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) months.set(month, {})
  for (const { at, tags } of evident) {
    const counts = months.get(monthOf(at))
    if (!counts) continue
    for (const code of new Set(tags.filter(isEvidence).map(({ indicator }) => competencyOf(indicator))))
      counts[code] = (counts[code] ?? 0) + 1
  }
  return [...months].map(([month, counts]) => ({
    month,
    seen: Object.keys(counts).sort((a, b) => naming.position(a) - naming.position(b) || (a < b ? -1 : 1)),
    counts: own ? counts : null,
  }))
}

/** "2026-12" comes before "2027-01". */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`
}

function reportStatement(
  { recognitionId, giverId, recipientIds, text, tags, at }: Statement,
  { naming, links, names }: Pick<ReportParts, 'naming' | 'links' | 'names'>,
): ReportStatement {
  return {
    recognitionId,
    giver: { id: giverId, name: names.get(giverId) ?? '' },
    recipients: recipientIds.length,
    text,
    indicators: tags.map(tag => ({ ...naming.indicator(tag.indicator), suggested: !isEvidence(tag) })),
    link: links.get(recognitionId) ?? null,
    at,
  }
}
