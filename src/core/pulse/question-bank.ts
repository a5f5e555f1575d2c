import type { Localized } from '../language.ts'

export interface PulseQuestion {
  code: string
  text: Localized
  /** Labels of the answers 1..n, in order: agreement comes last. */
  options: Localized[]
}

/** The questions of seeds/questions.yaml, in order. */
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
