import { ChatFailure } from '../core/chat.ts'
import type { Delivery, DeliveryKind } from '../core/delivery/delivery.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { turnOfPulse } from './turn-of-pulse.ts'
import { viewOfKudosCard } from './view-of-kudos-card.ts'
import { viewOfKudosReport } from './view-of-kudos-report.ts'
import { viewOfMappingPrompt } from './view-of-mapping-prompt.ts'
import { viewOfPulseComments } from './view-of-pulse-comments.ts'
import { viewOfPulseQuestion } from './view-of-pulse-question.ts'
import { viewOfPulseReminder } from './view-of-pulse-reminder.ts'
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
  'pulse-reminder': viewOfPulseReminder,
  'pulse-report': viewOfPulseReport,
  'pulse-comments': viewOfPulseComments,
  'team-summary': viewOfTeamSummary,
}

/** Kinds shown to one person in a conversation that others are in. An ephemeral leaves no trace to look for. */
const privateKinds: ReadonlySet<DeliveryKind> = new Set(['mapping-prompt'])

/**
 * Job: sends one delivery, once. A failure that leaves open whether the message arrived keeps the state `sending`; the
 * next attempt looks for the message by its delivery id before it sends again. After the last attempt it counts as
 * failed, whatever the reason: nothing stays in `queued` or `sending` without a job.
 *
 * @throws what is to be tried again later: ChatFailure `unknown`, and errors of our own.
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
  try {
    const turn = await turnOfPulse(laurel, workspaceId, delivery)
    if (turn instanceof Date) return await deliveries.postpone(workspaceId, delivery, turn)
    const message = turn === 'now' ? await builders[delivery.kind](laurel, workspaceId, delivery) : null
    if (message) await sendOnce(laurel, workspaceId, delivery, message, isLastAttempt)
    else await deliveries.dropped(workspaceId, deliveryId, laurel.clock.now())
  } catch (error) {
    if (!isLastAttempt) throw error
    await giveUp(laurel, workspaceId, delivery, codeOf(error))
    // It goes into the log as well: giving up is not carrying out.
    throw error
  }
}

async function sendOnce(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  message: Message,
  isLastAttempt: boolean,
): Promise<void> {
  let mayHaveArrived = delivery.state === 'sending'
  try {
    const found = mayHaveArrived ? await findSent(laurel, workspaceId, delivery, message) : null
    if (mayHaveArrived && !laurel.chat(workspaceId).canFind)
      await laurel.database.deliveries.repeated(workspaceId, delivery.id)
    mayHaveArrived = false
    const place = found ?? (await send(laurel, workspaceId, delivery, message))
    await laurel.database.deliveries.sent(workspaceId, delivery.id, place, laurel.clock.now())
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    if (error.kind === 'busy') return comeBack(laurel, workspaceId, delivery, error, mayHaveArrived)
    if (error.kind === 'unknown' && !isLastAttempt) throw error
    await giveUp(laurel, workspaceId, delivery, error.code)
  }
}

/** The platform's own code, or that the fault is on our side. */
function codeOf(error: unknown): string {
  return error instanceof ChatFailure ? error.code : 'internal_error_of_laurel'
}

async function findSent(laurel: Laurel, workspaceId: string, delivery: Delivery, message: Message) {
  const chat = laurel.chat(workspaceId)
  const place = await chat.find(whereToLook(delivery), delivery.id, delivery.createdAt)
  if (!place) return null
  try {
    // It was drawn before whatever has changed since.
    await chat.update(place, message)
  } catch (error) {
    // It is there all the same.
    if (!(error instanceof ChatFailure && error.kind === 'refused')) throw error
  }
  return place
}

/** What only one person sees leaves a trace only where it became a direct message. */
function whereToLook({ kind, personId, conversation }: Delivery): string {
  return privateKinds.has(kind) ? (personId ?? conversation) : conversation
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

async function giveUp(laurel: Laurel, workspaceId: string, delivery: Delivery, code: string) {
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
