import { type ImportedTeam, importTeams } from '../app/import-teams.ts'
import { systemClock } from '../clock.ts'
import type { Directory } from '../core/chat.ts'
import { OperatorError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import type { Person } from '../core/person.ts'
import { defaultPulseSettings } from '../core/pulse/settings.ts'
import type { Team } from '../core/team/team.ts'
import { defaultThreshold, type TeamWish, teamNameSchema } from '../core/team/team-wish.ts'
import type { Workspace } from '../core/workspace.ts'
import { counted } from '../i18n/wording.ts'
import { randomIds } from '../ids.ts'
import { findPeople, nearestPeople } from '../store/find-people.ts'
import type { OpenDatabase } from '../store/open-database.ts'
import { openDirectory } from './directory.ts'
import { type PeopleLine, readPeopleFile } from './people-file.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** A line that was understood. */
interface Understood {
  line: PeopleLine
  personId: string
  team: string | null
  managerId: string | null
  language: Language | null
  /** Null: as it is. */
  isAdmin: boolean | null
}

/**
 * `laurel import FILE`: people, their teams and managers from a CSV file, all of it or nothing, with a report on each line.
 * False where a line is wrong: then nothing was changed.
 */
export async function importCommand(
  file: string,
  options: { workspaceId: string | undefined; dryRun: boolean },
): Promise<boolean> {
  const lines = await readPeopleFile(file)
  return withDatabase(async (opened, config) => {
    const { database } = opened
    const workspace = await chooseWorkspace(database, options.workspaceId)
    const existing = await database.teams.list(workspace.id)
    const directory = await openDirectory(config, database, workspace.id)
    const read = new PeopleReading(opened, directory, workspace.id, existing)
    for (const line of lines) await read.take(line)
    if (read.problems.length > 0) {
      for (const problem of read.problems) process.stdout.write(`${problem}\n`)
      process.stdout.write(
        `Nothing was changed: ${read.problems.length} of ${lines.length} lines are wrong.\n`,
      )
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
      wishes: wishesOf(read.understood, existing, workspace, read.names),
      dryRun: options.dryRun,
    })
    for (const said of report(read.understood, imported)) process.stdout.write(`${said}\n`)
    process.stdout.write(options.dryRun ? 'Nothing was changed: this was a dry run.\n' : 'Saved.\n')
    return true
  })
}

/** Understands one line after the other, and gathers what is wrong. */
class PeopleReading {
  readonly understood: Understood[] = []
  readonly problems: string[] = []
  /** Names by person id. */
  readonly names = new Map<string, string>()
  private readonly seen = new Map<string, number>()

  constructor(
    private readonly opened: OpenDatabase,
    private readonly directory: Directory,
    private readonly workspaceId: string,
    private readonly existing: readonly Team[],
  ) {}

  async take(line: PeopleLine): Promise<void> {
    try {
      this.understood.push(await this.understand(line))
    } catch (error) {
      if (!(error instanceof WrongLine)) throw error
      this.problems.push(`line ${line.line}: ${line.person || '(nobody)'}: error: ${error.message}`)
    }
  }

  private async understand(line: PeopleLine): Promise<Understood> {
    if (line.person === '') throw new WrongLine('names nobody')
    const person = await this.personOf(line.person)
    const manager = line.manager === '' ? null : await this.personOf(line.manager)
    const team = line.team || manager?.name || null
    if (team !== null && !teamNameSchema.safeParse(team).success)
      throw new WrongLine(`"${team}" is too long for a team's name`)
    if (manager?.id === person.id) throw new WrongLine('is their own manager')
    if (manager === null && team !== null && !this.existing.some(({ name }) => name === team))
      throw new WrongLine(`the team "${team}" is new: name its manager`)
    const language = languageOf(line.language)
    const isAdmin = yesOrNo(line.admin)
    if (team === null && language === null && isAdmin === null)
      throw new WrongLine('says neither a team nor a manager nor a language nor whether they are an admin')
    const key = `${person.id} ${team}`
    const before = this.seen.get(key)
    if (before !== undefined) throw new WrongLine(`is in line ${before} already`)
    this.seen.set(key, line.line)
    return { line, personId: person.id, team, managerId: manager?.id ?? null, language, isAdmin }
  }

