import type { Delivery } from '../core/delivery/delivery.ts'
import type { PersonalSummary } from '../core/summary/personal-summary.ts'
import { composePersonalSummary } from './compose-personal-summary.ts'
import { isSummaryMuted } from './is-summary-muted.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Null where the person has left or does not want it any more. */
export async function viewOfPersonalSummary(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { personId, periodEnd, createdAt }: Pick<Delivery, 'personId' | 'periodEnd' | 'createdAt'>,
): Promise<Message<PersonalSummary> | null> {
  if (personId === null || periodEnd === null) return null
  const { people, nudges } = laurel.database
  const person = await people.get(workspaceId, personId)
  if (!person?.isActive) return null
  if (await isSummaryMuted(laurel.database, { workspaceId, personId })) return null
  const prompted = await nudges.last(workspaceId, personId)
  const mayPrompt = prompted?.kind === 'summary-prompt' && prompted.at.getTime() === createdAt.getTime()
  return composePersonalSummary(laurel, workspaceId, { person, to: periodEnd, mayPrompt })
}
