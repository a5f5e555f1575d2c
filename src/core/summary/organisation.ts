import { type Page, pageOf, type Turned } from '../page.ts'
import type { TeamStay } from '../team/membership.ts'
import { countableTeams, isOfSeveral, smallestGroup } from './countable-teams.ts'
import type { Naming } from './naming.ts'
import type { NamedIndicator } from './view.ts'

/** Days that the organisation view covers; they are compared with as many before. */
export const organisationDays = 84

/** So many people, and it is asked whether it is always the same of them. */
export const topPeople = 10

/** With fewer recognised people than this, the share of ten says nothing. */
const fewestForConcentration = 2 * topPeople

const listed = 5

/** Teams on one page of their list. */
const departmentsShown = 10

/** Reads of the organisation view: counts only, never a person. */
export interface OrganisationEvidence {
  totals: OrganisationTotals
  /** Recognitions with evidence by team and competency, in the period and in the one before, and of how many people they are. */
  competencies: {
    teamId: string
    code: string
    now: number
    before: number
    peopleNow: number
    peopleBefore: number
  }[]
  /** Members of each team who gave, and who received, in the period. */
  participation: { teamId: string; gave: number; received: number }[]
  /** Indicators with evidence in the period, and the number of recognitions. */
  indicators: { code: string; recognitions: number }[]
}

/** Of the people whom the view counts. */
export interface OrganisationTotals {
  /** Recognitions that one of them received, whoever gave them. */
  recognitions: number
  /** Of the period before. */
  before: number
  /** Those of them who recognised anybody, and those whom anybody recognised. */
  givers: number
  recognised: number
  /** Which of them recognised which other, each pair once; and how many of these were returned. */
  pairs: number
  returned: number
  /** Recognitions by recipient, and those that went to the ten who received most. */
  received: number
  toTop: number
}

export interface OrganisationEvidenceReads {
  ofOrganisation(
    workspaceId: string,
    of: {
      teams: readonly { id: string; memberIds: readonly string[] }[]
      personIds: readonly string[]
      /** What counts for the teams; and, with an empty `teamId`, for managers who are counted beside them. */
      stays: readonly TeamStay[]
    },
    period: { before: Date; from: Date; to: Date },
  ): Promise<OrganisationEvidence>
}

/** What an admin sees of the whole: groups of five or more, never a person. */
export interface OrganisationView {
  kind: 'organisation'
  from: Date
  to: Date
  /** Members of the teams that are shown, and their managers. */
  people: number
  /** Managers of these teams who are not among `people`: see `organisationPeople`. */
  managersLeftOut: number
  recognitions: number
  before: number
  /** Shares 0..1 of `people`; null below the smallest group. */
  participation: { gave: number; received: number } | null
  /** Share 0..1 of who-recognised-whom that was returned; null where too few people are in it. */
  reciprocity: number | null
  /** Share 0..1 of all that went to the ten who received most, and of the most even split there is of as many; null likewise. */
  concentration: { share: number; even: number } | null
  departments: Page<{
    teamId: string
    name: string
    members: number
    gave: number
    received: number
    /** Those with evidence; at most 5, most first. Null where it would be what one person received. */
    competencies: { code: string; name: string; now: number | null; before: number | null }[]
    moreCompetencies: number
  }>
  /** Teams that are too small to be shown, or that a few people set apart from one that is. */
  hidden: number
  /** Indicators with evidence, of all; and the first that had none. */
  coverage: { seen: number; all: number; unseen: NamedIndicator[]; moreUnseen: number }
}

export interface OrganisationReport {
  from: Date
  to: Date
  /** Teams with their active members and managers; those that are too small are among them. */
  teams: readonly { id: string; name: string; memberIds: readonly string[]; managerIds: readonly string[] }[]
  evidence: OrganisationEvidence
  indicatorCodes: readonly string[]
  naming: Naming
  /** Where its list of teams is turned to. */
  turned: Turned | null
}

export function shownTeams<T extends { id: string; memberIds: readonly string[] }>(teams: readonly T[]): T[] {
  const countable = countableTeams(teams)
  return teams.filter(({ id }) => countable.has(id))
}

/**
 * The one set of people that all figures of the whole are of: members of the teams shown, and their managers.
 *
 * Managers who are members of none of these teams set the whole apart from its teams, whose figures stand beside it: fewer of
 * them than a group are left out.
 */
export function organisationPeople(
  shown: readonly { memberIds: readonly string[]; managerIds: readonly string[] }[],
): { ids: string[]; managersLeftOut: number } {
  const members = new Set(shown.flatMap(({ memberIds }) => memberIds))
  const others = new Set(shown.flatMap(({ managerIds }) => managerIds).filter(id => !members.has(id)))
  return others.size < smallestGroup
    ? { ids: [...members], managersLeftOut: others.size }
    : { ids: [...members, ...others], managersLeftOut: 0 }
}

export function organisationView(report: OrganisationReport): OrganisationView {
  const { from, to, teams, evidence, indicatorCodes, naming, turned } = report
  const shown = shownTeams(teams)
  const { ids, managersLeftOut } = organisationPeople(shown)
  const people = ids.length
  const { totals } = evidence
  const isGroup = people >= smallestGroup
  const page = pageOf(shown, { list: 'departments', size: departmentsShown, turned })
  const seen = new Set(evidence.indicators.map(({ code }) => code))
  const unseen = indicatorCodes.filter(code => !seen.has(code))
  return {
    kind: 'organisation',
    from,
    to,
    people,
    managersLeftOut,
    recognitions: isGroup ? totals.recognitions : 0,
    before: isGroup ? totals.before : 0,
    participation: isGroup ? { gave: totals.givers / people, received: totals.recognised / people } : null,
    reciprocity: isGroup && totals.pairs >= smallestGroup ? totals.returned / totals.pairs : null,
    concentration:
      totals.recognised >= fewestForConcentration && totals.received > 0
        ? { share: totals.toTop / totals.received, even: evenShare(totals.received, people) }
        : null,
    departments: { ...page, items: page.items.map(team => departmentOf(team, evidence, naming)) },
    hidden: teams.length - shown.length,
    coverage: {
      seen: indicatorCodes.length - unseen.length,
      all: indicatorCodes.length,
      unseen: unseen.slice(0, listed).map(code => naming.indicator(code)),
      moreUnseen: Math.max(0, unseen.length - listed),
    },
  }
}

/** What ten of `people` have of `count`, where nobody has two more than another: of 40 for 200 people a quarter. */
function evenShare(count: number, people: number): number {
  const each = Math.floor(count / people)
  return (topPeople * each + Math.min(topPeople, count % people)) / count
}

function departmentOf(
  { id, name, memberIds }: OrganisationReport['teams'][number],
  { competencies, participation }: OrganisationEvidence,
  naming: Naming,
): OrganisationView['departments']['items'][number] {
  const own = competencies
    .filter(({ teamId, now, before }) => teamId === id && now + before > 0)
    .sort((a, b) => b.now - a.now || b.before - a.before || naming.position(a.code) - naming.position(b.code))
  const part = participation.find(({ teamId }) => teamId === id)
  return {
    teamId: id,
    name,
    members: memberIds.length,
    gave: part?.gave ?? 0,
    received: part?.received ?? 0,
    competencies: own.slice(0, listed).map(({ code, now, before, peopleNow, peopleBefore }) => ({
      ...naming.competency(code),
      now: isOfSeveral(peopleNow) ? now : null,
      before: isOfSeveral(peopleBefore) ? before : null,
    })),
    moreCompetencies: Math.max(0, own.length - listed),
  }
}
