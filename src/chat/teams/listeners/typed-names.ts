import { explainWords } from '../../../app/explain-words.ts'
import type { Person } from '../../../core/person.ts'
import { escapeText } from '../cards/card-text.ts'
import type { TeamsContext } from '../context.ts'

/** Whom the typed names mean: where nobody, or more than one, goes by a name, it stays unknown. */
export async function peopleCalled(
  { laurel, workspaceId }: TeamsContext,
  names: readonly string[],
): Promise<{ known: Person[]; unknown: string[] }> {
  const known: Person[] = []
  const unknown: string[] = []
  for (const name of names) {
    const [person, another] = await laurel.database.people.named(workspaceId, name)
    if (person && !another) known.push(person)
    else unknown.push(name)
  }
  return { known, unknown }
}

/** A sentence for each name and `#word` that was typed and not understood, with what may have been meant. */
export async function notesOn(
  teams: TeamsContext,
  person: Person,
  typed: { names: readonly string[]; topics: readonly string[] },
): Promise<string[]> {
  if (typed.names.length + typed.topics.length === 0) return []
  const unclear = await explainWords(teams.laurel, teams.workspaceId, person.language, typed)
  return unclear.map(({ kind, word, nearest }) =>
    teams.t(person).unclear[kind](escapeText(word.slice(0, 60)), nearest.map(escapeText)),
  )
}
