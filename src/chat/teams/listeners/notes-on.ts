import { explainWords } from '../../../app/explain-words.ts'
import { mostIndicators } from '../../../core/feedback/rules.ts'
import type { Indicator } from '../../../core/framework/framework.ts'
import type { Person } from '../../../core/person.ts'
import { escapeText } from '../cards/card-text.ts'
import type { TeamsContext } from '../context.ts'

/** What was typed and cannot be done as it was typed. */
interface Typed {
  /** Names that are nobody's. */
  names: readonly string[]
  /** Words that name no behaviour. */
  topics?: readonly string[]
  /** Behaviours that were too many. */
  leftOut?: readonly Indicator[]
  /** People that were too many, as mentions or names. */
  leftOutPeople?: readonly string[]
}

/** A sentence for each name and `#word` that was not understood, with what may have been meant, and for what was left out. */
export async function notesOn(
  teams: TeamsContext,
  person: Person,
  { names, topics = [], leftOut = [], leftOutPeople = [] }: Typed,
): Promise<string[]> {
  const { laurel, workspaceId } = teams
  const { unclear: said } = teams.t(person)
  const unclear =
    names.length + topics.length === 0
      ? []
      : await explainWords(laurel, workspaceId, person.language, { names, topics })
  const leftOutNames = leftOut.map(({ name }) => escapeText(name[person.language]))
  return [
    ...unclear.map(({ kind, word, nearest }) =>
      said[kind](escapeText(word.slice(0, 60)), nearest.map(escapeText)),
    ),
    ...(leftOut.length > 0 ? [said.tooManyTopics(leftOutNames, mostIndicators)] : []),
    ...(leftOutPeople.length > 0 ? [said.onePersonOnly([...leftOutPeople])] : []),
  ]
}
