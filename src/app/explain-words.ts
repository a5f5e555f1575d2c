import type { Indicator } from '../core/framework/framework.ts'
import { nearestIndicators } from '../core/framework/search-indicators.ts'
import { nearestNames } from '../core/nearest-names.ts'
import type { Person } from '../core/person.ts'
import { shortNameOf } from '../core/recognition/indicator-word.ts'
import type { Unclear } from '../core/unclear.ts'
import type { Laurel } from './laurel.ts'

/** Names among which the nearest ones are looked for. */
const mostNames = 5000

/** Words whose nearest ones are looked for, and letters of such a word. */
const mostWords = 10
const longestWord = 100

export interface TypedWords {
  /** Names that are nobody's. */
  names: readonly string[]
  /** Words that are such names only where somebody goes by them. */
  possibleNames?: readonly string[]
  /** Words that name no behaviour. */
  topics?: readonly string[]
  /** Behaviours that were too many. */
  leftOut?: readonly Indicator[]
  /** People that were too many, as mentions or names. */
  leftOutPeople?: readonly string[]
}

/** What may have been meant by words that were not understood, and what was left out. Strangers are not told who works here. */
export async function explainWords(
  laurel: Laurel,
  workspaceId: string,
  { language, isStranger }: Pick<Person, 'language' | 'isStranger'>,
  { names: typed, possibleNames = [], topics = [], leftOut = [], leftOutPeople = [] }: TypedWords,
): Promise<Unclear[]> {
  const { people: stored } = laurel.database
  const known = await stored.named(workspaceId, isStranger ? [] : possibleNames)
  const names = [...typed, ...possibleNames.filter(word => known.has(word))]
  const people = names.length === 0 || isStranger ? [] : await stored.colleagues(workspaceId, mostNames)
  const { framework } = await laurel.framework(workspaceId)
  const isLookedFor = (word: string, index: number) => index < mostWords && word.length <= longestWord
  const leftOutNames = leftOut.map(({ name }) => name[language])
  return [
    ...names.map((word, index) => ({
      kind: 'person' as const,
      word: word.includes('@') ? word : `@${word}`,
      nearest: isLookedFor(word, index) ? nearestNames(people, word).map(({ name }) => name) : [],
    })),
    ...topics.map((word, index) => ({
      kind: 'indicator' as const,
      word,
      nearest: isLookedFor(word, index)
        ? nearestIndicators(framework, word, language).map(found => shortNameOf(found, language))
        : [],
    })),
    ...(leftOut.length > 0 ? [{ kind: 'indicators-left-out' as const, names: leftOutNames }] : []),
    ...(leftOutPeople.length > 0 ? [{ kind: 'people-left-out' as const, names: [...leftOutPeople] }] : []),
  ]
}
