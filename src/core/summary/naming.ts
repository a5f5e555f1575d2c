import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { NamedIndicator } from './view.ts'

/** Names in the reader's language. What an earlier framework knew and this one does not goes by its code. */
export class Naming {
  constructor(
    private readonly dictionary: Framework,
    private readonly language: Language,
  ) {}

  /** Name of the framework. */
  get framework(): string {
    return this.dictionary.name[this.language]
  }

  /** What a competency means; empty for one that the framework does not know. */
  definition(competencyCode: string): string {
    return this.dictionary.competency(competencyCode)?.definition[this.language] ?? ''
  }

  indicator(code: string): NamedIndicator {
    const indicator = this.dictionary.indicator(code)
    if (!indicator)
      return { code, name: code, competency: this.competency(competencyOf(code)).name, emoji: 'bookmark' }
    const { name, competency, emoji } = indicator
    return { code, name: name[this.language], competency: competency.name[this.language], emoji }
  }

  competency(code: string): { code: string; name: string } {
    return { code, name: this.dictionary.competency(code)?.name[this.language] ?? code }
  }

  /** Competencies of the framework, in its order. */
  get competencies(): { code: string; name: string }[] {
    return this.dictionary.competencies.map(({ code }) => this.competency(code))
  }

  /** Position in the framework; what it does not know comes last. */
  position(competencyCode: string): number {
    const position = this.dictionary.competencies.findIndex(({ code }) => code === competencyCode)
    return position < 0 ? this.dictionary.competencies.length : position
  }
}

/** An indicator's full code is `<competency>.<indicator>`. */
export function competencyOf(indicatorCode: string): string {
  return indicatorCode.split('.', 1)[0] ?? indicatorCode
}
