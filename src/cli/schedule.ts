import { randomUUID } from 'node:crypto'
import { editSchedule, previewSchedule } from '../app/edit-schedule.ts'
import { pauseSchedule, resumeSchedule, skipNextFire } from '../app/pause-schedule.ts'
import { publicCalendars } from '../calendar/public-calendars.ts'
import { systemClock } from '../clock.ts'
import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import { OperatorError } from '../core/errors.ts'
import { describeFire, describeSkip } from '../core/schedule/describe-fires.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { isPaused, upcomingFires } from '../core/schedule/planned-fires.ts'
import type { ScheduleEdit, TeamHoursEdit } from '../core/schedule/schedule-wish.ts'
import type { ScheduleRow } from '../core/schedule/schedules.ts'
import type { Database } from '../core/stores.ts'
import type { ScheduleKind, Team } from '../core/team/team.ts'
import { counted } from '../i18n/wording.ts'
import { randomIds } from '../ids.ts'
import { describingRefusals } from './refusal.ts'
import { untilOption } from './schedule-options.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

interface Which {
  team: string
  kind: ScheduleKind
  workspaceId: string | undefined
}

const shownFires = 5

const calendars = publicCalendars()

/** `laurel schedule list`. */
export async function listSchedules(options: {
  team: string | undefined
  workspaceId: string | undefined
  json: boolean
}): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { id: workspaceId, name } = await chooseWorkspace(database, options.workspaceId)
    const teams =
      options.team === undefined
        ? await database.teams.list(workspaceId)
        : [await teamOf(database, workspaceId, options.team)]
    const found: { team: Team; row: ScheduleRow }[] = []
    for (const team of teams)
      for (const row of await database.schedules.ofTeam(workspaceId, team.id)) found.push({ team, row })
    if (options.json) return writeJson(database, found)
    if (found.length === 0)
      write(`${name} has no schedules: use /laurel setup in chat, or laurel setup FILE.`)
    for (const { team, row } of found) {
      await writeSchedule(team, row)
      const [last] = await database.scheduleRuns.recent(workspaceId, row.id, 1)
      if (last)
        write(`  last: ${last.fireAt.toISOString()} ${last.outcome}${last.reason ? ` (${last.reason})` : ''}`)
    }
  })
}

/** `laurel schedule set`: what is not named stays as it is. */
export async function setSchedule(
  which: Which & { schedule: ScheduleEdit; hours: TeamHoursEdit; dryRun: boolean },
): Promise<void> {
  await withTeam(which, async (database, workspaceId, team) => {
    const laurel = { database, clock: systemClock, ids: randomIds, calendars }
    const { kind, schedule, hours } = which
    const receipt = `cli:${randomUUID()}`
    const wish = { workspaceId, actorId: null, receipt, teamId: team.id, kind, schedule, hours }
    await writeSchedule(team, await (which.dryRun ? previewSchedule : editSchedule)(laurel, wish))
    write(
      which.dryRun
        ? 'Nothing was changed: this was a dry run.'
        : 'Saved: a running Laurel follows it within a minute.',
    )
  })
}

/** `laurel schedule pause`. */
export async function pauseCommand(which: Which & { until: string | undefined }): Promise<void> {
  await withTeam(which, async (database, workspaceId, team) => {
    const wish = { workspaceId, actorId: null, teamId: team.id, kind: which.kind }
    const until = untilOption(which.until, team.timeZone)
    await writeSchedule(
      team,
      await pauseSchedule({ database, clock: systemClock, calendars }, { ...wish, until }),
    )
  })
}

/** `laurel schedule resume`. */
export async function resumeCommand(which: Which): Promise<void> {
  await withTeam(which, async (database, workspaceId, team) => {
    const wish = { workspaceId, actorId: null, teamId: team.id, kind: which.kind }
    await writeSchedule(team, await resumeSchedule({ database, clock: systemClock, calendars }, wish))
  })
}

/** `laurel schedule skip-next`. */
export async function skipNextCommand(which: Which & { undo: boolean }): Promise<void> {
  await withTeam(which, async (database, workspaceId, team) => {
    const wish = { workspaceId, actorId: null, teamId: team.id, kind: which.kind, undo: which.undo }
    await writeSchedule(team, await skipNextFire({ database, clock: systemClock, calendars }, wish))
  })
}

async function withTeam(
  { team, workspaceId }: Which,
  work: (database: Database, workspaceId: string, team: Team) => Promise<void>,
): Promise<void> {
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const found = await teamOf(database, workspace.id, team)
    await describingRefusals(() => work(database, workspace.id, found))
  })
}

async function teamOf(database: Database, workspaceId: string, name: string): Promise<Team> {
  const teams = await database.teams.list(workspaceId)
  const found = teams.find(team => team.id === name || team.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  const names = teams.map(team => `"${team.name}"`).join(', ')
  throw new OperatorError(
    `There is no team "${name}".`,
    names ? `Choose one of ${names}.` : 'Create one with /laurel setup in chat, or laurel setup FILE.',
  )
}

async function writeSchedule(team: Team, row: ScheduleRow): Promise<void> {
  const now = systemClock.now()
  write(`${team.name}: ${row.kind}`)
  write(`  ${describeSchedule(row.cron, 'en')} (${row.cron}), ${zoneText(row)}`)
  const open = row.openHours === null ? 'until the next working day' : `for ${counted(row.openHours, 'hour')}`
  if (row.kind === 'pulse')
    write(`  open ${open}; ${counted(row.reminders, 'reminder')}; on holidays: ${row.holidays}`)
  if (!row.enabled) return write('  off')
  if (isPaused(row, now))
    write(`  paused ${row.pausedUntil ? `until ${row.pausedUntil.toISOString()}` : 'until it is resumed'}`)
  for (const fire of await upcoming(row)) {
    const reason = fire.skipped && ` - not run (${describeSkip(fire.skipped, 'en')})`
    const moment = row.mode === 'local' ? '' : ` = ${fire.at.toISOString()}`
    write(`  ${describeFire(fire, row, 'en', now)}${moment}${reason ?? ''}`)
  }
}

function zoneText({ mode, timeZone, country }: ScheduleRow): string {
  const holidays = country === 'none' ? 'no holidays' : `holidays of ${country ?? 'the zone’s country'}`
  return `${mode === 'local' ? 'each person’s own time' : timeZone}, ${holidays}`
}

async function upcoming(row: ScheduleRow) {
  return upcomingFires(row, await calendarOfTeam(calendars, row), systemClock.now(), shownFires)
}

async function writeJson(
  database: Database,
  found: readonly { team: Team; row: ScheduleRow }[],
): Promise<void> {
  const described = await Promise.all(
    found.map(async ({ team, row }) => ({
      team: team.name,
      ...row,
      next: row.enabled ? await upcoming(row) : [],
      runs: await database.scheduleRuns.recent(row.workspaceId, row.id, shownFires),
    })),
  )
  write(JSON.stringify(described, null, 2))
}

function write(line: string): void {
  process.stdout.write(`${line}\n`)
}
