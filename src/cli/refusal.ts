import { OperatorError } from '../core/errors.ts'
import { Refusal } from '../core/refusal.ts'
import { catalogueOf } from '../i18n/catalogue.ts'

/** A refusal of the work as a failure of the command, in the words that people in chat read. */
export async function describingRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new OperatorError(catalogueOf('en').refusals[error.code](error.detail), 'Nothing was changed.', {
      cause: error,
    })
  }
}
