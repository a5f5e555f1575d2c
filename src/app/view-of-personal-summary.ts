import type { Delivery } from '../core/delivery/delivery.ts'
import type { PersonalSummary } from '../core/summary/personal-summary.ts'
import { claimSummaryPrompt } from './claim-summary-prompt.ts'
import { composePersonalSummary } from './compose-personal-summary.ts'
import { isSummaryMuted } from './is-summary-muted.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Null where the person has left or does not want it any more. Where it suggests something, it claims the nudge of the week. */
export async function viewOfPersonalSummary(
  laurel: Pick<Laurel, 'database' | 'framework' | 'clock'>,
  workspaceId: string,
  { id, personId, periodEnd }: Pick<Delivery, 'id' | 'personId' | 'periodEnd'>,
): Promise<Message<PersonalSummary> | null> {
  if (personId === null || periodEnd === null) return null
  const person = await laurel.database.people.get(workspaceId, personId)
  if (!person?.isActive) return null
  if (await isSummaryMuted(laurel.database, { workspaceId, personId })) return null
  const message = await composePersonalSummary(laurel, workspaceId, {
    person,
    to: periodEnd,
    mayPrompt: true,
  })
  const { view } = message
  if (view.prompt && (await claimSummaryPrompt(laurel, workspaceId, { id, personId }))) return message
  return { ...message, view: { ...view, prompt: null } }
}
