import type { DeliveryKind } from '../core/delivery/delivery.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import { queueEndOfConversations } from './end-conversations.ts'
import { hideDifferences } from './hide-differences.ts'
import type { Laurel } from './laurel.ts'
import { requireManager } from './require-manager.ts'

/** Job: closes the round at its time. A round that is closed already stays as it is. */
export function closePulseRound(
  laurel: Laurel,
  { workspaceId, roundId }: { workspaceId: string; roundId: string },
): Promise<void> {
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    if (round) await closeRound(laurel, stores, workspaceId, round, now)
  })
}

export interface ClosePulseNow {
  workspaceId: string
  receipt: string
  roundId: string
  /** The manager who asks for it. */
  personId: string
}

/** Closes a round before its time. Throws Refusal `not-found`, `no-team`, `not-a-manager` or `round-closed`. */
export function closePulseNow(laurel: Laurel, wish: ClosePulseNow): Promise<void> {
  const { workspaceId, receipt } = wish
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, receipt, now))) return
    const round = await stores.pulses.get(workspaceId, wish.roundId)
    if (!round) throw new Refusal('not-found')
    await requireManager(stores, workspaceId, round.teamId, wish.personId)
    if (!(await closeRound(laurel, stores, workspaceId, round, now))) throw new Refusal('round-closed')
  })
}

/** Closes in the caller's transaction and reports to each manager, and in the team's channel where the round says so. False where the round was closed already. */
export async function closeRound(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  { id, teamId }: PulseRound,
  now: Date,
): Promise<boolean> {
  const round = await stores.pulses.lock(workspaceId, id)
  if (!round || !(await stores.pulses.close(workspaceId, id, now))) return false
  await hideDifferences(laurel, stores, workspaceId, round)
  await queueEndOfConversations(stores, workspaceId)
  const team = await stores.teams.get(workspaceId, teamId)
  if (!team) return true
  const about = { roundId: id, teamId }
  const send = (kind: DeliveryKind, conversation: string, personId: string | null) =>
    stores.deliveries.queue(
      workspaceId,
      { id: laurel.ids.next(), kind, key: `${kind}:${id}:${conversation}`, conversation, personId, ...about },
      now,
    )
  const hasComments = round.questions.some(({ kind }) => kind === 'comment')
  for (const managerId of team.managerIds) {
    await send('pulse-report', managerId, managerId)
    // In a message of their own: never beside figures. Where they may not be shown, it is dropped.
    if (hasComments) await send('pulse-comments', managerId, managerId)
  }
  if (round.reportToChannel && team.channel !== null) await send('pulse-report', team.channel, null)
  return true
}
