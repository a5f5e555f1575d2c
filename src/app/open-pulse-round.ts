import type { Person } from '../core/person.ts'
import { reminderTimes } from '../core/pulse/asking.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { Refusal } from '../core/refusal.ts'
import { isUseful } from '../core/schedule/due-runs.ts'
import { isPaused } from '../core/schedule/planned-fires.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import { askNext, occasionOf } from './ask-round.ts'
import { closeRound } from './close-pulse-round.ts'
import { composeRound } from './compose-pulse-round.ts'
import type { Laurel } from './laurel.ts'
import { type Occasion, planRound, type RoundPlan } from './plan-pulse-round.ts'

export interface OpenPulseRound {
  workspaceId: string
  teamId: string
  /** Fire time of the schedule, ISO 8601. */
  fireAt: string
  /** Each person is asked when their own clock shows the time of the fire. */
  mode?: 'local'
}

export type ScheduledRound =
  | { outcome: 'opened'; roundId: string; invited: number }
  | { outcome: 'waits'; until: Date }
  | { outcome: 'not-opened'; reason: NotOpened }

type NotOpened =
  | 'done-already'
  | 'too-late'
  | 'no-team'
  | 'round-open'
  | 'empty-team'
  | 'nobody-to-ask'
  | 'paused'
  | 'left-out'

/** Whom a round asks, and whom later than at once. */
export interface OpenedRound {
  round: PulseRound
  invited: number
  later: number
  /** When the check-in of the schedule would have opened that is left out for this one. */
  instead: Date | null
}

/** Job: opens the round of a schedule, when the first person's time has come. Run twice for the same fire time, it opens one. */
export function openPulseRound(laurel: Laurel, job: OpenPulseRound): Promise<ScheduledRound> {
  const { workspaceId, teamId } = job
  const now = laurel.clock.now()
  const fire = { at: new Date(job.fireAt), mode: job.mode ?? 'zone' } as const
  return laurel.database.transaction(async (stores): Promise<ScheduledRound> => {
    const notOpened = async (reason: NotOpened) => {
      await stores.scheduleRuns.cameToNothing(workspaceId, { teamId, kind: 'pulse', fireAt: fire.at, reason })
      return { outcome: 'not-opened', reason } as const
    }
    const team = await stores.teams.get(workspaceId, teamId)
    if (!team) return notOpened('no-team')
    if (!isUseful('pulse', fire.at, now, fire.mode)) return notOpened('too-late')
    const occasion = occasionOf(fire, team)
    if (fire.mode === 'local') {
      const opensAt = await firstTurn(laurel, stores, workspaceId, team, occasion, now)
      if (opensAt > now) {
        await stores.jobs.add({ name: 'open-pulse-round', ...job }, { runAt: opensAt })
        return { outcome: 'waits', until: opensAt }
      }
    }
    const receipt = `open-pulse-round:${teamId}:${job.fireAt}`
    if (!(await stores.receipts.record(workspaceId, receipt, now)))
      return { outcome: 'not-opened', reason: 'done-already' }
    const stopped = await reasonToStop(stores, workspaceId, teamId, fire.at, now)
    if (stopped) return notOpened(stopped)
    try {
      const { round, invited } = await openRound(laurel, stores, workspaceId, team, occasion, now)
      return { outcome: 'opened', roundId: round.id, invited }
    } catch (error) {
      // Nobody waits for an answer: a manager's own round goes on, an empty team is asked next time.
      if (error instanceof Refusal)
        for (const reason of ['round-open', 'empty-team', 'nobody-to-ask'] as const)
          if (error.code === reason) return notOpened(reason)
      throw error
    }
  })
}

/**
 * Opens a round in the caller's transaction: invitations, a direct message to each member at their time, reminders, and
 * its closing job.
 * @throws Refusal `round-open` (with `until`), `empty-team` or `nobody-to-ask`, having changed nothing.
 */
