import type { Language } from '../language.ts'
import { best, likeness } from '../likeness.ts'
import { indicatorOfWord } from '../recognition/indicator-word.ts'
import type { Framework, Indicator } from './framework.ts'

/** Indicators whose name, words or competency hold every word of the query; those first whose name does. */
export function searchIndicators(framework: Framework, query: string, language: Language): Indicator[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (texts: string[]) => {
    const all = texts.join(' ').toLowerCase()
    return words.every(word => all.includes(word))
  }
  const found = framework.indicators.filter(({ code, name, definition, competency }) =>
    holds([
      code,
      name[language],
      name.en,
      definition[language],
      competency.name[language],
      competency.name.en,
    ]),
  )
  const named = (indicator: Indicator) => (holds([indicator.name[language], indicator.name.en]) ? 0 : 1)
  return found.sort((a, b) => named(a) - named(b))
}

/** The one indicator that these words name, or alone hold; null for none or several. */
export function indicatorNamed(framework: Framework, words: string, language: Language): Indicator | null {
  const exact = indicatorOfWord(framework, words)
  if (exact) return exact
  const found = searchIndicators(framework, words, language)
  return found.length === 1 ? found[0]! : null
}

/** At most three indicators that these words may mean: those that hold them, else those whose name is most like them. */
export function nearestIndicators(framework: Framework, words: string, language: Language): Indicator[] {
  const typed = words
    .replace(/^#/, '')
    .replace(/[-_.]+/g, ' ')
    .trim()
  if (typed === '') return []
  const holding = searchIndicators(framework, typed, language)
  if (holding.length > 0) return holding.slice(0, 3)
  return best(
    framework.indicators,
    ({ code, name }) =>
      Math.max(
        ...[code.split('.')[1]!.replaceAll('-', ' '), ...Object.values(name)].map(own =>
          nearness(own, typed),
        ),
      ),
    { least: 0.5, count: 3 },
  )
}

/** The whole, or how many of the words that were typed have one that is nearly the same. */
function nearness(name: string, typed: string): number {
  const [own, words] = [name, typed].map(text => text.toLowerCase().split(/\s+/)) as [string[], string[]]
  const met = words.filter(word => word.length > 2 && own.some(each => likeness(each, word) >= 0.7))
  return Math.max(likeness(name, typed), met.length / words.length)
}
