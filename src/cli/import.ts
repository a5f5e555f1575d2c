import { importTeams } from '../app/import-teams.ts'
import { systemClock } from '../clock.ts'
import { defaultPulseSettings } from '../core/pulse/settings.ts'
import { bySchedule, type Team } from '../core/team/team.ts'
import { defaultThreshold, type TeamWish } from '../core/team/team-wish.ts'
import type { Workspace } from '../core/workspace.ts'
import { randomIds } from '../ids.ts'
import type { OpenDatabase } from '../store/open-database.ts'
import { peopleIndex } from '../store/people-index.ts'
import { openDirectory } from './directory.ts'
import { importReport } from './import-report.ts'
import { readPeopleFile } from './people-file.ts'
import { PeopleReading, type Understood } from './people-reading.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/**
 * `laurel import FILE`: people, their teams and managers from a CSV file, all of it or nothing, with a report on each line.
 * False where a line is wrong: then nothing was changed.
 */
export async function importCommand(
  file: string,
  options: { workspaceId: string | undefined; dryRun: boolean },
): Promise<boolean> {
  const { lines, notes } = await readPeopleFile(file)
  const say = (words: string) => process.stdout.write(`${words}\n`)
  for (const note of notes) say(note)
  return withDatabase(async (opened, config) => {
    const { database } = opened
    const workspace = await chooseWorkspace(database, options.workspaceId)
    const existing = await database.teams.list(workspace.id)
    const directory = await openDirectory(config, database, workspace.id)
    const index = await peopleIndex(opened.connection, workspace.id)
    const read = new PeopleReading(index, directory, existing)
    for (const line of lines) await read.take(line)
    if (read.problems.length > 0) {
      for (const problem of read.problems) say(problem)
      say(`Nothing was changed: ${read.problems.length} of ${lines.length} lines are wrong.`)
      return false
    }
    const laurel = { database, clock: systemClock, ids: randomIds, directory: () => directory }
    const languages = read.understood.flatMap(({ personId, language }) =>
      language ? [{ personId, language }] : [],
    )
    const imported = await importTeams(laurel, {
      workspaceId: workspace.id,
      settings: {},
      adminIds: await adminsAfter(database, workspace.id, read.understood),
      languages,
      wishes: wishesOf(read.understood, existing, workspace),
      dryRun: options.dryRun,
    })
    for (const said of importReport(read.understood, imported, existing)) say(said)
    say(options.dryRun ? 'Nothing was changed: this was a dry run.' : 'Saved.')
    return true
  })
}

/** Named admins as the file has them; null where it says nothing of that. */
async function adminsAfter(
  { people }: OpenDatabase['database'],
  workspaceId: string,
  understood: readonly Understood[],
): Promise<string[] | null> {
  if (understood.every(({ isAdmin }) => isAdmin === null)) return null
  const before = (await people.admins(workspaceId)).filter(({ isAdmin }) => isAdmin).map(({ id }) => id)
  const said = new Map(
    understood.flatMap(({ personId, isAdmin }) => (isAdmin === null ? [] : [[personId, isAdmin] as const])),
  )
  const named = [...said].flatMap(([personId, isAdmin]) => (isAdmin ? [personId] : []))
  return [...new Set([...before.filter(id => said.get(id) !== false), ...named])]
}

/** What the file does not say of a team stays as it is. Its members are those of the file. */
function wishesOf(
  understood: readonly Understood[],
  existing: readonly Team[],
  workspace: Workspace,
): TeamWish[] {
  const teams = new Map<string, Understood[]>()
  for (const line of understood) if (line.team) teams.set(line.team, [...(teams.get(line.team) ?? []), line])
  return [...teams].map(([name, lines]) => {
    const before = existing.find(team => team.name === name) ?? null
    const managers = [...new Set(lines.flatMap(({ managerId }) => managerId ?? []))]
    return {
      id: before?.id ?? randomIds.next(),
      name,
      language: before?.language ?? workspace.language,
      timeZone: before?.timeZone ?? workspace.timeZone,
      channel: before?.channel ?? null,
      threshold: before?.threshold ?? defaultThreshold,
      pulse: before?.pulse ?? defaultPulseSettings,
      source: { kind: 'people' },
      people: lines.map(({ personId }) => personId),
      managerIds: managers.length > 0 ? managers : (before?.managerIds ?? []),
      schedules: bySchedule(kind => {
        const found = before?.schedules.find(schedule => schedule.kind === kind)
        return found ? { cron: found.cron, enabled: found.enabled } : null
      }),
    }
  })
}
