import { dayOf } from '../core/recognition/day.ts'
import { offsetAt } from '../core/schedule/local-time.ts'
import { dueMoment } from '../core/summary/due-moment.ts'
import { type SummarySetting, usualSetting } from '../core/summary/summary-settings.ts'
import type { Team } from '../core/team/team.ts'
import { isForManagersAlone } from './for-managers-alone.ts'
import type { Laurel } from './laurel.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids' | 'directory'>

export interface PostTeamSummary {
  workspaceId: string
  teamId: string
  /** When the team's schedule fired, ISO 8601. */
  fireAt: string
  /** Zone whose clocks showed the schedule's time of day then; the schedule's own where it is left out. */
  zone?: string
  /** The manager whose time has come; left out when the schedule fires. */
  personId?: string
}

/**
 * Job of a summary schedule: a message to each manager about the seven days that end when it is sent. Managers get it
 * at the schedule's time of day where they are, or on the day and at the time they chose, where they want it; a job of their own waits
 * until then. Run twice, it sends one, and one where two fires come down to the same moment, or two managers to the same channel.
 */
export async function postTeamSummary(laurel: Parts, job: PostTeamSummary): Promise<void> {
  const { workspaceId, teamId, fireAt } = job
  const { teams, people, summarySettings } = laurel.database
  const team = await teams.get(workspaceId, teamId)
  if (!team || team.memberIds.length === 0) return
  const settings = await summarySettings.ofTeam(workspaceId, teamId)
  const managers = await people.getMany(workspaceId, team.managerIds)
  for (const { id, timeZone } of managers) {
    if (job.personId !== undefined && job.personId !== id) continue
    const setting = settings.get(id) ?? usualSetting
    if (setting.muted) continue
    const fire = { fireAt: new Date(fireAt), zone: job.zone ?? zoneOf(team) }
    const due = dueMoment(fire, { timeZone, weekday: setting.weekday, minute: setting.minute })
    // The day may have been changed since a job was put to wait for it.
    if (due > laurel.clock.now()) await wait(laurel, job, id, due)
    else await queue(laurel, job, { team, managerId: id, due, setting, timeZone })
  }
}

/** Minutes since midnight. */
function minuteOf(moment: Date, timeZone: string): number {
  const local = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone))
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

/** The zone whose clocks tell the schedule's time of day. */
function zoneOf(team: Team): string {
  return team.schedules.find(({ kind }) => kind === 'summary')?.timeZone ?? team.timeZone
}

async function wait(
  { database }: Parts,
  { workspaceId, teamId, fireAt, zone }: PostTeamSummary,
  personId: string,
  runAt: Date,
): Promise<void> {
  await database.jobs.add(
    { name: 'post-team-summary', workspaceId, teamId, fireAt, ...(zone ? { zone } : {}), personId },
    // Another fire may come before their hour: it takes the place of none that is still due.
    { key: `post-team-summary:${workspaceId}:${teamId}:${personId}:${runAt.toISOString()}`, runAt },
  )
}

async function queue(
  laurel: Parts,
  { workspaceId, teamId, fireAt, zone }: PostTeamSummary,
  {
    team,
    managerId,
    due,
    setting,
    timeZone,
  }: { team: Team; managerId: string; due: Date; setting: SummarySetting; timeZone: string },
): Promise<void> {
  const now = laurel.clock.now()
  const chosen = setting.conversation
  // Where others than the team's managers would read it, or they themselves do not, it is a direct message.
  const isUsable =
    chosen && (await isForManagersAlone(laurel, workspaceId, team, { channel: chosen, readerId: managerId }))
  const conversation = isUsable ? chosen : managerId
  // Of several managers in one channel it is the same day and the same fire of it, each by their own clock.
  const fire = `${dayOf(due, timeZone)}:${minuteOf(new Date(fireAt), zone ?? zoneOf(team))}`
  const once = isUsable ? `${fire}:${chosen}` : `${due.toISOString()}:${managerId}`
  await laurel.database.transaction(async stores => {
    // With the summaries of all others: what somebody waits for does not wait behind them.
    await stores.deliveries.queueMany(
      workspaceId,
      [
        {
          id: laurel.ids.next(),
          kind: 'team-summary',
          key: `summary:${teamId}:${once}`,
          conversation,
          teamId,
          personId: managerId,
          periodEnd: due,
        },
      ],
      now,
    )
  })
}