  private async personOf(reference: string): Promise<Person> {
    const { connection, database } = this.opened
    const [known, ...others] = await findPeople(connection, this.workspaceId, reference)
    // Who has not spoken to Laurel yet is known to the platform by their address.
    const found = known ?? (isEmail(reference) ? (await this.directory.byEmail?.(reference))?.id : undefined)
    if (found === undefined) {
      const nearest = await nearestPeople(connection, this.workspaceId, reference)
      throw new WrongLine(
        `"${reference}" is nobody Laurel knows: give the platform id, the e-mail address or the name as it is shown in chat${nearest.length > 0 ? ` (nearest: ${nearest.join(', ')})` : ''}`,
      )
    }
    if (others.length > 0)
      throw new WrongLine(
        `"${reference}" may be any of ${[found, ...others].join(', ')}: give the platform id`,
      )
    const person = await database.people.get(this.workspaceId, found)
    if (!person) throw new WrongLine(`"${reference}" is nobody Laurel knows`)
    if (person.isBot) throw new WrongLine(`"${reference}" is an app`)
    if (person.isStranger) throw new WrongLine(`"${reference}" is from another organisation`)
    if (!person.isActive) throw new WrongLine(`"${reference}" has left`)
    this.names.set(person.id, person.name)
    return person
  }
}

class WrongLine extends Error {}

function isEmail(reference: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(reference)
}

function yesOrNo(text: string): boolean | null {
  if (text === '') return null
  if (/^(yes|y|true|1|x|是|对)$/i.test(text)) return true
  if (/^(no|n|false|0|-|否|不是)$/i.test(text)) return false
  throw new WrongLine(`"${text}" is neither yes nor no`)
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

function languageOf(text: string): Language | null {
  if (text === '') return null
  const wanted = text.toLowerCase()
  if (/^(en|english|英)/.test(wanted)) return 'en'
  if (/^(zh|chinese|中)/.test(wanted)) return 'zh-CN'
  throw new WrongLine(`"${text}" is no language of Laurel: en or zh-CN`)
}

/** What the file does not say of a team stays as it is. Its members are those of the file. */
function wishesOf(
  understood: readonly Understood[],
  existing: readonly Team[],
  workspace: Workspace,
  names: ReadonlyMap<string, string>,
): TeamWish[] {
  const teams = new Map<string, Understood[]>()
  for (const line of understood) if (line.team) teams.set(line.team, [...(teams.get(line.team) ?? []), line])
  return [...teams].map(([name, lines]) => {
    const before = existing.find(team => team.name === name) ?? null
    const managers = [...new Set(lines.flatMap(({ managerId }) => managerId ?? []))]
    const schedule = (kind: 'pulse' | 'summary') => {
      const found = before?.schedules.find(other => other.kind === kind)
      return found ? { cron: found.cron, enabled: found.enabled } : null
    }
    if (managers.length === 0 && !before)
      throw new OperatorError(
        `The team "${name}" has no manager.`,
        `Known: ${[...names.values()].join(', ')}`,
      )
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
      schedules: { pulse: schedule('pulse'), summary: schedule('summary') },
    }
  })
}

/** A line for each line of the file, then what else becomes of the teams. */
function report(understood: readonly Understood[], imported: readonly ImportedTeam[]): string[] {
  const teams = new Map(imported.map(found => [found.team.name, found]))
  const lines = understood.map(({ line, personId, team, language, isAdmin }) => {
    const found = team === null ? undefined : teams.get(team)
    const said = [
      found && (found.joined.includes(personId) ? `joins ${team}` : `stays in ${team}`),
      language && `speaks ${language}`,
      isAdmin !== null && (isAdmin ? 'is a Laurel admin' : 'is no Laurel admin'),
    ]
    return `line ${line.line}: ${line.person}: ${said.filter(Boolean).join(', ')}`
  })
  return [
    ...lines,
    ...imported.map(
      ({ team, change, left }) =>
        `${team.name}: ${change}, ${counted(team.memberIds.length, 'member')}, managed by ${team.managerIds.join(', ')}${left.length > 0 ? `; not in the file, so leaving: ${left.join(', ')}` : ''}`,
    ),
  ]
}
