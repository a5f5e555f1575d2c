import type { Page } from '../core/page.ts'
import type { OrganisationView } from '../core/summary/organisation.ts'
import { describeIndicator, describeName } from './describe-quote.ts'
import { decimal, numberFormat, periodText } from './formats.ts'
import type { Voice } from './voice.ts'

/** The room that a page of teams may take in characters; where it is too small, the next page begins earlier. */
const departmentsLength = 5000

/** The organisation as counts of groups: title, period, and its parts in their order, a page of the teams amid them. */
export function describeOrganisation(
  view: OrganisationView,
  voice: Voice,
): { title: string; period: string; above: string[]; departments: Page<string>; below: string[] } {
  const words = voice.t.moreSummaries
  return {
    title: words.organisation,
    period: words.organisationPeriod(periodText(view.from, view.to, voice.reader)),
    above: [
      view.participation === null ? words.tooSmall : figures(view, voice),
      view.departments.total > 0 ? `*${words.departments}*` : '',
    ].filter(Boolean),
    departments: fittingDepartments(view, voice),
    below: [
      view.hidden > 0 ? words.hiddenTeams(view.hidden) : '',
      view.participation === null ? '' : coverage(view, voice),
    ].filter(Boolean),
  }
}

function figures(view: OrganisationView, { t, reader }: Voice): string {
  const words = t.moreSummaries
  const percent = (share: number) =>
    numberFormat(reader.language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  const { participation, reciprocity, concentration, managersLeftOut } = view
  return [
    words.organisationKudos(
      decimal(view.recognitions, reader),
      decimal(view.before, reader),
      decimal(view.people, reader),
    ),
    managersLeftOut > 0 ? words.organisationManagersLeftOut(managersLeftOut) : words.organisationMembers,
    participation && words.organisationGave(percent(participation.gave)),
    participation && words.organisationReceived(percent(participation.received)),
    reciprocity !== null && words.reciprocity(percent(reciprocity)),
    concentration && words.concentration(percent(concentration.share), percent(concentration.even)),
  ]
    .filter(Boolean)
    .join('\n')
}

function fittingDepartments({ departments }: OrganisationView, voice: Voice): Page<string> {
  const items: string[] = []
  let length = 0
  for (const department of departments.items) {
    const part = departmentText(department, voice)
    length += part.length
    if (items.length > 0 && length > departmentsLength) break
    items.push(part)
  }
  return { ...departments, items }
}

function departmentText(
  {
    name,
    members,
    gave,
    received,
    competencies,
    moreCompetencies,
  }: OrganisationView['departments']['items'][number],
  { t, literal }: Voice,
): string {
  const words = t.moreSummaries
  const names = competencies.map(one =>
    words.competencyLine(
      describeName(one.name, literal),
      one.now ?? words.notCounted,
      one.before ?? words.notCounted,
    ),
  )
  if (moreCompetencies > 0) names.push(t.summary.more(moreCompetencies))
  return [
    words.department(describeName(name, literal), members, gave, received),
    names.length > 0 ? words.departmentCompetencies(t.common.list(names)) : words.departmentNone,
  ].join('\n')
}

function coverage({ coverage }: OrganisationView, { t, literal }: Voice): string {
  const { seen, all, unseen, moreUnseen } = coverage
  const names = unseen.map(indicator => describeIndicator(indicator, literal))
  if (moreUnseen > 0) names.push(t.summary.more(moreUnseen))
  return [
    t.moreSummaries.coverage(seen, all),
    names.length > 0 ? t.moreSummaries.notSeen(t.common.list(names)) : '',
  ]
    .filter(Boolean)
    .join('\n')
}
