import type { Acquaintance } from '../core/feedback/request.ts'
import type { Laurel } from './laurel.ts'

const lookBack = 120 * 24 * 60 * 60 * 1000

const mostSuggested = 5

/**
 * Colleagues whom a person has lately recognised, been recognised by or been recognised with: the most often first. Told to
 * the person and to their managers, who alone may ask about them; to nobody from another company.
 */
export async function suggestReviewers(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, subjectId, askerId }: { workspaceId: string; subjectId: string; askerId: string },
): Promise<Acquaintance[]> {
  const asker = await database.people.get(workspaceId, askerId)
  if (asker?.isStranger) return []
  if (subjectId !== askerId) {
    const managed = await database.teams.managedBy(workspaceId, askerId)
    if (!managed.some(({ memberIds }) => memberIds.includes(subjectId))) return []
  }
  const since = new Date(clock.now().getTime() - lookBack)
  const known = await database.feedbackRequests.acquaintances(
    workspaceId,
    subjectId,
    since,
    mostSuggested + 1,
  )
  return known.filter(({ personId }) => personId !== askerId).slice(0, mostSuggested)
}
