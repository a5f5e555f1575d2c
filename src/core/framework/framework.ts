import { type Language, type Localized, languages } from '../language.ts'
import type { FrameworkDocument } from './schema.ts'

/** One observable behaviour of a loaded framework. */
export interface Indicator {
  /** Full code, `<competency>.<code>`. */
  code: string
  competency: Competency
  /** Position among all indicators of the framework. */
  index: number
  /** Emoji short name without colons. */
  emoji: string
  /** 1-based line of the source text; null when the framework names none. */
  line: number | null
  name: Localized
  definition: Localized
  examples: Record<Language, string[]>
  counterExamples: Record<Language, string[]>
  /** Full codes of built-in indicators whose training messages this one inherits. */
  like: string[]
}

export interface Competency {
  code: string
  name: Localized
  definition: Localized
  indicators: Indicator[]
}

/** A competency framework that passed every check, with look-ups. Immutable. */
export class Framework {
  readonly competencies: readonly Competency[]
  readonly indicators: readonly Indicator[]
  readonly #byCode = new Map<string, Indicator>()
  readonly #byEmoji = new Map<string, Indicator>()
  readonly #competencyByCode = new Map<string, Competency>()

  /** `sourceLines` are the lines of the text the indicators derive from; null when the framework names none. */
  constructor(
    readonly document: FrameworkDocument,
    readonly sourceLines: readonly string[] | null = null,
  ) {
    const problem = frameworkProblems(document, sourceLines?.length ?? null)[0]
    if (problem) throw new Error(`framework ${document.code}: ${problem.path.join('.')}: ${problem.message}`)
    const indicators: Indicator[] = []
    this.competencies = document.competencies.map(({ code, name, definition, indicators: members }) => {
      const competency: Competency = { code, name, definition, indicators: [] }
      for (const member of members) {
        const indicator: Indicator = {
          ...member,
          code: `${code}.${member.code}`,
          competency,
          index: indicators.length,
          line: member.line ?? null,
          like: member.like ?? [],
        }
        competency.indicators.push(indicator)
        indicators.push(indicator)
        this.#byCode.set(indicator.code, indicator)
        this.#byEmoji.set(indicator.emoji, indicator)
      }
      this.#competencyByCode.set(code, competency)
      return competency
    })
    this.indicators = indicators
  }

  get code(): string {
    return this.document.code
  }

  get version(): number {
    return this.document.version
  }

  get name(): Localized {
    return this.document.name
  }

  get languages(): readonly Language[] {
    return this.document.languages
  }

  /** By full code, `<competency>.<indicator>`. */
  indicator(code: string): Indicator | undefined {
    return this.#byCode.get(code)
  }

  competency(code: string): Competency | undefined {
    return this.#competencyByCode.get(code)
  }

  /** By Slack short name, with or without colons. A skin tone ("clap::skin-tone-3") does not matter. */
  indicatorByEmoji(shortName: string): Indicator | undefined {
    return this.#byEmoji.get(shortName.replace(/^:|::skin-tone-\d:?$|:$/g, ''))
  }

  /** The line of the source text that the indicator derives from. */
  sourceLine(indicator: Indicator): string | null {
    return indicator.line === null ? null : (this.sourceLines?.[indicator.line - 1] ?? null)
  }
}

export interface FrameworkProblem {
  path: (string | number)[]
  message: string
  value: unknown
}

/** What a schema cannot say: uniqueness, lines within the source text, examples that contradict themselves. */
export function frameworkProblems(
  document: FrameworkDocument,
  sourceLineCount: number | null,
): FrameworkProblem[] {
  const problems: FrameworkProblem[] = []
  const codes = new Set(
    document.competencies.flatMap(({ code, indicators }) =>
      indicators.map(member => `${code}.${member.code}`),
    ),
  )
  document.changes?.forEach((change, i) => {
    const targets =
      'rename' in change
        ? [{ key: 'to', code: change.to }]
        : 'retire' in change
          ? []
          : [change.into].flat().map(code => ({ key: 'into', code }))
    for (const { key, code } of targets)
      if (!codes.has(code))
        problems.push({ path: ['changes', i, key], message: 'is no indicator of this version', value: code })
  })
  const taken = new Map<string, string>()
  const claim = (kind: string, value: string, owner: string, path: (string | number)[]) => {
    const key = `${kind}\0${value.toLowerCase()}`
    const first = taken.get(key)
    if (first === undefined) taken.set(key, owner)
    else problems.push({ path, message: `${kind} must be unique, ${first} has it already`, value })
  }
  document.competencies.forEach((competency, c) => {
    const at = ['competencies', c]
    claim('code', competency.code, competency.code, [...at, 'code'])
    for (const language of languages)
      claim(`name (${language})`, competency.name[language], competency.code, [...at, 'name', language])
    competency.indicators.forEach((indicator, i) => {
      const path = [...at, 'indicators', i]
      const full = `${competency.code}.${indicator.code}`
      claim('code', full, full, [...path, 'code'])
      claim('emoji', indicator.emoji, full, [...path, 'emoji'])
      for (const language of languages) {
        claim(`indicator name (${language})`, indicator.name[language], full, [...path, 'name', language])
        const examples = new Set(indicator.examples[language].map(text => text.toLowerCase()))
        indicator.counterExamples[language].forEach((text, n) => {
          if (examples.has(text.toLowerCase()))
            problems.push({
              path: [...path, 'counterExamples', language, n],
              message: 'is also an example of the same indicator: it must be one or the other',
              value: text,
            })
        })
      }
      if (indicator.line === undefined) return
      if (sourceLineCount === null)
        problems.push({
          path: [...path, 'line'],
          message: 'needs the framework to name its text: add "source: FILE", or leave the line out',
          value: indicator.line,
        })
      else if (indicator.line > sourceLineCount)
        problems.push({
          path: [...path, 'line'],
          message: `is past the end of the source text, which has ${sourceLineCount} lines`,
          value: indicator.line,
        })
    })
  })
  return problems
}
