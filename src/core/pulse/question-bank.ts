import type { Localized } from '../language.ts'

/**
 * `agreement`: 1 (disagree) to 5 (agree); `enps`: 0 to 10; `choice`: one of the options; `comment`: free text;
 * `colleague`: names somebody who did this lately.
 */
export type QuestionKind = 'agreement' | 'enps' | 'choice' | 'comment' | 'colleague'

export interface PulseQuestion {
  code: string
  kind: QuestionKind
  /** What it is about: a driver such as `workload`, or `competency`, or `own` for a workspace's own. */
  topic: string
  /** Full code of the indicator, where it is about one. */
  indicator: string | null
  /** Code of the competency, where it is about one. */
  competency: string | null
  /** Whom it asks about; null where that is nobody in particular. */
  about: 'self' | 'team' | 'colleague' | null
  text: Localized
  /** Labels of the answers in order; empty for comments and colleagues. For agreement, 0..10 and choices alike. */
  options: Localized[]
}

/** Questions by code, in order. */
export interface QuestionBank {
  readonly questions: readonly PulseQuestion[]
  get(code: string): PulseQuestion | null
}

/** @throws Error where two questions share a code. */
export function questionBank(questions: readonly PulseQuestion[]): QuestionBank {
  const byCode = new Map(questions.map(question => [question.code, question]))
  if (byCode.size !== questions.length) throw new Error('two questions share a code')
  return { questions, get: code => byCode.get(code) ?? null }
}

/** The values that an answer may have, in the order of `options`: from 0 for eNPS, from 1 for the rest. */
export function valuesOf({ kind, options }: Pick<PulseQuestion, 'kind' | 'options'>): number[] {
  return options.map((_, index) => (kind === 'enps' ? index : index + 1))
}
