import type { Framework, Indicator } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'

/** The short name that is typed after `#`: "owns-up-to-mistakes", "主动认错补救". */
function wordOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** What is typed after `#` for an indicator, in the reader's language. */
export function shortNameOf({ code, name }: Indicator, language: Language): string {
  return language === 'en' ? code.split('.')[1]! : wordOf(name[language])
}

/** What names the indicators of a framework besides their full codes; several may go by the same. */
interface Names {
  /** By the part of the code after the dot. */
  codes: Map<string, Indicator[]>
  /** By the name in any language, as it is typed after `#`. */
  words: Map<string, Indicator[]>
}

const namesOfFrameworks = new WeakMap<Framework, Names>()

/** Read once a framework: a typed line may hold hundreds of words that could be a name. */
function namesOf(framework: Framework): Names {
  const known = namesOfFrameworks.get(framework)
  if (known) return known
  const names: Names = { codes: new Map(), words: new Map() }
  const add = (map: Map<string, Indicator[]>, name: string, indicator: Indicator) =>
    map.set(name, [...(map.get(name) ?? []), indicator])
  for (const indicator of framework.indicators) {
    add(names.codes, indicator.code.split('.')[1]!, indicator)
    for (const language of languages) add(names.words, wordOf(indicator.name[language]), indicator)
  }
  namesOfFrameworks.set(framework, names)
  return names
}

/**
 * The indicator that a `#word` names: its full code, the part after the dot where only one indicator has it, or its
 * name in any language. Null for anything else, such as "#123".
 */
export function indicatorOfWord(framework: Framework, word: string): Indicator | null {
  const wanted = word.normalize('NFKC').toLowerCase().replace(/^#/, '')
  const full = framework.indicator(wanted)
  if (full) return full
  const { codes, words } = namesOf(framework)
  const matches = new Set([...(codes.get(wanted) ?? []), ...(words.get(wordOf(wanted)) ?? [])])
  return matches.size === 1 ? [...matches][0]! : null
}
