import { nearestIndicators } from '../core/framework/search-indicators.ts'
import type { Language } from '../core/language.ts'
import { nearestNames } from '../core/nearest-names.ts'
import { shortNameOf } from '../core/recognition/indicator-word.ts'
import type { Laurel } from './laurel.ts'

/** Names among which the nearest ones are looked for. */
const mostNames = 5000

/** A name or a `#word` that was typed and means nobody, or no indicator, with what may have been meant. */
export interface UnclearWord {
  kind: 'person' | 'indicator'
  word: string
  /** Names of people, or short names of indicators in the reader's language. */
  nearest: string[]
}

/** What may have been meant by words that were not understood. */
export async function explainWords(
  laurel: Laurel,
  workspaceId: string,
  language: Language,
  { names, topics }: { names: readonly string[]; topics: readonly string[] },
): Promise<UnclearWord[]> {
  const people = names.length === 0 ? [] : await laurel.database.people.colleagues(workspaceId, mostNames)
  const { framework } = await laurel.framework(workspaceId)
  return [
    ...names.map(word => ({
      kind: 'person' as const,
      word: word.includes('@') ? word : `@${word}`,
      nearest: nearestNames(people, word).map(({ name }) => name),
    })),
    ...topics.map(word => ({
      kind: 'indicator' as const,
      word,
      nearest: nearestIndicators(framework, word, language).map(found => shortNameOf(found, language)),
    })),
  ]
}
