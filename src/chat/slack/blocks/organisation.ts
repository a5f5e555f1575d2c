import type { OrganisationView } from '../../../core/summary/organisation.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { decimal, periodText } from '../../../i18n/formats.ts'
import { context, header, limits, type SlackMessage, section } from './element.ts'
import { fitting, indicatorText, nameText, type Reader } from './summary-text.ts'

/** Teams that are listed; a message is no spreadsheet. */
const shownDepartments = 20
const departmentsLength = 5000
const plainLength = 3000

/** The organisation as counts of groups, for an admin. */
export function renderOrganisation(view: OrganisationView, t: Catalogue, reader: Reader): SlackMessage {
  const words = t.moreSummaries
  const period = words.organisationPeriod(periodText(view.from, view.to, reader))
  const parts = [
    view.participation === null ? words.tooSmall : figures(view, t, reader),
    ...departments(view, t),
    view.hidden > 0 ? words.hiddenTeams(view.hidden) : '',
    view.participation === null ? '' : coverage(view, t),
  ].filter(Boolean)
  return {
    text: fitting(
      [words.organisation, period, ...parts].flatMap(part => part.split('\n')),
      plainLength,
    ),
    blocks: [
      header(words.organisation),
      context(period),
      ...parts.map(part => section(fitting(part.split('\n'), limits.sectionText))),
    ],
  }
}

function figures(view: OrganisationView, t: Catalogue, reader: Reader): string {
  const words = t.moreSummaries
  const percent = (share: number) =>
    new Intl.NumberFormat(reader.language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  const { participation, reciprocity, concentration } = view
  return [
    words.organisationKudos(
      decimal(view.recognitions, reader),
      decimal(view.before, reader),
      decimal(view.people, reader),
    ),
    participation && words.organisationGave(percent(participation.gave)),
    participation && words.organisationReceived(percent(participation.received)),
    reciprocity !== null && words.reciprocity(percent(reciprocity)),
    concentration && words.concentration(percent(concentration.share), percent(concentration.even)),
  ]
    .filter(Boolean)
    .join('\n')
}

function departments({ departments }: OrganisationView, t: Catalogue): string[] {
  if (departments.length === 0) return []
  const parts = [`*${t.moreSummaries.departments}*`]
  let length = 0
  let shown = 0
  for (const department of departments.slice(0, shownDepartments)) {
    const part = departmentText(department, t)
    length += part.length
    if (length > departmentsLength) break
    parts.push(part)
    shown += 1
  }
  const hidden = departments.length - shown
  return hidden > 0 ? [...parts, t.summary.more(hidden)] : parts
}

function departmentText(department: OrganisationView['departments'][number], t: Catalogue): string {
  const words = t.moreSummaries
  const { name, members, gave, received, competencies, moreCompetencies } = department
  const names = competencies.map(one => words.competencyLine(nameText(one.name), one.now, one.before))
  if (moreCompetencies > 0) names.push(t.summary.more(moreCompetencies))
  return [
    words.department(nameText(name), members, gave, received),
    names.length > 0 ? words.departmentCompetencies(t.common.list(names)) : words.departmentNone,
  ].join('\n')
}

function coverage({ coverage }: OrganisationView, t: Catalogue): string {
  const { seen, all, unseen, moreUnseen } = coverage
  const names = unseen.map(indicatorText)
  if (moreUnseen > 0) names.push(t.summary.more(moreUnseen))
  return [
    t.moreSummaries.coverage(seen, all),
    names.length > 0 ? t.moreSummaries.notSeen(t.common.list(names)) : '',
  ]
    .filter(Boolean)
    .join('\n')
}
