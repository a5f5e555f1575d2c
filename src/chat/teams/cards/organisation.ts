import type { OrganisationView } from '../../../core/summary/organisation.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { decimal, periodText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { type Draft, heading, note, text } from './element.ts'
import { indicatorText, nameText } from './summary-text.ts'

const shownDepartments = 20

/** The organisation as counts of groups, for an admin. */
export function renderOrganisation(view: OrganisationView, t: Catalogue, reader: Reader): Draft {
  const words = t.moreSummaries
  const period = words.organisationPeriod(periodText(view.from, view.to, reader))
  const parts = [
    view.participation === null ? words.tooSmall : figures(view, t, reader),
    ...departments(view, t),
    view.hidden > 0 ? words.hiddenTeams(view.hidden) : '',
    view.participation === null ? '' : coverage(view, t),
  ]
  return {
    summary: words.organisation,
    body: [heading(words.organisation), note(period), ...parts.filter(Boolean).map(part => text(part))],
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
  const words = t.moreSummaries
  const lines = departments
    .slice(0, shownDepartments)
    .map(({ name, members, gave, received, competencies, moreCompetencies }) => {
      const names = competencies.map(one => words.competencyLine(nameText(one.name), one.now, one.before))
      if (moreCompetencies > 0) names.push(t.summary.more(moreCompetencies))
      return [
        words.department(nameText(name), members, gave, received),
        names.length > 0 ? words.departmentCompetencies(t.common.list(names)) : words.departmentNone,
      ].join('\n')
    })
  const hidden = departments.length - lines.length
  return [`*${words.departments}*`, ...lines, ...(hidden > 0 ? [t.summary.more(hidden)] : [])]
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
