import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { NamedIndicator } from './view.ts'

/** Names in the reader's language. What an earlier framework knew and this one does not goes by its code. */
export class Naming {
  constructor(
    private readonly framework: Framework,
    private readonly language: Language,
  ) {}

  indicator(code: string): NamedIndicator {
    const indicator = this.framework.indicator(code)
    if (!indicator)
      return { code, name: code, competency: this.competency(competencyOf(code)).name, emoji: 'bookmark' }
    const { name, competency, emoji } = indicator
    return { code, name: name[this.language], competency: competency.name[this.language], emoji }
  }

  competency(code: string): { code: string; name: string } {
    return { code, name: this.framework.competency(code)?.name[this.language] ?? code }
  }

  /** Competencies of the framework, in its order. */
  get competencies(): { code: string; name: string }[] {
    return this.framework.competencies.map(({ code }) => this.competency(code))
  }

  /** Position in the framework; what it does not know comes last. */
  position(competencyCode: string): number {
    const position = this.framework.competencies.findIndex(({ code }) => code === competencyCode)
    return position < 0 ? this.framework.competencies.length : position
  }
}

/** An indicator's full code is `<competency>.<indicator>`. */
export function competencyOf(indicatorCode: string): string {
  return indicatorCode.split('.', 1)[0] ?? indicatorCode
}
