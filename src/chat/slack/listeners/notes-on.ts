import { explainWords } from '../../../app/explain-words.ts'
import type { Person } from '../../../core/person.ts'
import { cut, escapeText } from '../blocks/element.ts'
import type { SlackContext } from '../context.ts'

/** A sentence for each name and `#word` that was typed and not understood, with what may have been meant. */
export async function notesOn(
  slack: SlackContext,
  person: Person,
  typed: { names: readonly string[]; topics: readonly string[] },
): Promise<string[]> {
  if (typed.names.length + typed.topics.length === 0) return []
  const unclear = await explainWords(slack.laurel, slack.workspaceId, person.language, typed)
  return unclear.map(({ kind, word, nearest }) =>
    slack.t(person).unclear[kind](escapeText(cut(word, 60)), nearest.map(escapeText)),
  )
}
