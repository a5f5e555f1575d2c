import { ChatFailure } from '../core/chat.ts'
import type { Delivery, DeliveryKind } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Stores } from '../core/stores.ts'
import { type Quoted, quotedIn } from '../core/summary/quotations.ts'
import { messageOf } from './attempt-delivery.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

type Queued = Pick<Delivery, 'id' | 'conversation'>

/**
 * Has the reports that quote these kudos drawn anew: words that were taken back are shown nowhere. An answer that somebody was
 * given can only be taken away; where a tag alone has changed, it stays.
 */
export async function queueReportRefreshes(
  stores: Pick<Stores, 'quotations' | 'jobs'>,
  workspaceId: string,
  recognitionIds: readonly string[],
  changed: 'words' | 'tags' = 'words',
): Promise<void> {
  for (const delivery of await stores.quotations.of(workspaceId, recognitionIds))
    if (changed === 'words' || delivery.kind !== 'answer')
      await queueReportRefresh(stores, workspaceId, delivery)
}

export function queueReportRefresh(
  { jobs }: Pick<Stores, 'jobs'>,
  workspaceId: string,
  { id: deliveryId, conversation }: Queued,
  delay = 0,
): Promise<void> {
  const queue = queueOf(workspaceId, conversation)
  const key = `refresh-report:${workspaceId}:${deliveryId}`
  return jobs.add({ name: 'refresh-report', workspaceId, deliveryId }, { queue, key, delay })
}

/** Reports, which quote kudos. */
const quotingKinds: readonly DeliveryKind[] = ['team-summary', 'channel-digest', 'answer']

/** Whether a message that has arrived quotes anything; one that was sent and is needed no more may. */
export function mustRecord({ kind }: Pick<Delivery, 'kind'>, quoted: readonly Quoted[] | null): boolean {
  return quoted === null ? quotingKinds.includes(kind) : quoted.length > 0
}

/**
 * Has it on record what a message that has arrived quotes, in the transaction in which it counts as sent. Null: it says what may
 * not be shown any more.
 */
export async function recordQuotations(
  stores: Pick<Stores, 'quotations' | 'jobs'>,
  workspaceId: string,
  delivery: Queued,
  quoted: readonly Quoted[] | null,
): Promise<void> {
  if (quoted === null || !(await stores.quotations.record(workspaceId, delivery.id, quoted)))
    await queueReportRefresh(stores, workspaceId, delivery)
}

/** How both platforms say that a message, or its conversation, is not there any more. */
const gone = /not_?found|deleted|http_404/i

/** Job. Throws what is to be tried again later. */
export async function refreshReport(
  laurel: Laurel,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<void> {
  const { database } = laurel
  const delivery = await database.deliveries.get(workspaceId, deliveryId)
  if (delivery?.state !== 'sent' || delivery.channel === null || delivery.messageId === null) return
  const { channel, messageId } = delivery
  const message =
    (await messageOf(laurel, workspaceId, delivery)) ?? (await inItsPlace(laurel, workspaceId, delivery))
  try {
    await laurel.chat(workspaceId).update({ channel, messageId }, message)
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    if (error.kind === 'busy') return queueReportRefresh(database, workspaceId, delivery, error.retryAfter)
    // Somebody deleted it. Whatever else stands against it, the words are still there: an admin reads of that in the end.
    if (error.kind === 'refused' && gone.test(error.code)) return
    throw error
  }
  await database.transaction(stores =>
    recordQuotations(stores, workspaceId, delivery, quotedIn(message.view)),
  )
}

/** Where nothing may be shown any more: in the language of who reads it. */
async function inItsPlace(
  laurel: Pick<Laurel, 'database' | 'workspace'>,
  workspaceId: string,
  { kind, personId, teamId }: Pick<Delivery, 'kind' | 'personId' | 'teamId'>,
): Promise<Message> {
  const { people, teams } = laurel.database
  const reader = personId === null ? null : await people.get(workspaceId, personId)
  const team = teamId === null ? null : await teams.get(workspaceId, teamId)
  const { language, timeZone } = reader ?? team ?? (await laurel.workspace(workspaceId))
  const what = quotingKinds.includes(kind) ? 'report' : 'words'
  return { view: { kind: 'removed-card', what }, language, timeZone }
}