export async function openRound(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  team: Team,
  occasion: Occasion,
  now: Date,
): Promise<OpenedRound> {
  const { plan, open } = await planOpening(laurel, stores, workspaceId, team, occasion, now)
  if (plan.instead) {
    // Held against a fire at this moment.
    await stores.scheduleRuns.lock(workspaceId, plan.instead.scheduleId)
    await stores.schedules.skip(workspaceId, plan.instead.scheduleId, plan.instead.fireAt)
  }
  // Its time is over; only its closing job has not had its turn.
  if (open) await closeRound(laurel, stores, workspaceId, open, now)

  const memberIds = plan.turns.map(({ personId }) => personId)
  const { round, values } = await composeRound(laurel, stores, workspaceId, team, memberIds, {
    id: laurel.ids.next(),
    openedAt: now,
    closesAt: plan.closesAt,
  })
  await stores.pulses.open(workspaceId, round, memberIds, values)
  await askNext(laurel, stores, workspaceId, { round, team, occasion, after: '' })
  await queueJobs(stores, workspaceId, round, plan)
  return {
    round,
    invited: memberIds.length,
    later: laterOf(plan, now),
    instead: plan.instead?.opensAt ?? null,
  }
}

/**
 * What a round would be that is opened now, and the one that is open though its time is over.
 * @throws Refusal as `openRound` does.
 */
export async function planOpening(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  team: Team,
  occasion: Occasion,
  now: Date,
): Promise<{ plan: RoundPlan; open: PulseRound | null }> {
  const open = await stores.pulses.lockOpen(workspaceId, team.id)
  if (open && open.closesAt > now) throw new Refusal('round-open', { until: open.closesAt })
  const people = await askable(stores, workspaceId, team)
  if (people.length === 0) throw new Refusal('empty-team')
  const plan = await planRound(laurel, stores, { workspaceId, team, people, occasion, now })
  if (plan.turns.length === 0) throw new Refusal('nobody-to-ask')
  return { plan, open }
}

/** How many are asked later than at once. */
export function laterOf({ turns }: RoundPlan, now: Date): number {
  return turns.filter(({ at }) => at > now).length
}

async function queueJobs(
  stores: Stores,
  workspaceId: string,
  { id: roundId, openedAt, closesAt }: PulseRound,
  { reminders }: RoundPlan,
): Promise<void> {
  for (const [index, runAt] of reminderTimes(openedAt, closesAt, reminders).entries())
    await stores.jobs.add(
      { name: 'remind-pulse-round', workspaceId, roundId, reminder: index + 1 },
      { runAt, key: `remind-pulse-round:${roundId}:${index + 1}` },
    )
  await stores.jobs.add(
    { name: 'close-pulse-round', workspaceId, roundId },
    { runAt: closesAt, key: `close-pulse-round:${roundId}` },
  )
}

async function askable(stores: Stores, workspaceId: string, team: Team): Promise<Person[]> {
  return (await stores.people.getMany(workspaceId, team.memberIds)).filter(canBeAsked)
}

/** When the first member's clock shows the time of the fire. */
async function firstTurn(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  team: Team,
  occasion: Occasion,
  now: Date,
): Promise<Date> {
  const people = await askable(stores, workspaceId, team)
  if (people.length === 0) return now
  return (await planRound(laurel, stores, { workspaceId, team, people, occasion, now })).opensAt
}

/** In the mode `local` some hours pass between the fire and the opening: it may have been paused or left out since. */
async function reasonToStop(
  stores: Stores,
  workspaceId: string,
  teamId: string,
  fireAt: Date,
  now: Date,
): Promise<'paused' | 'left-out' | null> {
  const schedules = await stores.schedules.ofTeam(workspaceId, teamId)
  const schedule = schedules.find(({ kind }) => kind === 'pulse')
  if (!schedule) return null
  if (isPaused(schedule, now)) return 'paused'
  return schedule.skipAt?.getTime() === fireAt.getTime() ? 'left-out' : null
}

function canBeAsked({ isActive, isBot, isStranger }: Person): boolean {
  return isActive && !isBot && !isStranger
}
