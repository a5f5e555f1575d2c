import { OperatorError } from '../core/errors.ts'
import type { OpenDatabase } from '../store/open-database.ts'
import { peopleIndex } from '../store/people-index.ts'

/**
 * The one person whom a platform id, an e-mail address or an @name means.
 * @param firstName whether a first name is enough; not for what cannot be undone
 * @throws OperatorError
 */
export async function personOf(
  { connection }: OpenDatabase,
  workspaceId: string,
  reference: string,
  { firstName = true }: { firstName?: boolean } = {},
): Promise<string> {
  const index = await peopleIndex(connection, workspaceId)
  const [found, ...others] = index.find(reference, { firstName })
  if (found === undefined) {
    const nearest = index.nearest(reference)
    throw new OperatorError(
      `"${reference}" is nobody Laurel knows.`,
      `Give the platform id, the e-mail address, or the ${firstName ? 'name or first name' : 'whole name'} as it is shown in chat.${nearest.length > 0 ? ` Nearest: ${nearest.join(', ')}.` : ''}`,
    )
  }
  if (others.length > 0)
    throw new OperatorError(
      `"${reference}" may be any of ${[found, ...others].join(', ')}.`,
      'Give the platform id.',
    )
  return found
}
