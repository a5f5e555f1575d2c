import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import { Refusal } from '../core/refusal.ts'
import { readDay } from '../core/schedule/day-text.ts'
import { momentsOn } from '../core/schedule/local-time.ts'
import { isPaused, upcomingFires } from '../core/schedule/planned-fires.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { Stores } from '../core/stores.ts'
import type { ScheduleKind } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { requireScheduler } from './require-scheduler.ts'

export interface OneSchedule {
  workspaceId: string
  /** Null for the operator. */
  actorId: string | null
  teamId: string
  kind: ScheduleKind
}

type Parts = Pick<Laurel, 'database' | 'clock' | 'calendars'>

/** What a manager does to a schedule as it runs; its expression stays as it is. */
export const scheduleSteps = ['pause', 'resume', 'skip', 'unskip'] as const

export type ScheduleStep = (typeof scheduleSteps)[number]

/**
 * One of the steps. A pause lasts until the day `untilDay` ("2026-12-24") begins in the team's zone; where that is no
 * day, until somebody resumes it.
 * @throws Refusal as `pauseSchedule`, `resumeSchedule` and `skipNextFire` do.
 */
export async function steerSchedule(
  laurel: Parts,
  { step, untilDay, ...wish }: OneSchedule & { step: ScheduleStep; untilDay: string },
): Promise<ScheduleRow> {
  switch (step) {
    case 'pause': {
      const day = readDay(untilDay)
      const team = await laurel.database.teams.get(wish.workspaceId, wish.teamId)
      return pauseSchedule(laurel, { ...wish, until: day && team && momentsOn(day, [0], team.timeZone)[0]! })
    }
    case 'resume':
      return resumeSchedule(laurel, wish)
    case 'skip':
      return skipNextFire(laurel, wish)
    case 'unskip':
      return skipNextFire(laurel, { ...wish, undo: true })
  }
}

/**
 * Fires nothing and reminds nobody until a moment, or until somebody resumes it (`until` null). A round that is open
 * stays open. Doing it twice changes only the end.
 * @throws Refusal `not-found`, `not-a-manager`, `no-schedule`, or `until-is-past`.
 */
export function pauseSchedule(
  laurel: Parts,
  wish: OneSchedule & { until: Date | null },
): Promise<ScheduleRow> {
  return change(laurel, wish, async (stores, row) => {
    const now = laurel.clock.now()
    if (wish.until && wish.until <= now) throw new Refusal('until-is-past', { until: wish.until })
    // What passed since the first pause is not owed either.
    const from = isPaused(row, now) && row.pausedAt ? row.pausedAt : now
    await stores.schedules.pause(wish.workspaceId, row.id, { from, until: wish.until })
  })
}

/** What passed meanwhile is not made up for. Throws as `pauseSchedule` does. */
export function resumeSchedule(laurel: Parts, wish: OneSchedule): Promise<ScheduleRow> {
  return change(laurel, wish, async (stores, row) => {
    const now = laurel.clock.now()
    if (isPaused(row, now)) await stores.schedules.resume(wish.workspaceId, row.id, now)
  })
}

/**
 * Leaves out the next fire, or with `undo` has it take place after all. Asked for twice, it is still one.
 * @throws Refusal `not-found`, `not-a-manager`, `no-schedule`, or `nothing-next` where none is to come.
 */
export function skipNextFire(laurel: Parts, wish: OneSchedule & { undo?: boolean }): Promise<ScheduleRow> {
  return change(laurel, wish, async (stores, row) => {
    if (wish.undo) return stores.schedules.skip(wish.workspaceId, row.id, null)
    const now = laurel.clock.now()
    const calendar = await calendarOfTeam(laurel.calendars, row)
    const coming = row.enabled ? upcomingFires(row, calendar, now, 1) : []
    if (coming.some(({ skipped }) => skipped?.kind === 'on-request')) return
    const next = coming.find(({ skipped }) => !skipped)
    if (!next) throw new Refusal('nothing-next')
    await stores.schedules.skip(wish.workspaceId, row.id, next.at)
  })
}

function change(
  laurel: Parts,
  { workspaceId, actorId, teamId, kind }: OneSchedule,
  work: (stores: Stores, row: ScheduleRow) => Promise<void>,
): Promise<ScheduleRow> {
  return laurel.database.transaction(async stores => {
    const team = await requireScheduler(stores, workspaceId, teamId, actorId)
    const find = async () => {
      const row = (await stores.schedules.ofTeam(workspaceId, teamId)).find(found => found.kind === kind)
      if (!row) throw new Refusal('no-schedule', { word: team.name })
      return row
    }
    const before = await find()
    // Held against a fire at this moment.
    await stores.scheduleRuns.lock(workspaceId, before.id)
    await work(stores, await find())
    return find()
  })
}
