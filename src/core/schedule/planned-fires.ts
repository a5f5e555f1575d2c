import type { PublicCalendar } from '../calendar/calendars.ts'
import type { Localized } from '../language.ts'
import { type Cron, parseCron } from './cron.ts'
import { isOn } from './fire-times.ts'
import { clockOf, dayAfter, type LocalDay, localDayOf, momentsOn, weekdayOf } from './local-time.ts'

/** `zone`: for all at the same moment. `local`: for each person when their own clock shows the time. */
export type ScheduleMode = 'zone' | 'local'

/** What becomes of a fire on a public holiday: it does not take place, comes on the next working day, or fires anyway. */
export type HolidayRule = 'skip' | 'move' | 'ignore'

/** What decides when a schedule fires. */
export interface SchedulePlan {
  /** Five-field cron expression. */
  cron: string
  /** IANA zone the expression is read in, where the mode is `zone`. */
  timeZone: string
  mode: ScheduleMode
  holidays: HolidayRule
  /** Days of the week that the team works: where a moved fire may go. */
  workDays: readonly number[]
  /** Paused from then on; null where it never was, or was resumed. */
  pausedAt: Date | null
  /** When a pause ends by itself; null: when somebody resumes it. */
  pausedUntil: Date | null
  /** One fire time that somebody asked to leave out. */
  skipAt: Date | null
}

export type SkipReason =
  | { kind: 'holiday'; name: Localized; moved: boolean }
  | { kind: 'paused' | 'on-request' }

export interface PlannedFire {
  at: Date
  /** The day as the people asked see it on their calendars. */
  day: LocalDay
  /** Null where it takes place. */
  skipped: SkipReason | null
}

/** The first place on earth to see a time of day: by then a schedule of mode `local` begins. Its clocks never change. */
const earliestZone = 'Pacific/Kiritimati'

/** The last: mode `local` ends so many hours after it began. */
export const zonesSpanHours = 26

/** A schedule whose days are holidays so many times in a row has no next fire to speak of. */
const mostLeftOut = 40

/** 29 February on a given weekday can be forty years away. */
const farthestDays = 366 * 45

/** The zone in which the fire times of a plan are moments. */
export function zoneOf({ mode, timeZone }: Pick<SchedulePlan, 'mode' | 'timeZone'>): string {
  return mode === 'local' ? earliestZone : timeZone
}

/**
 * What a schedule plans strictly after `from`, in order, what is left out and why included.
 * @throws CronError where the expression is not valid; RangeError where there is no such zone.
 */
export function* plannedFires(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  from: Date,
): Generator<PlannedFire> {
  let last = from.getTime()
  for (const fire of walk(plan, calendar, from, 1)) {
    if (fire.at.getTime() <= last) continue
    last = fire.at.getTime()
    yield fire
  }
}

/** The next `count` that take place, and what is left out before the last of them. */
export function nextPlanned(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  from: Date,
  count: number,
): PlannedFire[] {
  const found: PlannedFire[] = []
  const start = afterPause(plan, from)
  if (!start) return found
  let fires = 0
  for (const fire of plannedFires(plan, calendar, start)) {
    found.push(fire)
    if (!fire.skipped) fires++
    if (fires >= count || found.length >= mostLeftOut + count) break
  }
  return found
}

/** Where to begin to look for what takes place; null while it is paused until somebody resumes it. */
function afterPause({ pausedAt, pausedUntil }: SchedulePlan, from: Date): Date | null {
  if (!pausedAt || pausedAt > from) return from
  if (pausedUntil === null) return null
  return pausedUntil > from ? new Date(pausedUntil.getTime() - 1) : from
}

/**
 * What is still to come of a schedule, as people see it: in the mode `local` a fire counts as coming until it has been
 * on the clocks of the team's own zone.
 */
export function upcomingFires(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  now: Date,
  count: number,
): PlannedFire[] {
  if (plan.mode === 'zone') return nextPlanned(plan, calendar, now, count)
  const since = new Date(now.getTime() - zonesSpanHours * 3_600_000)
  const found: PlannedFire[] = []
  let fires = 0
  for (const fire of nextPlanned(plan, calendar, since, count + 60)) {
    if (fires >= count) break
    if (momentFor(fire, plan, plan.timeZone) <= now) continue
    found.push(fire)
    if (!fire.skipped) fires++
  }
  return found
}

