import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import type { Language } from '../core/language.ts'
import { describeFire, describeSkip } from '../core/schedule/describe-fires.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { isPaused, upcomingFires } from '../core/schedule/planned-fires.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { Laurel } from './laurel.ts'

/** A schedule as its team's manager sees it. */
export interface ScheduleView {
  state: 'on' | 'off' | 'paused'
  /** Null where it is not paused, or until somebody resumes it. */
  pausedUntil: Date | null
  words: string
  /** What is to come, in order; `leftOut` says why one will not take place. */
  fires: { when: string; leftOut: string | null }[]
  /** Somebody asked for one of them to be left out. */
  skips: boolean
}

const shownFires = 5

export async function viewOfSchedule(
  laurel: Pick<Laurel, 'calendars' | 'clock'>,
  row: ScheduleRow,
  language: Language,
): Promise<ScheduleView> {
  const now = laurel.clock.now()
  const calendar = await calendarOfTeam(laurel.calendars, row)
  const fires = row.enabled ? upcomingFires(row, calendar, now, shownFires) : []
  const paused = isPaused(row, now)
  return {
    state: row.enabled ? (paused ? 'paused' : 'on') : 'off',
    pausedUntil: paused ? row.pausedUntil : null,
    words: describeSchedule(row.cron, language),
    fires: fires.map(fire => ({
      when: describeFire(fire, row, language, now),
      leftOut: fire.skipped && describeSkip(fire.skipped, language),
    })),
    skips: fires.some(({ skipped }) => skipped?.kind === 'on-request'),
  }
}
