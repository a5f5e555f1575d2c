import type { Localized } from '../language.ts'
import type { PulseQuestion, QuestionKind } from './question-bank.ts'

/** A question that an admin or manager added for the workspace. */
export interface OwnQuestion {
  code: string
  kind: QuestionKind
  text: Localized
  /** Choices in order; empty for every other kind. */
  options: Localized[]
  /** Null where it was added by `laurel questions`. */
  addedBy: string | null
  addedAt: Date
  /** Not asked any more since; past rounds still show it. */
  retiredAt: Date | null
}

export interface OwnQuestions {
  /** Oldest first, retired ones too. */
  list(workspaceId: string): Promise<OwnQuestion[]>
  add(workspaceId: string, question: OwnQuestion): Promise<void>
  /** False where there is none that is still asked. */
  retire(workspaceId: string, code: string, now: Date): Promise<boolean>
}

/** As the bank holds it. `scales`: the options of the kinds that have the same ones everywhere. */
export function asPulseQuestion(
  { code, kind, text, options }: OwnQuestion,
  scales: Partial<Record<QuestionKind, Localized[]>>,
): PulseQuestion {
  return {
    code,
    kind,
    topic: 'own',
    indicator: null,
    competency: null,
    about: kind === 'colleague' ? 'colleague' : null,
    text,
    options: scales[kind] ?? options,
  }
}
