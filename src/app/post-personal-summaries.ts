import type { Account } from '../core/identity/identity.ts'
import { isSame } from '../core/identity/rules.ts'
import { isColleague } from '../core/person.ts'
import { latestFireTimes, nextFireTimes } from '../core/schedule/fire-times.ts'
import { zoneOf } from '../core/schedule/planned-fires.ts'
import { dueMoment } from '../core/summary/due-moment.ts'
import { personalDue } from '../core/summary/personal-due.ts'
import { personalSummaryKey } from '../core/summary/personal-summary.ts'
import { usualSetting } from '../core/summary/summary-settings.ts'
import type { Team } from '../core/team/team.ts'
import { isSummaryMuted } from './is-summary-muted.ts'
import type { Laurel } from './laurel.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

export interface PostPersonalSummaries {
  workspaceId: string
  teamId: string
  /** When the team's schedule fired, ISO 8601. */
  fireAt: string
  /** Zone whose clocks showed the schedule's time of day then. */
  zone: string
  /** The person whose time has come; left out when the schedule fires. */
  personId?: string
}

/**
 * Job of a team's schedule of personal summaries: a direct message to each member and manager about themself, at the schedule's
 * time of day where they are, and in any case before their managers read of the team. Whoever belongs to several teams gets one a month, and so does whoever is in Slack and in Teams:
 * in the chat that they chose, whichever chat the team is in. Run twice, it sends one.
 */
export async function postPersonalSummaries(laurel: Parts, job: PostPersonalSummaries): Promise<void> {
  const { workspaceId, teamId, fireAt, zone } = job
  const { teams, people } = laurel.database
  const team = await teams.get(workspaceId, teamId)
  if (!team) return
  const everybody = [...new Set([...team.memberIds, ...team.managerIds])]
  const readers = (await people.getMany(workspaceId, everybody)).filter(
    person => isColleague(person) && (job.personId ?? person.id) === person.id,
  )
  const now = laurel.clock.now()
  const fire = { fireAt: new Date(fireAt), zone }
  const managersDue = await managersDueOf(laurel, workspaceId, team, fire.fireAt)
  const planned = await plannedFor(laurel, job)
  for (const { id, timeZone } of readers) {
    const to = await placeOf(laurel, { workspaceId, personId: id })
    if (await isSummaryMuted(laurel.database, to)) continue
    const due = personalDue(fire, timeZone, managersDue)
    if (due > now) {
      const key = `post-personal-summaries:${workspaceId}:${teamId}:${id}:${fireAt}`
      await laurel.database.jobs.add(
        { name: 'post-personal-summaries', workspaceId, teamId, fireAt, zone, personId: id },
        { key, runAt: due },
      )
    } else await queue(laurel, { planned, zone }, to, due)
  }
}

/**
 * When each manager gets the team's next summary after this moment; none where nobody gets one. A summary may have fired before and
 * wait for the manager's own clock or day.
 */
async function managersDueOf(
  { database }: Parts,
  workspaceId: string,
  { id, managerIds }: Team,
  after: Date,
): Promise<Date[]> {
  const schedule = (await database.schedules.ofTeam(workspaceId, id)).find(({ kind }) => kind === 'summary')
  if (!schedule?.enabled) return []
  const zone = zoneOf(schedule)
  const waiting = { after: new Date(after.getTime() - longestWait), until: after, count: Infinity }
  const fires = [
    ...latestFireTimes(schedule.cron, zone, waiting),
    ...nextFireTimes(schedule.cron, zone, after, 1),
  ]
  const settings = await database.summarySettings.ofTeam(workspaceId, id)
  const managers = await database.people.getMany(workspaceId, managerIds)
  return managers.flatMap(({ id: managerId, timeZone, isActive }) => {
    const { muted, weekday, minute } = settings.get(managerId) ?? usualSetting
    if (muted || !isActive) return []
    const dues = fires.map(fireAt => dueMoment({ fireAt, zone }, { timeZone, weekday, minute }))
    return dues.filter(due => due > after)
  })
}

/** From a fire to the last day of the week that a manager may choose, in milliseconds. */
const longestWait = 8 * 24 * 3_600_000

/** The account that the person chose for it, unless that one has left. */
async function placeOf({ database }: Parts, account: Account): Promise<Account> {
  const identity = await database.identities.of(account)
  const accounts = identity ? await database.identities.accountsOf(account) : [account]
  const chosen = accounts.find(({ workspaceId }) => workspaceId === identity?.summaryIn)
  if (!chosen || isSame(chosen, account)) return account
  return (await database.people.get(chosen.workspaceId, chosen.personId))?.isActive ? chosen : account
}

/** A holiday moves what was planned, at times into the next month: it is the summary of its own. */
async function plannedFor(
  { database }: Parts,
  { workspaceId, teamId, fireAt, zone }: PostPersonalSummaries,
): Promise<Date> {
  const fired = new Date(fireAt)
  const schedules = await database.schedules.ofTeam(workspaceId, teamId)
  const schedule = schedules.find(({ kind }) => kind === 'personal')
  // An expression that was changed since then planned nothing of this.
  if (!schedule || schedule.since > fired) return fired
  const lately = { after: new Date(fired.getTime() - longestMove), until: fired, count: 1 }
  return latestFireTimes(schedule.cron, zone, lately)[0] ?? fired
}

/** Further than the longest row of holidays, in milliseconds. */
const longestMove = 21 * 24 * 3_600_000

async function queue(
  laurel: Parts,
  { planned, zone }: { planned: Date; zone: string },
  { workspaceId, personId }: Account,
  due: Date,
): Promise<void> {
  const now = laurel.clock.now()
  // One a month, whichever of their teams it comes through. The month is that of the schedule's own clocks: in UTC its first
  // morning can belong to the month before, and so can the hour at which a member farther west reads it.
  const keyFor = (id: string) => personalSummaryKey(id, planned, zone)
  await laurel.database.transaction(async stores => {
    // Who chose another chat since has had this month's.
    const [, ...others] = await stores.identities.accountsOf({ workspaceId, personId })
    for (const other of others)
      if (await stores.deliveries.byKey(other.workspaceId, keyFor(other.personId))) return
    // With the summaries of all others: what somebody waits for does not wait behind them.
    await stores.deliveries.queueMany(
      workspaceId,
      [
        {
          id: laurel.ids.next(),
          kind: 'personal-summary',
          key: keyFor(personId),
          conversation: personId,
          personId,
          periodEnd: due,
        },
      ],
      now,
    )
  })
}
