import { OperatorError } from '../core/errors.ts'
import { Refusal } from '../core/refusal.ts'
import { FrameworkFileError } from '../seeds/framework-file.ts'

/** What the operator can mend is said in words; anything else keeps its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof OperatorError || error instanceof FrameworkFileError) return error.message
  if (error instanceof Refusal) {
    const about = [...(error.detail.people ?? []), error.detail.word].filter(Boolean).join(', ')
    return `Refused: ${error.code}${about ? ` (${about})` : ''}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
