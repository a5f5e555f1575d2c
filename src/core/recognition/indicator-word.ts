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

/**
 * The indicator that a `#word` names: its full code, the part after the dot where only one indicator has it, or its
 * name in any language. Null for anything else, such as "#123".
 */
export function indicatorOfWord(framework: Framework, word: string): Indicator | null {
  const wanted = word.normalize('NFKC').toLowerCase().replace(/^#/, '')
  const full = framework.indicators.find(indicator => indicator.code === wanted)
  if (full) return full
  const matches = framework.indicators.filter(
    indicator =>
      indicator.code.split('.')[1] === wanted ||
      languages.some(language => wordOf(indicator.name[language]) === wordOf(wanted)),
  )
  return matches.length === 1 ? matches[0]! : null
}
