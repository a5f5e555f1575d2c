import { setTimeout as sleep } from 'node:timers/promises'
import { ChatFailure, type Directory } from '../core/chat.ts'
import type { Language } from '../core/language.ts'
import type { PeopleIndex } from '../core/people-index.ts'
import type { Person } from '../core/person.ts'
import type { Team } from '../core/team/team.ts'
import { teamNameSchema } from '../core/team/team-wish.ts'
import type { PeopleLine } from './people-file.ts'

/** A line that was understood. */
export interface Understood {
  line: number
  /** As the file names them. */
  named: string
  personId: string
  /** As Laurel writes it, where it has one of that name. */
  team: string | null
  managerId: string | null
  language: Language | null
  /** Null: as it is. */
  isAdmin: boolean | null
}

/** Addresses that nobody has are asked for in chat one by one, a minute for some fifty. */
const mostAsked = 100

/** Names like a wrong one are looked for among everybody: for the first that are wrong. */
const mostNearest = 20

/** Understands one line after the other, and gathers what is wrong. */
export class PeopleReading {
  readonly understood: Understood[] = []
  readonly problems: string[] = []
  private readonly seen = new Map<string, number>()
  private readonly said = new Map<string, Understood>()
  private readonly known = new Map<string, Promise<Person>>()
  /** How the teams are written, by their plain names: those of Laurel, and new ones as the file writes them first. */
  private readonly teams = new Map<string, readonly string[]>()
  /** Managers by the name that their team has for want of one. */
  private readonly namedAfter = new Map<string, string>()
  private asked = 0
  private near = 0

  constructor(
    private readonly index: PeopleIndex,
    private readonly directory: Directory,
    private readonly existing: readonly Team[],
  ) {
    for (const { name } of existing) this.teams.set(plain(name), [...this.written(name), name])
  }

  async take(line: PeopleLine): Promise<void> {
    const named = this.surest(line.personId, line.person)
    try {
      this.understood.push(await this.understand(line, named))
    } catch (error) {
      if (!(error instanceof WrongLine)) throw error
      this.problems.push(`line ${line.line}: ${named || '(nobody)'}: error: ${error.message}`)
    }
  }

  private async understand(line: PeopleLine, named: string): Promise<Understood> {
    if (line.surplus > 0)
      throw new WrongLine(
        `has ${line.surplus === 1 ? 'a cell' : `${line.surplus} cells`} more than there are headings: put a cell with the separator in it into quotation marks`,
      )
    if (named === '') throw new WrongLine('names nobody')
    const person = await this.personOf(named)
    const leader = this.surest(line.managerId, line.manager)
    const manager = leader === '' ? null : await this.personOf(leader)
    if (manager?.id === person.id) throw new WrongLine('is their own manager')
    const team = this.teamOf(line.team || manager?.name || '', manager)
    const language = languageOf(line.language)
    const isAdmin = yesOrNo(line.admin)
    if (team === null && language === null && isAdmin === null)
      throw new WrongLine('says neither a team nor a manager nor a language nor whether they are an admin')
    if (line.team === '' && manager && team !== null) this.nameAfter(manager, team)
    const key = `${person.id} ${team}`
    const before = this.seen.get(key)
    if (before !== undefined) throw new WrongLine(`is in line ${before} already`)
    this.seen.set(key, line.line)
    const understood = {
      line: line.line,
      named,
      personId: person.id,
      team,
      managerId: manager?.id ?? null,
      language,
      isAdmin,
    }
    this.agree(understood)
    return understood
  }

  /** An id that the workspace does not know is a number of another system: what stands beside it says who it is. */
  private surest(id: string, other: string): string {
    return this.index.get(id) ? id : other || id
  }

  /** "docks " is the team "Docks", not another one beside it. */
  private teamOf(name: string, manager: Person | null): string | null {
    if (name === '') return null
    if (!teamNameSchema.safeParse(name).success)
      throw new WrongLine(`"${name}" is too long for a team's name`)
    const written = this.written(name)
    const [team = name, ...others] = written.includes(name) ? [name] : written
    if (others.length > 0)
      throw new WrongLine(
        `"${name}" may be any of the teams ${written.map(other => `"${other}"`).join(', ')}: write it as one of them`,
      )
    if (manager === null && !this.existing.some(known => known.name === team))
      throw new WrongLine(`the team "${team}" is new: name its manager`)
    if (written.length === 0) this.teams.set(plain(name), [name])
    return team
  }

  private written(name: string): readonly string[] {
    return this.teams.get(plain(name)) ?? []
  }

  /** A team without a name has its manager's: two of one name would read about each other's people. */
  private nameAfter({ id, name }: Person, team: string): void {
    const other = this.namedAfter.get(team) ?? id
    if (other !== id)
      throw new WrongLine(
        `names no team, and ${other} and ${id} are both called ${name}: name a team for each`,
      )
    this.namedAfter.set(team, id)
  }

  /** Who is in several teams has several lines, and one language. */
  private agree(understood: Understood): void {
    const { personId, language, isAdmin } = understood
    const other = this.said.get(personId)
    if (other?.language && language && other.language !== language)
      throw new WrongLine(`speaks ${language} here and ${other.language} in line ${other.line}`)
    if (other && isAdmin !== null && other.isAdmin !== null && other.isAdmin !== isAdmin)
      throw new WrongLine(`is an admin in one of this line and line ${other.line}, and none in the other`)
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
    return person
  }
}

class WrongLine extends Error {}

function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
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

function languageOf(text: string): Language | null {
  if (text === '') return null
  const wanted = text.toLowerCase()
  if (/^(en|english|英)/.test(wanted)) return 'en'
  if (/^(zh|chinese|中)/.test(wanted)) return 'zh-CN'
  throw new WrongLine(`"${text}" is no language of Laurel: en or zh-CN`)
}
