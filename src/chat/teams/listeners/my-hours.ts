import { changeDaysOff } from '../../../app/change-days-off.ts'
import { saveHours } from '../../../app/save-hours.ts'
import type { Reach } from '../../../core/hours/hours.ts'
import { hoursBetween, quietBetween } from '../../../core/hours/span.ts'
import type { Span } from '../../../core/hours/working-time.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { clockText, readClock } from '../../../core/schedule/day-text.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Draft } from '../cards/element.ts'
import { type HoursForm, type HoursWorld, noChoice, renderMyHours } from '../cards/my-hours.ts'
import type { TeamsContext } from '../context.ts'
import { type Act, type ActHandler, listOf, type Outcome } from './act.ts'
import type { CommandCall } from './command-call.ts'

const wholeDay = 24 * 60

/** `hours`: when the person may be written to, their days off, and whether they take part in check-ins. */
export async function handleHoursCommand({ teams, person, reply }: CommandCall): Promise<void> {
  await reply(await hoursCard(teams, person))
}

export const myHoursActs: Record<string, ActHandler> = {
  async 'hours:open'({ teams, person }) {
    return { card: await hoursCard(teams, person) }
  },

  'hours:save': act =>
    keepingTyped(act, async form => {
      const { teams, person, t } = act
      const { laurel, workspaceId } = teams
      const { daysOff } = await reachOf(teams, person)
      const { timeZone, country, days, checkIns } = form
      const hours = spanOf(form.start, form.end, t)
      const quiet = spanOf(form.quietStart, form.quietEnd, t, quietBetween)
      if (typeof hours === 'string') return { words: hours, isProblem: true }
      if (typeof quiet === 'string') return { words: quiet, isProblem: true }
      const wish = { timeZone, country, days: days.length > 0 ? days : null, hours, quiet, checkIns, daysOff }
      await saveHours(laurel, { workspaceId, personId: person.id, wish })
      teams.directory.forget(person.id)
      return { words: t.hours.mine.saved, isProblem: false }
    }),

  'hours:add-days': act =>
    keepingTyped(
      act,
      async () => {
        const { teams, person, t, data } = act
        const from = data.addFrom
        if (!from) return { words: t.hours.mine.chooseDays, isProblem: true }
        const add = { from, to: data.addTo || from }
        await changeDaysOff(teams.laurel, { workspaceId: teams.workspaceId, personId: person.id, add })
        return null
      },
      { isOfDaysOff: true },
    ),

  'hours:remove-days': act =>
    keepingTyped(
      act,
      async () => {
        const { teams, person, data } = act
        const remove = data.first ?? ''
        await changeDaysOff(teams.laurel, { workspaceId: teams.workspaceId, personId: person.id, remove })
        return null
      },
      { isOfDaysOff: true },
    ),
}

/** The card again with what was typed, and with what became of it. */
async function keepingTyped(
  act: Act,
  work: (form: HoursForm) => Promise<HoursWorld['said']>,
  { isOfDaysOff = false } = {},
): Promise<Outcome> {
  const { teams, person, t } = act
  const form = typedIn(act)
  let said: HoursWorld['said']
  try {
    said = await work(form)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    said = { words: teams.explain(error, t), isProblem: true }
  }
  return { card: await hoursCard(teams, person, { form, said: said && { ...said, isOfDaysOff } }) }
}

function typedIn({ data }: Act): HoursForm {
  const orNull = (value: string | undefined) => (!value || value === noChoice ? null : value)
  return {
    timeZone: orNull(data.timeZone),
    country: orNull(data.country),
    days: listOf(data.days).map(Number).sort(),
    start: data.start ?? '',
    end: data.end ?? '',
    quietStart: data.quietStart ?? '',
    quietEnd: data.quietEnd ?? '',
    checkIns: data.checkIns === 'true',
  }
}

/** A part of the day, null where neither end is typed, or what is wrong with it. */
export function spanOf(
  start: string,
  end: string,
  t: Catalogue,
  between = hoursBetween,
): Span | null | string {
  if (!start && !end) return null
  const [from, to] = [readClock(start), readClock(end)]
  if (from === null || to === null) return t.hours.mine.bothTimes
  return between(from, to) ?? t.hours.mine.sameTimes
}

async function hoursCard(
  teams: TeamsContext,
  person: Person,
  { form, said = null }: { form?: HoursForm; said?: HoursWorld['said'] } = {},
): Promise<Draft> {
  const { laurel, workspaceId } = teams
  const { database, calendars, clock } = laurel
  const [reach, chosenZone, [team], countries] = await Promise.all([
    reachOf(teams, person),
    database.people.chosenTimeZone(workspaceId, person.id),
    database.teams.ofMember(workspaceId, person.id),
    calendars.countries(person.language),
  ])
  const world: HoursWorld = {
    zone: chosenZone ? null : reach.timeZone,
    daysOff: reach.daysOff,
    team: team ? await database.hours.ofTeam(workspaceId, team.id) : null,
    countries,
    now: clock.now(),
    language: person.language,
    said,
  }
  return renderMyHours(form ?? formOf(reach, chosenZone), world, teams.t(person))
}

/** An end of a part of the day as it stands in an input. */
export function typed(minutes: number | undefined): string {
  // The end of the day is midnight of the next.
  return minutes === undefined ? '' : clockText(minutes % wholeDay)
}

function formOf({ country, days, hours, quiet, checkIns }: Reach, timeZone: string | null): HoursForm {
  return {
    timeZone,
    country,
    days: days ?? [],
    start: typed(hours?.start),
    end: typed(hours?.end),
    quietStart: typed(quiet?.start),
    quietEnd: typed(quiet?.end),
    checkIns,
  }
}

async function reachOf({ laurel, workspaceId }: TeamsContext, { id }: Person): Promise<Reach> {
  const reach = (await laurel.database.hours.reach(workspaceId, [id])).get(id)
  if (!reach) throw new Refusal('unknown-person', { people: [id] })
  return reach
}
