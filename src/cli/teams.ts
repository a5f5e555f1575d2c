import { systemClock } from '../clock.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { nextFireTimes } from '../core/schedule/fire-times.ts'
import type { Database } from '../core/stores.ts'
import type { Schedule, Team } from '../core/team/team.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel teams`. */
export async function teamsCommand(options: {
  workspaceId: string | undefined
  json: boolean
}): Promise<void> {
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, options.workspaceId)
    const teams = await database.teams.list(workspace.id)
    if (options.json) {
      const described = teams.map(team => ({
        ...team,
        schedules: team.schedules.map(schedule => ({ ...schedule, nextFireTimes: nextFires(schedule, 3) })),
      }))
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
  const names = managers.map(({ name, id }) => `${name} (${id})`).sort()
  return [
    `${team.name} (${team.id})`,
    `  ${team.memberIds.length} members from ${team.source}; managed by ${names.join(', ')}`,
    `  ${team.language}, ${team.timeZone}, channel ${team.channel ?? 'none'}, results from ${team.threshold} answers`,
    `  check-ins: ${describePulse(team)}`,
    ...team.schedules.map(schedule => `  ${schedule.kind}: ${describeNext(schedule)}`),
  ].join('\n')
}

function describePulse({ pulse }: Team): string {
  const { mode, questions, commentThreshold, reportToChannel } = pulse
  const where = reportToChannel ? 'managers and the team channel' : 'managers'
  return `${mode}, ${questions} questions, comments from ${commentThreshold}, results to ${where}`
}

/** One line about a schedule: in words, the expression, and when it fires next. */
export function describeNext(schedule: Schedule): string {
  if (!schedule.enabled) return 'off'
  const [next] = nextFires(schedule, 1)
  const words = `${describeSchedule(schedule.cron, 'en')} (${schedule.cron}, ${schedule.timeZone})`
  return `${words}; next ${next ? next.toISOString() : 'never'}`
}

function nextFires({ cron, timeZone, enabled }: Schedule, count: number): Date[] {
  return enabled ? nextFireTimes(cron, timeZone, systemClock.now(), count) : []
}
