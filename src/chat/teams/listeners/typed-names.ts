import { explainWords } from '../../../app/explain-words.ts'
import type { Person } from '../../../core/person.ts'
import { escapeText } from '../cards/card-text.ts'
import type { TeamsContext } from '../context.ts'
import { type KudosLine, parseKudosLine } from '../parse.ts'

/**
 * Whom the typed names mean: where nobody, or more than one, goes by a name, it stays unknown. "@Tom Reed" ends at the blank as
 * far as one can see: the rest of a name is taken out of the text that follows, and tells which Tom it is.
 */
export async function peopleCalled(
  { laurel, workspaceId }: TeamsContext,
  line: Pick<KudosLine, 'names' | 'text'>,
): Promise<{ known: Person[]; unknown: string[]; text: string }> {
  const known: Person[] = []
  const unknown: string[] = []
  let { names, text } = line
  while (names.length > 0) {
    const [name = '', ...others] = names
    const candidates = await laurel.database.people.named(workspaceId, name)
    const isLast = others.length === 0
    const whole = candidates.filter(
      person => isLast && restOf(person, name) && startsWith(text, restOf(person, name)),
    )
    const [person, another] = whole.length > 0 ? whole : candidates
    if (person && !another) known.push(person)
    else unknown.push(name)
    names = others
    if (person && !another && whole.length > 0) {
      const next = parseKudosLine(text.slice(restOf(person, name).length))
      names = next.names
      text = next.text
    }
  }
  return { known, unknown, text }
}

/** What follows the typed word in a person's name; nothing where they go by another word. */
export function restOf({ name }: Pick<Person, 'name'>, typed: string): string {
  return startsWith(name, typed) ? name.slice(typed.length).trim() : ''
}

/** Whether the text begins with these words, and not with the beginning of a longer one. */
function startsWith(text: string, words: string): boolean {
  const after = text.charAt(words.length)
  return text.toLowerCase().startsWith(words.toLowerCase()) && !/[\p{L}\p{N}]/u.test(after)
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
