import { editSchedule } from '../../../app/edit-schedule.ts'
import { type ScheduleStep, steerSchedule } from '../../../app/pause-schedule.ts'
import { showCheckInSettings, teamsToSchedule } from '../../../app/show-check-in-settings.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type CheckInForm, checkInWish } from '../../../core/schedule/check-in-form.ts'
import { problemOfSchedule } from '../../../core/schedule/schedule-form.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleProblem } from '../../../i18n/describe-schedule-problem.ts'
import { escapeText } from '../cards/card-text.ts'
import {
  type CheckInWorld,
  pauseInput,
  renderCheckInSettings,
  renderWhichTeam,
  steeredKinds,
} from '../cards/check-in-settings.ts'
import type { Draft } from '../cards/element.ts'
import { noChoice } from '../cards/my-hours.ts'
import type { TeamsContext } from '../context.ts'
import { type Act, type ActHandler, listOf, type Outcome } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { spanOf, typed } from './my-hours.ts'
import { readSchedule } from './setup-form.ts'

type Data = Act['data']
type Said = CheckInWorld['said']

/** `schedule [team]`: the settings of a team's check-in, for its managers and for admins. */
export async function handleScheduleCommand({ teams, person, t, text, reply }: CommandCall): Promise<void> {
  const { laurel, workspaceId } = teams
  const found = await teamsToSchedule(laurel, { workspaceId, personId: person.id, name: text })
  await reply(found.length > 1 ? renderWhichTeam(found, t) : await settingsCard(teams, person, found[0]!.id))
}

export const checkInActs: Record<string, ActHandler> = {
  async 'checkin:open'({ teams, person, data }) {
    return { card: await settingsCard(teams, person, data.team ?? '') }
  },

  async 'checkin:preview'({ teams, person, t, data }) {
    const { problem } = await typedSettings({ teams, person, t, data })
    const said = problem === null ? null : { words: problem, isProblem: true }
    return { card: await settingsCard(teams, person, data.team ?? '', { data, said }) }
  },

  'checkin:save': act =>
    keepingTyped(act, async () => {
      const { teams, person, t, receipt, data } = act
      const { laurel, workspaceId } = teams
      const teamId = data.team ?? ''
      const { form, exists, problem } = await typedSettings(act)
      if (problem !== null) return { words: problem, isProblem: true }
      const wish = { workspaceId, actorId: person.id, receipt, teamId, kind: 'pulse' as const }
      // Turned off where there never was one: there is nothing to turn off.
      if (exists || form.schedule.mode !== 'off')
        await editSchedule(laurel, { ...wish, ...checkInWish(form) })
      teams.onTeamsChanged()
      const said = { words: t.hours.checkIn.saved, isProblem: false }
      return { card: await settingsCard(teams, person, teamId, { said }) }
    }),

  'checkin:pause': steer('pause'),
  'checkin:resume': steer('resume'),
  'checkin:skip': steer('skip'),
  'checkin:unskip': steer('unskip'),
}

function steer(step: ScheduleStep): ActHandler {
  return act =>
    keepingTyped(act, async () => {
      const { teams, person, t, data } = act
      const { laurel, workspaceId } = teams
      const kind = steeredKinds.find(name => name === data.kind)
      if (!kind) throw new Refusal('not-found')
      const untilDay = data[pauseInput(kind)] ?? ''
      const wish = { workspaceId, actorId: person.id, teamId: data.team ?? '', kind, step, untilDay }
      await steerSchedule(laurel, wish)
      teams.onTeamsChanged()
      return { words: t.hours.checkIn.did[step], isProblem: false }
    })
}

/** What the work makes of the card; where it only says something, the card again with what was typed. */
async function keepingTyped(act: Act, work: () => Promise<NonNullable<Said> | Outcome>): Promise<Outcome> {
  const { teams, person, t, data } = act
  let said: Said
  try {
    const done = await work()
    if (!('words' in done)) return done
    said = done
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    said = { words: teams.explain(error, t), isProblem: true }
  }
  return { card: await settingsCard(teams, person, data.team ?? '', { data, said }) }
}

/** What is typed, and what is wrong with it. */
async function typedSettings({ teams, person, t, data }: Pick<Act, 'teams' | 'person' | 't' | 'data'>) {
  const { laurel, workspaceId } = teams
  const { id: actorId, language } = person
  const wish = { workspaceId, actorId, teamId: data.team ?? '', language }
  const { form, exists } = await showCheckInSettings(laurel, wish, before => readCheckIn(data, before, t))
  const hours = spanOf(data.start ?? '', data.end ?? '', t)
  const wrong = problemOfSchedule(form.schedule)
  const say = (label: string, problem: string) => t.common.titled(`*${label}*`, problem)
  const problem = wrong
    ? say(t.hours.checkIn.schedule, escapeText(describeScheduleProblem(wrong, language)))
    : listOf(data.workDays).length === 0
      ? say(t.hours.workDays, t.setup.required)
      : typeof hours === 'string'
        ? hours
        : null
  return { form, exists, problem }
}

/** What stands in the card; what cannot be read is as in `before`. */
function readCheckIn(data: Data, before: CheckInForm, t: Catalogue): CheckInForm {
  const { country, openFor } = data
  const days = listOf(data.workDays).map(Number).sort()
  const hours = spanOf(data.start ?? '', data.end ?? '', t)
  return {
    schedule: readSchedule(data, 'schedule', before.schedule),
    clock: data.clock === 'local' ? 'local' : 'zone',
    timeZone: data.timeZone || before.timeZone,
    holidays: (['skip', 'move', 'ignore'] as const).find(rule => rule === data.holidays) ?? before.holidays,
    country: !country ? before.country : country === noChoice ? null : country,
    days: days.length > 0 ? days : before.days,
    hours: typeof hours === 'string' ? before.hours : hours,
    openHours: !openFor ? before.openHours : openFor === 'null' ? null : Number(openFor),
    reminders: Number(data.reminders ?? before.reminders),
  }
}

/** The settings as they are stored, or with what is typed in `data`. */
async function settingsCard(
  teams: TeamsContext,
  person: Person,
  teamId: string,
  { data, said = null }: { data?: Data; said?: Said } = {},
): Promise<Draft> {
  const { laurel, workspaceId } = teams
  const { id: actorId, language } = person
  const t = teams.t(person)
  const wish = { workspaceId, actorId, teamId, language }
  const [settings, countries] = await Promise.all([
    showCheckInSettings(laurel, wish, before => (data ? readCheckIn(data, before, t) : before)),
    laurel.calendars.countries(language),
  ])
  const { hours } = settings.form
  const world: CheckInWorld = {
    start: data ? (data.start ?? '') : typed(hours?.start),
    end: data ? (data.end ?? '') : typed(hours?.end),
    countries,
    now: laurel.clock.now(),
    language,
    said,
  }
  return renderCheckInSettings(settings, world, t)
}
