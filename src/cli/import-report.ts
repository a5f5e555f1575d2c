import type { ImportedTeam } from '../app/import-teams.ts'
import { parseSource } from '../core/team/source.ts'
import type { Team } from '../core/team/team.ts'
import { counted } from '../i18n/wording.ts'
import type { Understood } from './people-reading.ts'

/** A line for each line of the file, then what else becomes of the teams, and what is worth a second look. */
export function importReport(
  understood: readonly Understood[],
  imported: readonly ImportedTeam[],
  existing: readonly Team[],
): string[] {
  const teams = new Map(imported.map(found => [found.team.name, found]))
  const joining = understood.flatMap(({ personId, team }) =>
    team !== null && teams.get(team)?.joined.includes(personId) ? [personId] : [],
  )
  const others = otherTeamsOf(joining, imported, existing)
  const notes = [
    ...circlesOf(understood),
    ...sharedTeamsOf(understood),
    ...(others.size > 0
      ? [
          'whoever joins a team stays in teams that the file does not name: to take somebody out of one, add a line for each of its other members',
        ]
      : []),
  ]
  return [
    ...understood.map(line => lineText(line, teams, others)),
    ...imported.map(teamText),
    ...notes.map(note => `note: ${note}`),
  ]
}

/** Teams beside those of the file that people who join one of these stay in: their managers go on reading about them. */
function otherTeamsOf(
  personIds: readonly string[],
  imported: readonly ImportedTeam[],
  existing: readonly Team[],
): Map<string, Team[]> {
  const named = new Set(imported.map(({ team }) => team.id))
  const joining = new Set(personIds)
  const others = new Map<string, Team[]>()
  for (const team of existing)
    if (!named.has(team.id))
      for (const id of team.memberIds) if (joining.has(id)) others.set(id, [...(others.get(id) ?? []), team])
  return others
}

function lineText(
  { line, named, personId, team, language, isAdmin }: Understood,
  teams: ReadonlyMap<string, ImportedTeam>,
  others: ReadonlyMap<string, readonly Team[]>,
): string {
  const found = team === null ? undefined : teams.get(team)
  const joins = found?.joined.includes(personId)
  const said = [
    found && `${joins ? 'joins' : 'stays in'} ${found.team.name}`,
    ...(joins ? (others.get(personId) ?? []) : []).map(
      ({ name, managerIds }) => `stays in ${name} too (managed by ${managerIds.join(', ')})`,
    ),
    language && `speaks ${language}`,
    isAdmin !== null && (isAdmin ? 'is a Laurel admin' : 'is no Laurel admin'),
  ]
  return `line ${line}: ${named}: ${said.filter(Boolean).join(', ')}`
}

function teamText({ team, change, left, managersLeft, sourceBefore }: ImportedTeam): string {
  const said = [
    `${change}, ${counted(team.memberIds.length, 'member')}, managed by ${team.managerIds.join(', ')}`,
    managersLeft.length > 0 && `no longer managed by ${managersLeft.join(', ')}`,
    sourceBefore !== null &&
      `its members are those of the file, and no longer follow ${sourceText(sourceBefore)}`,
    left.length > 0 && `not in the file, so leaving: ${left.join(', ')}`,
  ]
  return `${team.name}: ${said.filter(Boolean).join('; ')}`
}

function sourceText(source: string): string {
  const parsed = parseSource(source)
  if (parsed.kind === 'people') return 'the list of before'
  return `${parsed.kind === 'channel' ? 'channel' : 'user group'} ${parsed.id}`
}

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
      const lines = circle.map(({ line }) => line).join(', ')
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