/** When a fire is for somebody: at the same moment for all, or when their own clock shows its time. */
export function momentFor(
  { at, day }: Pick<PlannedFire, 'at' | 'day'>,
  { mode }: Pick<SchedulePlan, 'mode'>,
  timeZone: string,
): Date {
  return mode === 'zone' ? at : momentsOn(day, [clockOf(at, earliestZone)], timeZone)[0]!
}

/** The next one that takes place; null where none does for now. */
export function nextFire(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  from: Date,
): PlannedFire | null {
  return nextPlanned(plan, calendar, from, 1).find(({ skipped }) => !skipped) ?? null
}

/** The latest `count` after `after` and not after `until`, newest first, what was left out included. */
export function latestPlanned(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  { after, until, count }: { after: Date; until: Date; count: number },
): PlannedFire[] {
  const found: PlannedFire[] = []
  for (const fire of walk(plan, calendar, until, -1)) {
    if (found.length >= count || fire.at <= after) break
    if (fire.at <= until && fire.at.getTime() !== found.at(-1)?.at.getTime()) found.push(fire)
  }
  return found
}

function* walk(
  plan: SchedulePlan,
  calendar: PublicCalendar | null,
  from: Date,
  direction: 1 | -1,
): Generator<PlannedFire> {
  const cron = parseCron(plan.cron)
  const zone = zoneOf(plan)
  const minutes = cron.hours.flatMap(hour => cron.minutes.map(minute => hour * 60 + minute))
  // A time that the clocks skip can come on the day after its own.
  let day = dayAfter(localDayOf(from, zone), -direction)
  for (let walked = 0; walked < farthestDays; walked++, day = dayAfter(day, direction)) {
    const verdict = verdictOn(plan, cron, calendar, day)
    if (!verdict) continue
    const moments = momentsOn(day, minutes, zone)
    for (const at of direction === 1 ? moments : moments.reverse())
      yield { at, day, skipped: verdict === 'fire' ? reasonAt(plan, at) : verdict }
  }
}

function verdictOn(
  { holidays, workDays }: SchedulePlan,
  cron: Cron,
  calendar: PublicCalendar | null,
  day: LocalDay,
): 'fire' | SkipReason | null {
  const special = holidays === 'ignore' ? null : (calendar?.on(day) ?? null)
  const matches = isOn(cron, day)
  if (special?.kind === 'holiday')
    return matches ? { kind: 'holiday', name: special.name, moved: holidays === 'move' } : null
  if (matches) return 'fire'
  // "Every weekday" means every working day: of those, a Saturday or Sunday can be one.
  if (special?.kind === 'make-up' && isEveryWeekday(cron) && isOnDate(cron, day)) return 'fire'
  return holidays === 'move' && isWorked(day, workDays, calendar) && takesOver(cron, workDays, calendar, day)
    ? 'fire'
    : null
}

/** Whether a fire was left out on a holiday since the working day before. */
function takesOver(
  cron: Cron,
  workDays: readonly number[],
  calendar: PublicCalendar | null,
  day: LocalDay,
): boolean {
  for (let back = 1; back <= 30; back++) {
    const earlier = dayAfter(day, -back)
    if (isWorked(earlier, workDays, calendar)) return false
    if (calendar?.on(earlier)?.kind === 'holiday' && isOn(cron, earlier)) return true
  }
  return false
}

function isWorked(day: LocalDay, workDays: readonly number[], calendar: PublicCalendar | null): boolean {
  const special = calendar?.on(day)
  return special ? special.kind === 'make-up' : workDays.includes(weekdayOf(day))
}

function isEveryWeekday({ weekdays }: Cron): boolean {
  return weekdays.join() === '1,2,3,4,5'
}

function isOnDate({ months, daysOfMonth }: Cron, { month, day }: LocalDay): boolean {
  return months.includes(month) && daysOfMonth.includes(day)
}

/** Whether nothing fires at a moment, whatever the expression says. */
export function isPaused(
  { pausedAt, pausedUntil }: Pick<SchedulePlan, 'pausedAt' | 'pausedUntil'>,
  at: Date,
): boolean {
  return pausedAt !== null && at >= pausedAt && (pausedUntil === null || at < pausedUntil)
}

function reasonAt(plan: SchedulePlan, at: Date): SkipReason | null {
  if (isPaused(plan, at)) return { kind: 'paused' }
  return plan.skipAt?.getTime() === at.getTime() ? { kind: 'on-request' } : null
}
