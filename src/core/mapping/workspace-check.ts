import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import type { Mapping } from './mapper.ts'
import type { CheckScores } from './workspace-example.ts'

/** A labelled message that a refit must not get wrong more often than the built-in model does. */
export interface CheckMessage {
  text: string
  lang: Language
  /** Codes of the competencies that are right. */
  competencies: string[]
}

/** At most so many of each language: every n-th of them, always the same ones. */
const mostEach = 250

/** The most that a language may lose: 1 point of top-1 accuracy. */
const tolerance = 0.01

/**
 * The check set of a framework: those of the messages that speak for one of its indicators, itself or by `like`. A framework
 * that none speaks for is checked by its own examples.
 */
export function checkSet(framework: Framework, messages: readonly CorpusMessage[]): CheckMessage[] {
  const heirs = new Map<string, Set<string>>()
  for (const { code, like, competency } of framework.indicators)
    for (const source of [code, ...like])
      heirs.set(source, (heirs.get(source) ?? new Set()).add(competency.code))
  return languages.flatMap(lang => {
    const found = messages.flatMap(({ text, lang: written, indicator, alternatives = [] }) => {
      if (written !== lang || indicator === null) return []
      const competencies = [indicator, ...alternatives].flatMap(code => [...(heirs.get(code) ?? [])])
      return competencies.length > 0 ? [{ text, lang, competencies }] : []
    })
    if (found.length > 0) return everyNth(found)
    return everyNth(
      framework.indicators.flatMap(({ examples, competency }) =>
        examples[lang].map(text => ({ text, lang, competencies: [competency.code] })),
      ),
    )
  })
}

function everyNth(messages: CheckMessage[]): CheckMessage[] {
  const step = Math.max(1, messages.length / mostEach)
  return messages.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

export function checkScores(
  messages: readonly CheckMessage[],
  mappings: readonly Pick<Mapping, 'competencies'>[],
): CheckScores {
  const share = (lang: Language) => {
    let right = 0
    let all = 0
    messages.forEach((message, i) => {
      if (message.lang !== lang) return
      all++
      if (message.competencies.includes(mappings[i]!.competencies[0]?.code ?? '')) right++
    })
    return all === 0 ? 1 : right / all
  }
  return { en: share('en'), 'zh-CN': share('zh-CN') }
}

/** Whether no language lost more than a point. */
export function passes(before: CheckScores, after: CheckScores): boolean {
  return languages.every(language => after[language] >= before[language] - tolerance - 1e-9)
}
