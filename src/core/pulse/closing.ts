import { nextFireTimes } from '../schedule/fire-times.ts'
import type { Schedule } from '../team/team.ts'

/** How long a round waits for answers. */
const openHours = 24

const hour = 3_600_000

/** A round is open for a day, or until the next one of its schedule is due. */
export function closingTime(openedAt: Date, schedule: Pick<Schedule, 'cron' | 'timeZone'> | null): Date {
  const dayLater = new Date(openedAt.getTime() + openHours * hour)
  const next = schedule && nextFireTimes(schedule.cron, schedule.timeZone, openedAt, 1)[0]
  return next && next < dayLater ? next : dayLater
}
