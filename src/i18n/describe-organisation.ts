import type { OrganisationView } from '../core/summary/organisation.ts'
import { describeIndicator, describeName } from './describe-quote.ts'
import { decimal, numberFormat, periodText } from './formats.ts'
import type { Voice } from './voice.ts'

/** Teams that are listed, and the room they may take in characters; a message is no spreadsheet. */
const shownDepartments = 20
const departmentsLength = 5000

/** The organisation as counts of groups: title, period, and its parts in their order. */
export function describeOrganisation(
  view: OrganisationView,
  voice: Voice,
): { title: string; period: string; parts: string[] } {
  const words = voice.t.moreSummaries
  return {
    title: words.organisation,
    period: words.organisationPeriod(periodText(view.from, view.to, voice.reader)),
    parts: [
      view.participation === null ? words.tooSmall : figures(view, voice),
      ...departments(view, voice),
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

function departments({ departments }: OrganisationView, voice: Voice): string[] {
  if (departments.length === 0) return []
  const parts = [`*${voice.t.moreSummaries.departments}*`]
  let length = 0
  let shown = 0
  for (const department of departments.slice(0, shownDepartments)) {
    const part = departmentText(department, voice)
    length += part.length
    if (length > departmentsLength) break
    parts.push(part)
    shown += 1
  }
  const hidden = departments.length - shown
  return hidden > 0 ? [...parts, voice.t.summary.more(hidden)] : parts
}

function departmentText(
  { name, members, gave, received, competencies, moreCompetencies }: OrganisationView['departments'][number],
  { t, literal }: Voice,
): string {
  const words = t.moreSummaries
  const names = competencies.map(one =>
    words.competencyLine(describeName(one.name, literal), one.now, one.before),
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
