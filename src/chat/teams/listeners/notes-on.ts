import { explainWords, type TypedWords } from '../../../app/explain-words.ts'
import type { Person } from '../../../core/person.ts'
import { describeUnclear } from '../../../i18n/describe-unclear.ts'
import { escapeText } from '../cards/card-text.ts'
import type { TeamsContext } from '../context.ts'

/** A sentence for each name and `#word` that was typed and not understood, and for what was left out. */
export async function notesOn(
  { laurel, workspaceId, t }: TeamsContext,
  person: Person,
  typed: TypedWords,
): Promise<string[]> {
  const unclear = await explainWords(laurel, workspaceId, person, typed)
  return describeUnclear(unclear, t(person), escapeText)
}
