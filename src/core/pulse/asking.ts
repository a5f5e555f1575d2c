import type { Reach } from '../hours/hours.ts'
import { nextFreeMoment, type WorkingTime } from '../hours/working-time.ts'

/** Nobody is written to in the last minutes of a round. */
const lastMinutes = 10

/** How far apart two messages about check-ins to the same person are at least, in hours. */
export const apartHours = 3

const hour = 3_600_000

/** Of a person with a message that waits to be sent. */
export interface Waiting {
  working: WorkingTime
  reach: Pick<Reach, 'checkIns' | 'snoozedUntil' | 'away'>
}

/**
 * When somebody is asked whose turn is at `wanted`: at once if they are working then, else when they next are. Null where
 * that is not before the round closes, where they opted out, and while they are out of office.
 */
export function askingTime({ working, reach }: Waiting, wanted: Date, closesAt: Date): Date | null {
  const { checkIns, snoozedUntil, away } = reach
  const back = away?.until ?? null
  // Away without saying until when: they are left in peace.
  if (!checkIns || (away && back === null)) return null
  const from = latest(wanted, snoozedUntil, back)
  return nextFreeMoment(working, from, new Date(closesAt.getTime() - lastMinutes * 60_000))
}

/** The moments of the reminders of a round: one halfway, or two at a quarter and three quarters. */
export function reminderTimes(opensAt: Date, closesAt: Date, reminders: number): Date[] {
  const parts = reminders === 2 ? [0.25, 0.75] : reminders === 1 ? [0.5] : []
  const length = closesAt.getTime() - opensAt.getTime()
  // A round that is over within the hours between two messages needs none.
  return length < apartHours * hour ? [] : parts.map(part => new Date(opensAt.getTime() + part * length))
}

/**
 * Whether the message about one round serves another one, too: it was sent a short while ago, and still waits, long
 * enough, for an answer, from where the conversation goes on to the other's questions.
 */
export function servesOthers(sentAt: Date, closesAt: Date, now: Date): boolean {
  return now.getTime() - sentAt.getTime() < 2 * hour && closesAt.getTime() - now.getTime() > 2 * hour
}

function latest(...moments: (Date | null)[]): Date {
  return new Date(Math.max(...moments.map(moment => moment?.getTime() ?? Number.NEGATIVE_INFINITY)))
}
