import { checkNote, longestNote } from '../core/feedback/rules.ts'
import { checkRecipient } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueReportRefreshes } from './refresh-report.ts'
import { disputeKey } from './view-of-kudos-dispute.ts'

export interface DisputeTag {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  /** Full code of the tag's indicator. */
  indicator: string
  note: string | null
}

/**
 * Somebody who received a kudos does not see a tag of it so: it does not count, for anybody who received it, until the giver
 * has answered, who is told in private. What the giver has once stood by is not disputed again, nor
 * what nobody is left to answer for: it would be taken from all who received it for good. Throws Refusal.
 */
export async function disputeTag(laurel: Laurel, wish: DisputeTag): Promise<void> {
  const { workspaceId, recognitionId, personId, indicator } = wish
  const note = wish.note?.trim() ? checkNote(wish.note, longestNote) : null
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const locked = await stores.recognitions.lock(workspaceId, recognitionId)
    const recognition = checkRecipient(locked, personId)
    const tag = recognition.tags.find(candidate => candidate.indicator === indicator)
    if (!tag || tag.disputed) throw new Refusal('nothing-to-dispute')
    if (!(await stores.people.get(workspaceId, recognition.giverId))?.isActive)
      throw new Refusal('giver-left')
    await stores.recognitions.dispute(workspaceId, recognitionId, indicator, { personId, note }, now)
    for (const role of ['giver', 'receiver'] as const) {
      const told = role === 'giver' ? recognition.giverId : personId
      await stores.deliveries.queue(
        workspaceId,
        {
          id: laurel.ids.next(),
          kind: 'kudos-dispute',
          key: disputeKey({ role, recognitionId, revision: recognition.revision, indicator }),
          conversation: told,
          recognitionId,
          personId: told,
        },
        now,
      )
    }
    await queueCardRefresh(stores, workspaceId, recognition)
    await queueReportRefreshes(stores, workspaceId, [recognitionId], 'tags')
  })
}
