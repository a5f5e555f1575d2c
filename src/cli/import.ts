import { setTimeout as sleep } from 'node:timers/promises'
import { type ImportedTeam, importTeams } from '../app/import-teams.ts'
import { systemClock } from '../clock.ts'
import { ChatFailure, type Directory } from '../core/chat.ts'
import { OperatorError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import type { PeopleIndex } from '../core/people-index.ts'
import type { Person } from '../core/person.ts'
import { defaultPulseSettings } from '../core/pulse/settings.ts'
import type { Team } from '../core/team/team.ts'
import { defaultThreshold, type TeamWish, teamNameSchema } from '../core/team/team-wish.ts'
import type { Workspace } from '../core/workspace.ts'
import { counted } from '../i18n/wording.ts'
import { randomIds } from '../ids.ts'
import type { OpenDatabase } from '../store/open-database.ts'
import { peopleIndex } from '../store/people-index.ts'
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
      wishes: wishesOf(read.understood, existing, workspace, read.names),
      dryRun: options.dryRun,
    })
    for (const said of report(read.understood, imported)) say(said)
    for (const note of [...circlesOf(read.understood), ...sharedTeamsOf(read.understood)])
      say(`note: ${note}`)
    say(options.dryRun ? 'Nothing was changed: this was a dry run.' : 'Saved.')
    return true
  })
}

/** Addresses that nobody has are asked for in chat one by one, a minute for some fifty. */
const mostAsked = 100

/** Names like a wrong one are looked for among everybody: for the first that are wrong. */
const mostNearest = 20

/** Understands one line after the other, and gathers what is wrong. */
class PeopleReading {
  readonly understood: Understood[] = []
  readonly problems: string[] = []
  /** Names by person id. */
  readonly names = new Map<string, string>()
  private readonly seen = new Map<string, number>()
  private readonly said = new Map<string, Understood>()
  private readonly known = new Map<string, Promise<Person>>()
  /** Managers by the name that their team has for want of one. */
  private readonly namedAfter = new Map<string, string>()
  private asked = 0
  private near = 0

  constructor(
    private readonly index: PeopleIndex,
    private readonly directory: Directory,
    private readonly existing: readonly Team[],
  ) {}

  async take(line: PeopleLine): Promise<void> {
    try {
      this.understood.push(await this.understand(line))
    } catch (error) {
      if (!(error instanceof WrongLine)) throw error
      this.problems.push(
        `line ${line.line}: ${line.person || line.personId || '(nobody)'}: error: ${error.message}`,
      )
    }
  }

  private async understand(line: PeopleLine): Promise<Understood> {
    if (line.surplus > 0)
      throw new WrongLine(
        `has ${line.surplus === 1 ? 'a cell' : `${line.surplus} cells`} more than there are headings: put a cell with the separator in it into quotation marks`,
      )
    const named = this.surest(line.personId, line.person)
    if (named === '') throw new WrongLine('names nobody')
    const person = await this.personOf(named)
    const leader = this.surest(line.managerId, line.manager)
    const manager = leader === '' ? null : await this.personOf(leader)
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
    if (line.team === '' && manager) this.nameAfter(manager)
    const key = `${person.id} ${team}`
    const before = this.seen.get(key)
    if (before !== undefined) throw new WrongLine(`is in line ${before} already`)
    this.seen.set(key, line.line)
    const understood = { line, personId: person.id, team, managerId: manager?.id ?? null, language, isAdmin }
    this.agree(understood)
    return understood
  }

  /** An id that the workspace does not know is a number of another system: what stands beside it says who it is. */
  private surest(id: string, other: string): string {
    return this.index.get(id) ? id : other || id
  }

  /** A team without a name has its manager's: two of one name would read about each other's people. */
  private nameAfter({ id, name }: Person): void {
    const other = this.namedAfter.get(name) ?? id
    if (other !== id)
      throw new WrongLine(
        `names no team, and ${other} and ${id} are both called ${name}: name a team for each`,
      )
    this.namedAfter.set(name, id)
  }

