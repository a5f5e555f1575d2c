import { Refusal } from '../core/refusal.ts'
import type { Report } from '../core/report/report.ts'
import { type ReportWeek, type TeamReport, trendWeeks } from '../core/report/team-report.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'
import { showTeamSummary } from './show-team-summary.ts'

/**
 * A team's last week and the trend of the weeks before, for its manager or a Laurel admin.
 *
 * @throws Refusal
 */
export async function makeTeamReport(
  laurel: Parameters<typeof showTeamSummary>[0],
  { workspaceId, readerId, teamId }: { workspaceId: string; readerId: string; teamId: string },
): Promise<Report<TeamReport>> {
  const { database, clock } = laurel
  const wish = { workspaceId, readerId, team: { id: teamId }, isWhole: true }
  const shown = await showTeamSummary(laurel, wish)
  if (shown.kind !== 'summary') throw new Refusal('no-team')
  const { view: summary, language, timeZone } = shown.summary
  const team = await database.teams.get(workspaceId, teamId)
  const ids = [...new Set([...namedIn(summary), ...(team?.memberIds ?? []), readerId])]
  const people = await database.people.getMany(workspaceId, ids)
  const weeks = summary.counted
    ? await weeksOf(laurel, workspaceId, teamId, { to: summary.to, timeZone, readerId })
    : []
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, language)
  const seen = new Set(weeks.flatMap(({ competencies }) => Object.keys(competencies ?? {})))
  return {
    language,
    timeZone,
    view: {
      kind: 'team-report',
      reader: { id: readerId, name: people.find(({ id }) => id === readerId)?.name ?? '' },
      summary,
      weeks,
      competencies: [...seen]
        .sort((a, b) => naming.position(a) - naming.position(b) || (a < b ? -1 : 1))
        .map(code => naming.competency(code)),
      names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
      madeAt: clock.now(),
    },
  }
}

/** Everybody whom the summary names. */
function namedIn({ highlights, unseen, requests }: TeamSummary): string[] {
  return [
    ...highlights.flatMap(({ giverId, recipientIds }) => [giverId, ...recipientIds]),
    ...unseen.byAnyone.personIds,
    ...unseen.byReader.personIds,
    ...requests.flatMap(({ askerId, subjectId }) => [askerId, subjectId]),
  ]
}

async function weeksOf(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  teamId: string,
  { to, timeZone, readerId }: { to: Date; timeZone: string; readerId: string },
): Promise<ReportWeek[]> {
  const starts = Array.from({ length: trendWeeks + 1 }, (_, index) =>
    daysBefore(to, 7 * (trendWeeks - index), timeZone),
  )
  const memberships = await database.teams.memberships(workspaceId, teamId, starts[0]!)
  const counts = await database.evidence.trend(workspaceId, memberships, starts, readerId)
  return starts
    .slice(0, -1)
    .map((from, index) => ({ from, competencies: counts[index] === undefined ? {} : counts[index] }))
}
