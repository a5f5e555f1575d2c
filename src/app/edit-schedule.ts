import { noCountry } from '../core/hours/hours.ts'
import { Refusal } from '../core/refusal.ts'
import { validateCron } from '../core/schedule/cron.ts'
import {
  type ScheduleEdit,
  scheduleWishSchema,
  type TeamHoursEdit,
  teamHoursWishSchema,
} from '../core/schedule/schedule-wish.ts'
import { type ScheduleRow, usualModeOf } from '../core/schedule/schedules.ts'
import type { Stores } from '../core/stores.ts'
import type { ScheduleKind, Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { requireScheduler } from './require-scheduler.ts'

export interface EditSchedule {
  workspaceId: string
  /** Null for the operator. */
  actorId: string | null
  receipt: string
  teamId: string
  kind: ScheduleKind
  schedule: ScheduleEdit
  hours: TeamHoursEdit
}

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids' | 'calendars'>

/**
 * Changes what is named and nothing else, for the fires to come: an open round and its answers stay as they are.
 * @throws Refusal `not-found`, `not-a-manager`, `bad-schedule`, `unknown-country`, or `no-schedule` where there is none
 * yet and no expression is given.
 */
export function editSchedule(laurel: Parts, wish: EditSchedule): Promise<ScheduleRow> {
  return laurel.database.transaction(stores => edit(laurel, stores, wish))
}

/** How the schedule would be. Stores nothing. Throws as `editSchedule` does. */
export async function previewSchedule(laurel: Parts, wish: EditSchedule): Promise<ScheduleRow> {
  try {
    return await laurel.database.transaction(async stores => {
      throw new Preview(await edit(laurel, stores, wish))
    })
  } catch (error) {
    if (error instanceof Preview) return error.row
    throw error
  }
}

/** Takes everything back that the transaction did. */
class Preview extends Error {
  constructor(readonly row: ScheduleRow) {
    super('only a preview')
  }
}

async function edit(laurel: Parts, stores: Stores, wish: EditSchedule): Promise<ScheduleRow> {
  const { workspaceId, teamId, kind } = wish
  const settings = scheduleWishSchema.parse(wish.schedule)
  const hours = teamHoursWishSchema.parse(wish.hours)
  const team = await requireScheduler(stores, workspaceId, teamId, wish.actorId)
  const find = async () => (await stores.schedules.ofTeam(workspaceId, teamId)).find(row => row.kind === kind)
  const before = (await find()) ?? null
  const cron = settings.cron?.trim().replace(/\s+/g, ' ') ?? before?.cron
  if (cron === undefined) throw new Refusal('no-schedule', { word: team.name })
  if (validateCron(cron).length > 0) throw new Refusal('bad-schedule', { word: cron })
  // A channel has no clock of its own.
  if (kind === 'digest' && settings.mode === 'local') throw new Refusal('bad-schedule', { word: 'local' })
  const { country } = hours
  if (country && country !== noCountry && !(await laurel.calendars.of(country)))
    throw new Refusal('unknown-country', { word: country })
  if (await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now()))
    await save(laurel, stores, wish, { team, before, cron, settings, hours })
  const row = await find()
  if (!row) throw new Error('a schedule that was saved is not there')
  return row
}

async function save(
  { clock, ids }: Parts,
  stores: Stores,
  { workspaceId, kind }: EditSchedule,
  {
    team,
    before,
    cron,
    settings,
    hours,
  }: { team: Team; before: ScheduleRow | null; cron: string; settings: ScheduleEdit; hours: TeamHoursEdit },
): Promise<void> {
  const now = clock.now()
  // The zone is the team's: its other schedules go by it, too.
  const timeZone = hours.timeZone ?? team.timeZone
  const enabled = settings.enabled ?? before?.enabled ?? true
  const id = before?.id ?? ids.next()
  const schedules = [
    ...team.schedules.filter(other => other.kind !== kind).map(other => ({ ...other, timeZone })),
    { id, kind, cron, timeZone, enabled, since: now },
  ]
  await stores.teams.save(workspaceId, { ...team, timeZone, schedules }, now)
  await stores.schedules.saveSettings(
    workspaceId,
    id,
    {
      mode: settings.mode ?? before?.mode ?? usualModeOf(kind),
      holidays: settings.holidays === undefined ? (before?.chosenHolidays ?? null) : settings.holidays,
      openHours: settings.openHours === undefined ? (before?.openHours ?? null) : settings.openHours,
      reminders: settings.reminders ?? before?.reminders ?? 1,
    },
    now,
  )
  const stored = await stores.hours.ofTeam(workspaceId, team.id)
  await stores.hours.saveTeam(workspaceId, team.id, {
    country: hours.country === undefined ? stored.country : hours.country,
    hours: hours.hours === undefined ? stored.hours : hours.hours,
    days: hours.days ?? stored.days,
  })
}
