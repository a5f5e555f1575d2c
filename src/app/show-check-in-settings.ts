import type { Language } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { type CheckInForm, checkInForm, checkInWish } from '../core/schedule/check-in-form.ts'
import { readCron } from '../core/schedule/cron.ts'
import { expressionOf } from '../core/schedule/schedule-form.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { Team } from '../core/team/team.ts'
import { previewSchedule } from './edit-schedule.ts'
import type { Laurel } from './laurel.ts'
import { requireScheduler } from './require-scheduler.ts'
import { type ScheduleView, viewOfSchedule } from './view-of-schedule.ts'

/** When a team's check-in comes, as its manager edits it. */
export interface CheckInSettings {
  teamId: string
  team: string
  form: CheckInForm
  /** As the form would have it, or as it is where the form cannot be read; null where there never was one. */
  check: ScheduleView | null
  /** Null where the team has none. */
  summary: ScheduleView | null
  /** Whether a check-in is stored: there is something to turn off. */
  exists: boolean
}

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids' | 'calendars'>

/**
 * Stores nothing. `edit` puts what is typed in the place of what is stored.
 * @throws Refusal `not-found` or `not-a-manager`.
 */
export async function showCheckInSettings(
  laurel: Parts,
  wish: { workspaceId: string; actorId: string; teamId: string; language: Language },
  edit: (stored: CheckInForm) => CheckInForm = stored => stored,
): Promise<CheckInSettings> {
  const { workspaceId, actorId, teamId, language } = wish
  const { database } = laurel
  const team = await requireScheduler(database, workspaceId, teamId, actorId)
  const rows = await database.schedules.ofTeam(workspaceId, teamId)
  const row = rows.find(({ kind }) => kind === 'pulse') ?? null
  const summary = rows.find(({ kind }) => kind === 'summary')
  const form = edit(checkInForm(team, row, await database.hours.ofTeam(workspaceId, teamId)))
  const foreseen = await foresee(laurel, wish, form, row)
  return {
    teamId,
    team: team.name,
    form,
    check: foreseen && (await viewOfSchedule(laurel, foreseen, language)),
    summary: summary ? await viewOfSchedule(laurel, summary, language) : null,
    exists: row !== null,
  }
}

/** The schedule as the form would have it; as it is where the form cannot be read. */
async function foresee(
  laurel: Parts,
  { workspaceId, actorId, teamId }: { workspaceId: string; actorId: string; teamId: string },
  form: CheckInForm,
  row: ScheduleRow | null,
): Promise<ScheduleRow | null> {
  const cron = expressionOf(form.schedule)
  if (cron === null || readCron(cron).problems.length > 0) return row
  const receipt = `preview:${laurel.ids.next()}`
  return previewSchedule(laurel, {
    workspaceId,
    actorId,
    receipt,
    teamId,
    kind: 'pulse',
    ...checkInWish(form),
  })
}

/**
 * Teams whose settings somebody may mean: those they manage, or any of that name.
 * @throws Refusal `no-team` where there is none.
 */
export async function teamsToSchedule(
  { database }: Pick<Laurel, 'database'>,
  { workspaceId, personId, name }: { workspaceId: string; personId: string; name: string },
): Promise<Team[]> {
  const wanted = name.trim().toLowerCase()
  const teams =
    wanted === ''
      ? await database.teams.managedBy(workspaceId, personId)
      : (await database.teams.list(workspaceId)).filter(team => team.name.toLowerCase() === wanted)
  if (teams.length === 0) throw new Refusal('no-team', wanted === '' ? {} : { word: name.trim() })
  return teams
}
