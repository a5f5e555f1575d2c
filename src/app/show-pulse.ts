import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import type { Person } from '../core/person.ts'
import { thresholdOf } from '../core/pulse/result.ts'
import type { PulseOverview, PulseReport, TeamPulse } from '../core/pulse/view.ts'
import { describeLeftOut } from '../core/schedule/describe-fires.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { momentFor, upcomingFires } from '../core/schedule/planned-fires.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { pulseQuestionFor } from './view-of-pulse-question.ts'
import { pulseReportOf } from './view-of-pulse-report.ts'

/** Days left out that are named at most. */
const mostLeftOut = 3

/** The pulse of the teams that a person manages, and the conversation that waits for their answers. */
export async function showPulse(
  laurel: Laurel,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<PulseOverview> {
  const { people, teams, pulses } = laurel.database
  const person = await people.get(workspaceId, personId)
  if (!person) return { managed: [], waiting: null }
  const managed: TeamPulse[] = []
  for (const team of await teams.managedBy(workspaceId, personId))
    managed.push(await teamPulse(laurel, workspaceId, team, person))
  const [round] = await pulses.waitingFor(workspaceId, personId, laurel.clock.now())
  const question = round && (await pulseQuestionFor(laurel, workspaceId, round.id, personId))
  return { managed, waiting: question?.view ?? null }
}

async function teamPulse(
  laurel: Laurel,
  workspaceId: string,
  team: Team,
  { language }: Person,
): Promise<TeamPulse> {
  const now = laurel.clock.now()
  const [newest, before] = await laurel.database.pulses.ofTeam(workspaceId, team.id, 2)
  const open = newest?.closedAt === null ? newest : null
  const last = open ? before : newest
  const report = (round: typeof newest | null): Promise<PulseReport | null> =>
    round ? pulseReportOf(laurel, workspaceId, round, team.name, language) : Promise.resolve(null)
  const schedules = await laurel.database.schedules.ofTeam(workspaceId, team.id)
  const schedule = schedules.find(({ kind, enabled }) => kind === 'pulse' && enabled)
  const calendar = schedule ? await calendarOfTeam(laurel.calendars, schedule) : null
  // What is left out between the next one and the one after is worth knowing as well.
  const coming = schedule ? upcomingFires(schedule, calendar, now, 2) : []
  const next = coming.find(({ skipped }) => !skipped)
  return {
    teamId: team.id,
    team: team.name,
    threshold: thresholdOf(team),
    members: team.memberIds.length,
    schedule: schedule
      ? {
          words: describeSchedule(schedule.cron, language),
          next: next ? momentFor(next, schedule, schedule.timeZone) : null,
          leftOut: coming
            .filter(({ skipped }) => skipped)
            .slice(0, mostLeftOut)
            .map(fire => describeLeftOut(fire, schedule, language, now)),
        }
      : null,
    open: await report(open),
    sending: open ? await laurel.database.deliveries.progressOf(workspaceId, open.id) : null,
    last: await report(last),
  }
}
