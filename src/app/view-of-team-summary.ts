import type { Delivery } from '../core/delivery/delivery.ts'
import type { Person } from '../core/person.ts'
import type { TeamSummary } from '../core/summary/view.ts'
import type { Team } from '../core/team/team.ts'
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
  if (!team) return null
  const isShared = conversation !== personId
  const readers = await readersOf(laurel, workspaceId, team, { conversation, personId, isSent })
  const [reader] = readers
  if (!reader) return null
  const place = { channel: conversation, readerId: reader.id }
  if (!isSent && isShared && !(await isForManagersAlone(laurel, workspaceId, team, place))) {
    for (const { id: readerId } of readers)
      await queueDirectly(laurel, workspaceId, { ...delivery, personId: readerId })
    return null
  }
  const message = await composeTeamSummary(laurel, workspaceId, {
    team,
    reader,
    to: periodEnd,
    // It would be the nudge of all who read it.
    mayPrompt: !isShared || team.managerIds.length === 1,
    isShared,
    asOfThen: isSent,
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
      ? (await laurel.database.nudges.last(workspaceId, reader.id))?.deliveryId === id
      : claimSummaryPrompt(laurel, workspaceId, { id, personId: reader.id })
  if (isShown && (await mayAsk())) return message
  return { ...message, view: { ...view, suggestion: null } }
}

/**
 * Who is to read it: the manager that it was written for, and in a channel whoever else has it sent there. Those who have left,
 * muted it or manage the team no longer are none of them; what has arrived, nobody can mute.
 */
async function readersOf(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { id: teamId, managerIds }: Team,
  { conversation, personId, isSent }: { conversation: string; personId: string; isSent: boolean },
): Promise<Person[]> {
  const settings = await database.summarySettings.ofTeam(workspaceId, teamId)
  const meant = [personId, ...managerIds.filter(id => id !== personId)].filter(
    id =>
      managerIds.includes(id) &&
      (id === personId || settings.get(id)?.conversation === conversation) &&
      (isSent || !settings.get(id)?.muted),
  )
  const known = await database.people.getMany(workspaceId, meant)
  return meant.flatMap(id => known.find(person => person.id === id && person.isActive) ?? [])
}

/** Asked twice, it is queued once. */
async function queueDirectly(
  { database, ids, clock }: Pick<Laurel, 'database' | 'ids' | 'clock'>,
  workspaceId: string,
  { id, teamId, personId, periodEnd }: Queued & { personId: string },
): Promise<void> {
  const key = `summary:directly:${id}:${personId}`
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
