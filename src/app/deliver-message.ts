import { ChatFailure } from '../core/chat.ts'
import type { Delivery, DeliveryKind } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { viewOfKudosCard } from './view-of-kudos-card.ts'
import { viewOfKudosReport } from './view-of-kudos-report.ts'
import { viewOfMappingPrompt } from './view-of-mapping-prompt.ts'
import { viewOfPulseQuestion } from './view-of-pulse-question.ts'
import { viewOfPulseReport } from './view-of-pulse-report.ts'
import { viewOfTeamSummary } from './view-of-team-summary.ts'
import { viewOfUndelivered } from './view-of-undelivered.ts'

type Build = (laurel: Laurel, workspaceId: string, delivery: Delivery) => Promise<Message | null>

/** What each kind of delivery says, read from the rows at the moment of sending. */
const builders: Record<DeliveryKind, Build> = {
  'kudos-card': viewOfKudosCard,
  'mapping-prompt': viewOfMappingPrompt,
  'kudos-report': viewOfKudosReport,
  undelivered: viewOfUndelivered,
  'pulse-question': viewOfPulseQuestion,
  'pulse-report': viewOfPulseReport,
  'team-summary': viewOfTeamSummary,
}

/** Kinds shown to one person in a conversation that others are in. They leave no trace to look for. */
const privateKinds: ReadonlySet<DeliveryKind> = new Set(['mapping-prompt'])

/**
 * Job: sends one delivery, once. A failure that leaves open whether the message arrived keeps the state `sending`; the
 * next attempt looks for the message by its delivery id before it sends again.
 *
 * @throws ChatFailure `unknown`: to be tried again later.
 */
export async function deliverMessage(
  laurel: Laurel,
  {
    workspaceId,
    deliveryId,
    isLastAttempt,
  }: { workspaceId: string; deliveryId: string; isLastAttempt: boolean },
): Promise<void> {
  const { deliveries } = laurel.database
  const delivery = await deliveries.get(workspaceId, deliveryId)
  if (!delivery || ['sent', 'failed', 'dropped'].includes(delivery.state)) return
  const message = await builders[delivery.kind](laurel, workspaceId, delivery)
  if (!message) return deliveries.dropped(workspaceId, deliveryId, laurel.clock.now())
  let mayHaveArrived = delivery.state === 'sending'
  try {
    const found = await findSent(laurel, workspaceId, delivery, message)
    mayHaveArrived = false
    const place = found ?? (await send(laurel, workspaceId, delivery, message))
    await deliveries.sent(workspaceId, deliveryId, place, laurel.clock.now())
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    if (error.kind === 'busy') return comeBack(laurel, workspaceId, delivery, error, mayHaveArrived)
    if (error.kind === 'unknown' && !isLastAttempt) throw error
    await giveUp(laurel, workspaceId, delivery, error)
  }
}

async function findSent(laurel: Laurel, workspaceId: string, delivery: Delivery, message: Message) {
  if (delivery.state !== 'sending' || privateKinds.has(delivery.kind)) return null
  const chat = laurel.chat(workspaceId)
  const place = await chat.find(delivery.conversation, delivery.id, delivery.createdAt)
  // It was drawn before whatever has changed since.
  if (place) await chat.update(place, message)
  return place
}

async function send(laurel: Laurel, workspaceId: string, delivery: Delivery, message: Message) {
  await laurel.database.deliveries.sending(workspaceId, delivery.id)
  return laurel.chat(workspaceId).post({
    deliveryId: delivery.id,
    conversation: delivery.conversation,
    onlyFor: privateKinds.has(delivery.kind) ? delivery.personId : null,
    ...message,
  })
}

async function comeBack(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  { code, retryAfter }: ChatFailure,
  mayHaveArrived: boolean,
) {
  const runAt = new Date(laurel.clock.now().getTime() + retryAfter * 1000)
  await laurel.database.transaction(async stores => {
    // Where looking for it was what had to wait, it still has to be looked for.
    if (!mayHaveArrived) await stores.deliveries.notSent(workspaceId, delivery.id, code)
    await stores.jobs.add(
      { name: 'deliver', workspaceId, deliveryId: delivery.id },
      { queue: queueOf(workspaceId, delivery.conversation), key: `deliver:${delivery.id}`, runAt },
    )
  })
}

async function giveUp(laurel: Laurel, workspaceId: string, delivery: Delivery, { code }: ChatFailure) {
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    await stores.deliveries.failed(workspaceId, delivery.id, code, now)
    if (delivery.kind !== 'kudos-card' || delivery.recognitionId === null) return
    const recognition = await stores.recognitions.get(workspaceId, delivery.recognitionId)
    if (!recognition) return
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'undelivered',
        // Told again when trying again fails too.
        key: `undelivered:${delivery.id}:${delivery.attempts}`,
        conversation: recognition.giverId,
        recognitionId: recognition.id,
        personId: recognition.giverId,
      },
      now,
    )
  })
}
