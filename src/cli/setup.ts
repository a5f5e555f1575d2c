import { type ImportedTeam, importTeams } from '../app/import-teams.ts'
import { systemClock } from '../clock.ts'
import { defaultPulseSettings } from '../core/pulse/settings.ts'
import { describeSchedule } from '../core/schedule/describe-schedule.ts'
import { parseSource, type TeamSource } from '../core/team/source.ts'
import { bySchedule, type Schedule, type ScheduleKind, type Team } from '../core/team/team.ts'
import { defaultThreshold, type ScheduleWish, type TeamWish } from '../core/team/team-wish.ts'
import type { Workspace } from '../core/workspace.ts'
import { randomIds } from '../ids.ts'
import type { OpenDatabase } from '../store/open-database.ts'
import { peopleIndex } from '../store/people-index.ts'
import { openDirectory } from './directory.ts'
import { invalid, type ReadSetupFile, readSetupFile, type SetupTeam } from './setup-file.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel setup FILE`: all of the file or nothing. A running Laurel follows the new schedules within a minute. */
export async function setupCommand(
  file: string,
  options: { workspaceId: string | undefined; dryRun: boolean },
): Promise<void> {
  const read = await readSetupFile(file)
  await withDatabase(async (opened, config) => {
    const workspace = await chooseWorkspace(opened.database, options.workspaceId)
    const ids = await resolvePeople(opened, workspace.id, read)
    const existing = await opened.database.teams.list(workspace.id)
    const { teams, workspace: settings = {} } = read.setup
    const defaults = {
      language: settings.language ?? workspace.language,
      timeZone: settings.timeZone ?? workspace.timeZone,
    }
    const directory = await openDirectory(config, opened.database, workspace.id)
    const laurel = {
      database: opened.database,
      clock: systemClock,
      ids: randomIds,
      directory: () => directory,
    }
    const imported = await importTeams(laurel, {
      workspaceId: workspace.id,
      settings: given(settings),
      adminIds: read.setup.admins?.map(reference => ids.get(reference)!) ?? null,
      wishes: teams.map(team =>
        wishOf(team, existing.find(other => other.name === team.name) ?? null, defaults, ids),
      ),
      dryRun: options.dryRun,
    })
    for (const line of report(imported)) process.stdout.write(`${line}\n`)
    process.stdout.write(options.dryRun ? 'Nothing was changed: this was a dry run.\n' : 'Saved.\n')
  })
}

async function resolvePeople(opened: OpenDatabase, workspaceId: string, { setup, describe }: ReadSetupFile) {
  const references = [
    ...(setup.admins ?? []).map((reference, index) => ({ reference, path: ['admins', index] })),
    ...setup.teams.flatMap(({ managers, members }, team) => [
      ...managers.map((reference, index) => ({ reference, path: ['teams', team, 'managers', index] })),
      ...(Array.isArray(members) ? members : []).map((reference, index) => ({
        reference,
        path: ['teams', team, 'members', index],
      })),
    ]),
  ]
  const ids = new Map<string, string>()
  const problems: string[] = []
  const index = await peopleIndex(opened.connection, workspaceId)
  for (const { reference, path } of references) {
    const [found, ...others] = index.find(reference)
    if (found === undefined)
      problems.push(
        describe(path, 'is nobody Laurel knows: give the platform id, or let them use Laurel once'),
      )
    else if (others.length > 0)
      problems.push(describe(path, `may be any of ${[found, ...others].join(', ')}: give the platform id`))
    else ids.set(reference, found)
  }
  if (problems.length > 0) throw invalid(problems)
  return ids
}

/** What the file leaves out stays as it is, or is the workspace's default for a new team. */
function wishOf(
  team: SetupTeam,
  existing: Team | null,
  defaults: Pick<Workspace, 'language' | 'timeZone'>,
  ids: ReadonlyMap<string, string>,
): TeamWish {
  const { members } = team
  const source: TeamSource = Array.isArray(members)
    ? { kind: 'people' }
    : 'channel' in members
      ? { kind: 'channel', id: members.channel }
      : { kind: 'usergroup', id: members.usergroup }
  return {
    id: existing?.id ?? randomIds.next(),
    name: team.name,
    language: team.language ?? existing?.language ?? defaults.language,
    timeZone: team.timeZone ?? existing?.timeZone ?? defaults.timeZone,
    channel: team.channel === undefined ? (existing?.channel ?? null) : team.channel,
    threshold: team.threshold ?? existing?.threshold ?? defaultThreshold,
    pulse: { ...(existing?.pulse ?? defaultPulseSettings), ...given(team.pulse ?? {}) },
    source,
    people: Array.isArray(members) ? members.map(reference => ids.get(reference)!) : [],
    managerIds: team.managers.map(reference => ids.get(reference)!),
    schedules: bySchedule(kind => scheduleWish(team.schedules?.[kind], existing, kind)),
  }
}

/** What the file names: a key that is left out is not a change. */
function given<T extends object>(settings: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>
  }
}

function scheduleWish(
  wanted: string | null | undefined,
  existing: Team | null,
  kind: ScheduleKind,
): ScheduleWish | null {
  const before = existing?.schedules.find(schedule => schedule.kind === kind) ?? null
  if (wanted === undefined) return before && { cron: before.cron, enabled: before.enabled }
  if (wanted === null) return before && { cron: before.cron, enabled: false }
  return { cron: wanted, enabled: true }
}

function report(imported: readonly ImportedTeam[]): string[] {
  return imported.flatMap(({ team, change, joined, left }) => [
    `${team.name}: ${change}`,
    `  members: ${team.memberIds.length} from ${sourceText(team)}${changes(joined, left)}`,
    `  managers: ${team.managerIds.join(', ')}`,
    ...team.schedules.map(schedule => `  ${schedule.kind}: ${scheduleText(schedule)}`),
  ])
}

function changes(joined: readonly string[], left: readonly string[]): string {
  const parts = [
    joined.length > 0 ? `joining ${joined.join(', ')}` : '',
    left.length > 0 ? `leaving ${left.join(', ')}` : '',
  ]
  const said = parts.filter(Boolean).join('; ')
  return said && ` (${said})`
}

function sourceText({ source }: Team): string {
  const parsed = parseSource(source)
  if (parsed.kind === 'people') return 'the list'
  return `${parsed.kind === 'channel' ? 'channel' : 'user group'} ${parsed.id}`
}

function scheduleText({ cron, timeZone, enabled }: Schedule): string {
  return enabled ? `${describeSchedule(cron, 'en')} (${cron}, ${timeZone})` : `off (was ${cron})`
}
