import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import type { Calendars, PublicCalendar } from '../core/calendar/calendars.ts'
import { countryOf, type Reach, type TeamHours, workingTimeOf } from '../core/hours/hours.ts'
import type { WorkingTime } from '../core/hours/working-time.ts'
import type { Person } from '../core/person.ts'
import { askingTime } from '../core/pulse/asking.ts'
import { closingTime } from '../core/pulse/closing.ts'
import {
  momentFor,
  nextPlanned,
  type PlannedFire,
  type SchedulePlan,
  zonesSpanHours,
} from '../core/schedule/planned-fires.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'

/** What a round is opened for: a fire of the schedule, in the mode it had then, or a manager's wish. */
export type Occasion = (Pick<PlannedFire, 'at' | 'day'> & Pick<SchedulePlan, 'mode'>) | 'by-hand'

export interface RoundPlan {
  /** When the first person's turn is; before that, nothing is to be done. */
  opensAt: Date
  closesAt: Date
  /** Whom to ask and when. Left out are those who cannot be asked before it closes. */
  turns: { personId: string; at: Date }[]
  reminders: number
  /** The fire of the team's schedule that a manager's own round is held instead of. */
  instead: Instead | null
}

interface Instead {
  scheduleId: string
  fireAt: Date
  /** When the first person would have been asked. */
  opensAt: Date
}

/** So far ahead is looked for the first moment at which anybody can be asked, in milliseconds. */
const farthestFirst = 14 * 24 * 3_600_000

/** When each of the people is asked, by their hours, days off, holidays and whereabouts. */
export async function planRound(
  laurel: Pick<Laurel, 'calendars'>,
  stores: Pick<Stores, 'hours' | 'schedules'>,
  {
    workspaceId,
    team,
    people,
    occasion,
    now,
  }: {
    workspaceId: string
    team: Team
    people: readonly Person[]
    occasion: Occasion
    now: Date
  },
): Promise<RoundPlan> {
  const schedules = await stores.schedules.ofTeam(workspaceId, team.id)
  const schedule = schedules.find(({ kind, enabled }) => kind === 'pulse' && enabled) ?? null
  const hours = await stores.hours.ofTeam(workspaceId, team.id)
  const reach = await stores.hours.reach(
    workspaceId,
    people.map(({ id }) => id),
  )
  const turnOf = (timeZone: string) =>
    occasion === 'by-hand' ? now : momentFor(occasion, occasion, timeZone)
  const zones = [...new Set([...reach.values()].map(({ timeZone }) => timeZone))]
  const turns = zones.map(zone => turnOf(zone).getTime())
  const opensAt = new Date(Math.max(Math.min(...turns), now.getTime()))
  const calendar = await calendarOfTeam(laurel.calendars, { ...hours, timeZone: team.timeZone })
  const ask = (closesAt: Date) => turnsOf(laurel, { reach, hours, occasion, openedAt: now, closesAt })
  // A round that is wished for at night is as long as any other, from when the first person can be asked.
  const from =
    occasion === 'by-hand'
      ? firstOf(await ask(new Date(now.getTime() + farthestFirst)))
      : new Date(Math.max(...turns, now.getTime()))
  const coming = schedule ? nextOpenings(schedule, calendar, now, zones) : []
  const openings = coming.filter(({ skipped }) => !skipped)
  const lengths = {
    openHours: schedule?.openHours ?? null,
    working: { timeZone: team.timeZone, days: hours.days, hours: hours.hours, calendar },
  }
  const [next, afterNext] = openings
  // Two rounds within so short a time would be one too many: the scheduled one is left out. Not where somebody has asked for
  // another to be left out: there is one such wish at a time, and theirs stays. The round then ends as the scheduled one opens.
  const isInstead =
    occasion === 'by-hand' &&
    next &&
    !coming.some(({ skipped }) => skipped?.kind === 'on-request') &&
    next.opensAt < closingTime(from ?? now, { ...lengths, nextOpening: null })
  const closesAt = closingTime(from ?? now, {
    ...lengths,
    nextOpening: (isInstead ? afterNext : next)?.opensAt ?? null,
  })
  const asked = await ask(closesAt)
  asked.sort((a, b) => a.personId.localeCompare(b.personId))
  return {
    opensAt,
    closesAt,
    turns: asked,
    reminders: schedule?.reminders ?? 1,
    instead:
      schedule && isInstead ? { scheduleId: schedule.id, fireAt: next.fireAt, opensAt: next.opensAt } : null,
  }
}

function firstOf(turns: RoundPlan['turns']): Date | null {
  return turns.length === 0 ? null : new Date(Math.min(...turns.map(({ at }) => at.getTime())))
}

/** When some of the people of a round are asked that is open already. */
export async function turnsIn(
  laurel: Pick<Laurel, 'calendars'>,
  stores: Pick<Stores, 'hours'>,
  {
    workspaceId,
    team,
    personIds,
    ...round
  }: {
    workspaceId: string
    team: Pick<Team, 'id'>
    personIds: readonly string[]
    occasion: Occasion
    openedAt: Date
    closesAt: Date
  },
): Promise<RoundPlan['turns']> {
  const hours = await stores.hours.ofTeam(workspaceId, team.id)
  const reach = await stores.hours.reach(workspaceId, personIds)
  return turnsOf(laurel, { ...round, hours, reach })
}

async function turnsOf(
  { calendars }: Pick<Laurel, 'calendars'>,
  {
    reach,
    hours,
    occasion,
    openedAt,
    closesAt,
  }: {
    reach: ReadonlyMap<string, Reach>
    hours: TeamHours
    occasion: Occasion
    openedAt: Date
    closesAt: Date
  },
): Promise<RoundPlan['turns']> {
  const asked: RoundPlan['turns'] = []
  for (const [personId, own] of reach) {
    const working = await workingTimeFor(calendars, own, hours)
    const turn = occasion === 'by-hand' ? openedAt : momentFor(occasion, occasion, own.timeZone)
    const at = askingTime({ working, reach: own }, turn > openedAt ? turn : openedAt, closesAt)
    if (at) asked.push({ personId, at })
  }
  return asked
}

/** When somebody may be written to: by their own hours and days, else by their team's. */
export async function workingTimeFor(
  calendars: Calendars,
  own: Reach,
  team: TeamHours,
): Promise<WorkingTime> {
  const country = countryOf(own, team)
  const calendar = country === null ? null : await calendars.of(country)
  return workingTimeOf(own, team, calendar)
}

/** The next fires, those that are left out included, and when the rounds of them open or would have opened. */
function nextOpenings(
  schedule: ScheduleRow,
  calendar: PublicCalendar | null,
  now: Date,
  zones: readonly string[],
): { fireAt: Date; opensAt: Date; skipped: PlannedFire['skipped'] }[] {
  // In the mode `local` a fire is over before its round opens.
  const since = schedule.mode === 'zone' ? now : new Date(now.getTime() - zonesSpanHours * 3_600_000)
  return nextPlanned(schedule, calendar, since, 30)
    .map(fire => ({
      fireAt: fire.at,
      skipped: fire.skipped,
      opensAt: new Date(Math.min(...zones.map(zone => momentFor(fire, schedule, zone).getTime()))),
    }))
    .filter(({ opensAt }) => opensAt > now)
}
