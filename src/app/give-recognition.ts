import { dayOf } from '../core/recognition/day.ts'
import {
  checkInside,
  checkPeople,
  checkRecipients,
  checkText,
  fingerprintOf,
} from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import { isOtherSelf } from './is-other-self.ts'
import type { Laurel } from './laurel.ts'

export interface GiveRecognition {
  workspaceId: string
  /** Names the inbound command or submission. */
  receipt: string
  giverId: string
  recipientIds: string[]
  text: string
  /** Conversation the giver was in. */
  answerIn: string
  /** Channel to post the card in; null for the workspace's own. */
  channel: string | null
  /** Full codes of the indicators the giver chose. */
  indicators: string[]
  sourceLink?: string | null
  sourceQuote?: string | null
}

/**
 * Stores a recognition and has it mapped and posted. Returns the channel that the card goes to.
 *
 * @throws Refusal where a rule forbids it; nothing is stored then.
 */
export async function giveRecognition(laurel: Laurel, wish: GiveRecognition): Promise<{ channel: string }> {
  const { workspaceId, giverId } = wish
  const text = checkText(wish.text)
  const recipientIds = checkRecipients(giverId, wish.recipientIds)
  const [workspace, { id: frameworkId, framework }, people] = await Promise.all([
    laurel.workspace(workspaceId),
    laurel.framework(workspaceId),
    laurel.directory(workspaceId).people([giverId, ...recipientIds]),
  ])
  if (await isOtherSelf(laurel, { workspaceId, personId: giverId }, recipientIds, people))
    throw new Refusal('self')
  checkPeople(recipientIds, people)
  const giver = people.find(person => person.id === giverId)
  if (!giver) throw new Refusal('unknown-person', { people: [giverId] })
  checkInside(giver)
  const unknown = wish.indicators.find(code => !framework.indicator(code))
  if (unknown !== undefined) throw new Refusal('unknown-indicator', { word: unknown })
  const channel = wish.channel ?? workspace.kudosChannel
  if (channel === null) throw new Refusal('no-channel')

  const now = laurel.clock.now()
  const acceptance = await laurel.database.recognitions.accept(workspaceId, {
    id: laurel.ids.next(),
    receipt: wish.receipt,
    giverId,
    recipientIds,
    text,
    fingerprint: fingerprintOf(text, recipientIds),
    day: dayOf(now, giver.timeZone),
    dailyLimit: workspace.dailyLimit,
    channel,
    answerIn: wish.answerIn,
    sourceLink: wish.sourceLink ?? null,
    sourceQuote: wish.sourceQuote ?? null,
    indicators: [...new Set(wish.indicators)],
    frameworkId,
    createdAt: now,
  })
  if (acceptance === 'over-limit') throw new Refusal('over-limit', { limit: workspace.dailyLimit })
  if (acceptance === 'same-text') throw new Refusal('same-text')
  return { channel }
}
