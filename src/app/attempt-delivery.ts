import { ChatFailure, type Place } from '../core/chat.ts'
import type { Delivery, DeliveryKind } from '../core/delivery/delivery.ts'
import { type Quoted, quotedIn } from '../core/summary/quotations.ts'
import { turnOfQueuedOffer } from './ask-of-identity.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { isLateQuestion } from './redraw-late-question.ts'
import { turnOfPulse } from './turn-of-pulse.ts'
import { turnOfQueuedReminder } from './turn-of-reminder.ts'
import { viewOfChannelDigest } from './view-of-channel-digest.ts'
import { viewOfFeedbackCard } from './view-of-feedback-card.ts'
import { viewOfFeedbackReply } from './view-of-feedback-reply.ts'
import { viewOfFeedbackRequest } from './view-of-feedback-request.ts'
import { viewOfFeedbackRequestNews } from './view-of-feedback-request-news.ts'
import { viewOfIdentity } from './view-of-identity.ts'
import { viewOfKudosCard } from './view-of-kudos-card.ts'
import { viewOfKudosDispute } from './view-of-kudos-dispute.ts'
import { viewOfKudosReport, viewOfKudosReportNews, viewOfKudosTakenDown } from './view-of-kudos-report.ts'
import { viewOfMappingPrompt } from './view-of-mapping-prompt.ts'
import { viewOfPersonalSummary } from './view-of-personal-summary.ts'
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
  'kudos-report-news': viewOfKudosReportNews,
  'kudos-taken-down': viewOfKudosTakenDown,
  'kudos-dispute': viewOfKudosDispute,
  undelivered: viewOfUndelivered,
  'pulse-question': viewOfPulseQuestion,
  'pulse-reminder': viewOfPulseReminder,
  'pulse-report': viewOfPulseReport,
  'pulse-comments': viewOfPulseComments,
  'team-summary': viewOfTeamSummary,
  'feedback-card': viewOfFeedbackCard,
  'feedback-copy': viewOfFeedbackCard,
  'feedback-shared': viewOfFeedbackCard,
  'feedback-disputed': viewOfFeedbackCard,
  'feedback-reply': viewOfFeedbackReply,
  'feedback-undelivered': viewOfFeedbackReply,
  'feedback-thanks': viewOfFeedbackReply,
  'feedback-acted-on': viewOfFeedbackReply,
  'feedback-request': viewOfFeedbackRequest,
  'feedback-request-reminder': viewOfFeedbackRequest,
  'feedback-request-news': viewOfFeedbackRequestNews,
  'personal-summary': viewOfPersonalSummary,
  'channel-digest': viewOfChannelDigest,
  // It was given when it was asked for: written anew, it is asked for anew.
  answer: async () => null,
  'identity-offer': viewOfIdentity,
  'identity-news': viewOfIdentity,
}

/** What a delivery says now; null where it is not needed any more. Replicas of two versions may share a database while it is upgraded: the newer one can send it at a later attempt. */
export function messageOf(laurel: Laurel, workspaceId: string, delivery: Delivery): Promise<Message | null> {
  const { kind } = delivery
  const build: Build | undefined = builders[kind]
  if (!build)
    throw new Error(`this version of Laurel knows no message of the kind "${kind}"; a newer one does`)
  return build(laurel, workspaceId, delivery)
}

/** Kinds shown to one person in a conversation that others are in. An ephemeral leaves no trace to look for. */
const privateKinds: ReadonlySet<DeliveryKind> = new Set(['mapping-prompt'])

/** What came of trying to send a delivery. `mayHaveArrived`: the next attempt has to look for it first. */
export type Attempt =
  /**
   * `isLate`: a question whose round closed while it was on its way still has to say so. `quoted` is null where the message was
   * found as it had been sent, and nothing of it may be shown by now.
   */
  | { outcome: 'sent'; place: Place; isLate: boolean; quoted: Quoted[] | null }
  /** Its turn has not come: to be looked at again then. */
  | { outcome: 'postponed'; until: Date; mayHaveArrived: boolean }
  /** Not needed any more. */
  | { outcome: 'dropped' }
  | { outcome: 'busy'; failure: ChatFailure; mayHaveArrived: boolean }
  | { outcome: 'refused'; code: string }
  /** The platform did not answer, or something of ours failed: to be tried again later. */
  | { outcome: 'unclear'; error: unknown; mayHaveArrived: boolean }

