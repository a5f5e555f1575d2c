import type { Delivery } from '../core/delivery/delivery.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import { claimSummaryPrompt } from './claim-summary-prompt.ts'
import { composeTeamSummary, type SummaryParts } from './compose-team-summary.ts'
import { isForManagersAlone } from './for-managers-alone.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { stillQuotable } from './still-quotable.ts'

type Queued = Pick<Delivery, 'id' | 'teamId' | 'personId' | 'periodEnd' | 'conversation'> &
  Partial<Pick<Delivery, 'state'>>

/**
 * Null where the team is gone, or the reader has left, has muted it or manages it no longer. Where it suggests something, it claims
 * the nudge of the week. It may have waited for days: where others have joined its channel since, it is a direct message instead.
 * Once it is sent, it stays where it is and asks for nothing that it did not ask for before.
 */
export async function viewOfTeamSummary(
  laurel: SummaryParts & Pick<Laurel, 'clock' | 'ids'>,
  workspaceId: string,
  delivery: Queued,
): Promise<Message<TeamSummary> | null> {
  const { id, teamId, personId, periodEnd, conversation } = delivery
  const isSent = delivery.state === 'sent'
  if (teamId === null || personId === null || periodEnd === null) return null
  const team = await laurel.database.teams.get(workspaceId, teamId)
  const reader = await laurel.database.people.get(workspaceId, personId)
  if (!team?.managerIds.includes(personId) || !reader?.isActive) return null
  const settings = await laurel.database.summarySettings.ofTeam(workspaceId, teamId)
  if (!isSent && settings.get(personId)?.muted) return null
  const isShared = conversation !== personId
  const place = { channel: conversation, readerId: personId }
  if (!isSent && isShared && !(await isForManagersAlone(laurel, workspaceId, team, place))) {
    await queueDirectly(laurel, workspaceId, { ...delivery, personId })
    return null
  }
  const message = await composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to: periodEnd,
    mayPrompt: true,
    isShared,
    lastEnd: await laurel.database.deliveries.lastSummaryEnd(workspaceId, {
      teamId,
      personId,
      conversation,
      to: periodEnd,
    }),
    mayQuote: await stillQuotable(laurel, workspaceId, delivery),
  })
  const { view } = message
  const isShown = view.suggestion !== null && !view.empty
  const mayAsk = async () =>
    isSent
      ? (await laurel.database.nudges.last(workspaceId, personId))?.deliveryId === id
      : claimSummaryPrompt(laurel, workspaceId, { id, personId })
  if (isShown && (await mayAsk())) return message
  return { ...message, view: { ...view, suggestion: null } }
}

/** Asked twice, it is queued once. */
async function queueDirectly(
  { database, ids, clock }: Pick<Laurel, 'database' | 'ids' | 'clock'>,
  workspaceId: string,
  { id, teamId, personId, periodEnd }: Queued & { personId: string },
): Promise<void> {
  const key = `summary:directly:${id}`
  await database.transaction(({ deliveries }) =>
    deliveries.queue(
      workspaceId,
      {
        id: ids.next(),
        kind: 'team-summary',
        key,
        conversation: personId,
        teamId,
        personId,
        periodEnd,
      },
      clock.now(),
    ),
  )
}
