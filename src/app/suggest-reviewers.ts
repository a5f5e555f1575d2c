import type { Acquaintance } from '../core/feedback/request.ts'
import type { Laurel } from './laurel.ts'

const lookBack = 120 * 24 * 60 * 60 * 1000

const mostSuggested = 5

/** Colleagues whom a person has lately recognised, been recognised by or been recognised with: the most often first. */
export async function suggestReviewers(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, subjectId, askerId }: { workspaceId: string; subjectId: string; askerId: string },
): Promise<Acquaintance[]> {
  const since = new Date(clock.now().getTime() - lookBack)
  const known = await database.feedbackRequests.acquaintances(
    workspaceId,
    subjectId,
    since,
    mostSuggested + 1,
  )
  return known.filter(({ personId }) => personId !== askerId).slice(0, mostSuggested)
}