/**
 * Builds and sends one delivery, or finds it where an earlier attempt may have sent it. Stores nothing: `beforePost` is
 * where the caller has it on record that the message may be on its way.
 */
export async function attemptDelivery(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  { mayHaveArrived, beforePost }: { mayHaveArrived: boolean; beforePost: () => Promise<void> },
): Promise<Attempt> {
  let message: Message | null
  try {
    const wait = mayHaveArrived ? null : await waitOf(laurel, workspaceId, delivery, false)
    if (wait) return wait
    message = await messageOf(laurel, workspaceId, delivery)
  } catch (error) {
    return { outcome: 'unclear', error, mayHaveArrived }
  }
  if (!message) return mayHaveArrived ? lookAfterAll(laurel, workspaceId, delivery) : { outcome: 'dropped' }
  let uncertain = mayHaveArrived
  try {
    if (uncertain) {
      const found = await findSent(laurel, workspaceId, delivery, message)
      if (found) return await sentTo(found, laurel, workspaceId, delivery, message)
      const { canFind } = laurel.chat(workspaceId)
      uncertain = !canFind
      // It is not there: it waits for its turn as if it had never been tried.
      const wait = await waitOf(laurel, workspaceId, delivery, uncertain)
      if (wait) return wait
      if (!canFind) await laurel.database.deliveries.repeated(workspaceId, delivery.id)
      uncertain = false
    }
    await beforePost()
    let place: Place
    try {
      place = await post(laurel, workspaceId, delivery, message)
    } catch (error) {
      uncertain = !(error instanceof ChatFailure && error.kind !== 'unknown')
      throw error
    }
    return await sentTo(place, laurel, workspaceId, delivery, message)
  } catch (error) {
    return failed(error, uncertain)
  }
}

async function sentTo(
  place: Place,
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  message: Message | null,
): Promise<Attempt> {
  const isLate = await isLateQuestion(laurel, workspaceId, delivery)
  return { outcome: 'sent', place, isLate, quoted: message && quotedIn(message.view) }
}

function failed(error: unknown, mayHaveArrived: boolean): Attempt {
  if (error instanceof ChatFailure && error.kind === 'busy')
    return { outcome: 'busy', failure: error, mayHaveArrived }
  if (error instanceof ChatFailure && error.kind === 'refused')
    return { outcome: 'refused', code: error.code }
  return { outcome: 'unclear', error, mayHaveArrived }
}

/** Not needed any more, but it may have arrived: a question that is over then says so. */
async function lookAfterAll(laurel: Laurel, workspaceId: string, delivery: Delivery): Promise<Attempt> {
  try {
    const place = await laurel.chat(workspaceId).find(whereToLook(delivery), delivery.id, delivery.createdAt)
    return place ? await sentTo(place, laurel, workspaceId, delivery, null) : { outcome: 'dropped' }
  } catch (error) {
    return failed(error, true)
  }
}

/** What comes of it before anything is sent; null where its turn is now. */
async function waitOf(
  laurel: Laurel,
  workspaceId: string,
  delivery: Delivery,
  mayHaveArrived: boolean,
): Promise<Attempt | null> {
  const turn = await turnOf(laurel, workspaceId, delivery)
  if (turn === 'never') return { outcome: 'dropped' }
  return turn === 'now' ? null : { outcome: 'postponed', until: turn, mayHaveArrived }
}

/** What nobody has asked for comes when people are at work. */
function turnOf(laurel: Laurel, workspaceId: string, delivery: Delivery): Promise<'now' | 'never' | Date> {
  switch (delivery.kind) {
    case 'identity-offer':
      return turnOfQueuedOffer(laurel, workspaceId, delivery)
    case 'feedback-request-reminder':
      return turnOfQueuedReminder(laurel, workspaceId, delivery)
    default:
      return turnOfPulse(laurel, workspaceId, delivery)
  }
}

/** The platform's own code, or that the fault is on our side. */
export function codeOf(error: unknown): string {
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

function post(laurel: Laurel, workspaceId: string, delivery: Delivery, message: Message): Promise<Place> {
  return laurel.chat(workspaceId).post({
    deliveryId: delivery.id,
    conversation: delivery.conversation,
    onlyFor: privateKinds.has(delivery.kind) ? delivery.personId : null,
    ...message,
  })
}
