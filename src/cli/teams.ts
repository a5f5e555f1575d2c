import { plannedTimesOf } from '../app/planned-times-of.ts'
import { publicCalendars } from '../calendar/public-calendars.ts'
import { systemClock } from '../clock.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import type { PlannedTimes } from '../core/schedule/planned-times.ts'
import type { Database } from '../core/stores.ts'
import type { Schedule, Team } from '../core/team/team.ts'
import { counted } from '../i18n/wording.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

const calendars = publicCalendars()

/** `laurel teams`. */
export async function teamsCommand(options: {
  workspaceId: string | undefined
  json: boolean
}): Promise<void> {
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, options.workspaceId)
    const teams = await database.teams.list(workspace.id)
    if (options.json) {
      const described = await Promise.all(
        teams.map(async team => {
          const planned = await plannedOf(database, workspace.id, team)
          const schedules = team.schedules.map(schedule => ({
            ...schedule,
            nextFireTimes: schedule.enabled ? planned(schedule, 3) : [],
          }))
          return { ...team, schedules }
        }),
      )
      process.stdout.write(`${JSON.stringify(described, null, 2)}\n`)
      return
    }
    if (teams.length === 0)
      process.stdout.write(
        `${workspace.name} has no teams: use /laurel setup in chat, or laurel setup FILE.\n`,
      )
    for (const team of teams) process.stdout.write(`${await describeTeam(database, workspace.id, team)}\n`)
  })
}

async function describeTeam(database: Database, workspaceId: string, team: Team): Promise<string> {
  const managers = await database.people.getMany(workspaceId, team.managerIds)
  const planned = await plannedOf(database, workspaceId, team)
  const names = managers.map(({ name, id }) => `${name} (${id})`).sort()
  return [
    `${team.name} (${team.id})`,
    `  ${counted(team.memberIds.length, 'member')} from ${team.source}; managed by ${names.join(', ')}`,
    `  ${team.language}, ${team.timeZone}, channel ${team.channel ?? 'none'}, results from ${team.threshold} answers`,
    `  check-ins: ${describePulse(team)}`,
    ...team.schedules.map(schedule => `  ${schedule.kind}: ${describeNext(schedule, planned)}`),
  ].join('\n')
}

function describePulse({ pulse }: Team): string {
  const { mode, questions, commentThreshold, reportToChannel } = pulse
  const where = reportToChannel ? 'managers and the team channel' : 'managers'
  return `${mode}, ${counted(questions, 'question')}, comments from ${commentThreshold}, results to ${where}`
}

/** When the team's schedules take place next, holidays and pauses left out. */
export function plannedOf(database: Database, workspaceId: string, team: Team): Promise<PlannedTimes> {
  return plannedTimesOf({ database, calendars, clock: systemClock }, workspaceId, team)
}

/** One line about a schedule: in words, the expression, and when it takes place next. */
export function describeNext(schedule: Schedule, planned: PlannedTimes): string {
  if (!schedule.enabled) return 'off'
  const [next] = planned(schedule, 1)
  const words = `${describeSchedule(schedule.cron, 'en')} (${schedule.cron}, ${schedule.timeZone})`
  return `${words}; next ${next ? next.toISOString() : 'never'}`
}