  /** Who is in several teams has several lines, and one language. */
  private agree(understood: Understood): void {
    const { personId, language, isAdmin } = understood
    const other = this.said.get(personId)
    if (other?.language && language && other.language !== language)
      throw new WrongLine(`speaks ${language} here and ${other.language} in line ${other.line.line}`)
    if (other && isAdmin !== null && other.isAdmin !== null && other.isAdmin !== isAdmin)
      throw new WrongLine(
        `is an admin in one of this line and line ${other.line.line}, and none in the other`,
      )
    this.said.set(personId, {
      ...understood,
      language: language ?? other?.language ?? null,
      isAdmin: isAdmin ?? other?.isAdmin ?? null,
    })
  }

  /** The same manager stands in many lines. */
  private personOf(reference: string): Promise<Person> {
    const found = this.known.get(reference) ?? this.findPerson(reference)
    this.known.set(reference, found)
    return found
  }

  /** Whom the platform knows by this address. */
  private async ask(address: string): Promise<Person | null> {
    if (!this.directory.byEmail) return null
    this.asked += 1
    if (this.asked > mostAsked)
      throw new WrongLine(
        `"${address}" is nobody Laurel knows yet, and no more than ${mostAsked} addresses are looked up in chat at once: import the file in parts`,
      )
    try {
      return await this.directory.byEmail(address)
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error
      if (error.kind !== 'busy' || error.retryAfter > longestWait)
        throw new WrongLine(`"${address}" could not be looked up in chat (${error.code}): try again`)
      await sleep(error.retryAfter * 1000)
      this.asked -= 1
      return this.ask(address)
    }
  }

  private async findPerson(reference: string): Promise<Person> {
    const [known, ...others] = this.index.find(reference)
    // Who has not spoken to Laurel yet is known to the platform by their address.
    const person =
      known === undefined ? isEmail(reference) && (await this.ask(reference)) : this.index.get(known)
    if (!person) {
      this.near += 1
      const nearest = this.near > mostNearest ? [] : this.index.nearest(reference)
      throw new WrongLine(
        `"${reference}" is nobody Laurel knows: give the platform id, the e-mail address or the name as it is shown in chat${nearest.length > 0 ? ` (nearest: ${nearest.join(', ')})` : ''}`,
      )
    }
    if (others.length > 0)
      throw new WrongLine(
        `"${reference}" may be any of ${[person.id, ...others].join(', ')}: give the platform id`,
      )
    if (person.isBot) throw new WrongLine(`"${reference}" is an app`)
    if (person.isStranger) throw new WrongLine(`"${reference}" is from another organisation`)
    if (!person.isActive) throw new WrongLine(`"${reference}" has left`)
    this.names.set(person.id, person.name)
    return person
  }
}

class WrongLine extends Error {}

/** Who is above themselves by the file: it may be meant, where two lead a team of the other, and is more often a slip. */
function circlesOf(understood: readonly Understood[]): string[] {
  const above = new Map<string, Understood[]>()
  for (const line of understood)
    if (line.managerId !== null) above.set(line.personId, [...(above.get(line.personId) ?? []), line])
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (personId: string, path: readonly Understood[]): void => {
    const start = path.findIndex(line => line.personId === personId)
    if (start >= 0) {
      const circle = path.slice(start)
      const lines = circle.map(({ line }) => line.line).join(', ')
      circles.push(
        `in lines ${lines} managers lead back to themselves: ${[...circle.map(line => line.personId), personId].join(' → ')}`,
      )
      return
    }
    if (done.has(personId)) return
    for (const line of above.get(personId) ?? []) walk(line.managerId!, [...path, line])
    done.add(personId)
  }
  for (const personId of above.keys()) walk(personId, [])
  return circles
}

/** Whoever manages a team reads about all of it: a file that names a department and line managers may not mean that. */
function sharedTeamsOf(understood: readonly Understood[]): string[] {
  const managers = new Map<string, Set<string>>()
  for (const { team, managerId } of understood)
    if (team !== null && managerId !== null)
      managers.set(team, (managers.get(team) ?? new Set()).add(managerId))
  return [...managers].flatMap(([team, ids]) =>
    ids.size > 1
      ? [
          `each of ${[...ids].join(', ')} reads about everybody in "${team}": name a team for each if that is not meant`,
        ]
      : [],
  )
}

/** As long as a platform may ask to wait, in seconds, before the line is given up. */
const longestWait = 60

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
