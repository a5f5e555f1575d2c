import type { FeedbackKind, FeedbackVisibility } from '../core/feedback/feedback.ts'
import { checkWords, mostIndicators } from '../core/feedback/rules.ts'
import { dayOf } from '../core/recognition/day.ts'
import { checkPeople } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import { isOtherSelf } from './is-other-self.ts'
import type { Laurel } from './laurel.ts'
import { managersOf } from './managers-of.ts'
import { queueFeedbackRequestRefresh } from './refresh-feedback.ts'

export interface GiveFeedback {
  workspaceId: string
  receipt: string
  giverId: string
  receiverId: string
  kind: FeedbackKind
  visibility: FeedbackVisibility
  situation?: string | null
  behaviour?: string | null
  impact?: string | null
  /** Full codes of the indicators the giver chose; at most two. */
  indicators: string[]
  /** The request that this answers; without one, it answers those of which whoever asked may read it anyway. */
  requestId?: string | null
}

/**
 * Stores a feedback and has it mapped and delivered, to the receiver alone. Who else may read it is fixed now: the
 * receiver's managers of today, where the giver includes them. Returns who they are.
 *
 * @throws Refusal where a rule forbids it; nothing is stored then.
 */
export async function giveFeedback(laurel: Laurel, wish: GiveFeedback): Promise<{ readerIds: string[] }> {
  const { workspaceId, giverId, receiverId, kind, visibility } = wish
  const words = checkWords(wish)
  if (receiverId === giverId) throw new Refusal('feedback-to-self')
  const { id: frameworkId, framework } = await laurel.framework(workspaceId)
  const people = await laurel.directory(workspaceId).people([giverId, receiverId])
  if (await isOtherSelf(laurel, { workspaceId, personId: giverId }, [receiverId], people))
    throw new Refusal('feedback-to-self')
  checkPeople([giverId, receiverId], people)
  const indicators = [...new Set(wish.indicators)]
  const unknown = indicators.find(code => !framework.indicator(code))
  if (unknown !== undefined) throw new Refusal('unknown-indicator', { word: unknown })
  if (indicators.length > mostIndicators) throw new Refusal('too-many-topics', { limit: mostIndicators })

  const { dailyLimit } = await laurel.workspace(workspaceId)
  const now = laurel.clock.now()
  const today = dayOf(now, people.find(person => person.id === giverId)?.timeZone ?? 'UTC')
  const id = laurel.ids.next()
  return laurel.database.transaction(async stores => {
    const managers = visibility === 'managers' ? await managersOf(stores, workspaceId, receiverId) : []
    const readerIds = managers.filter(managerId => managerId !== giverId)
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return { readerIds }
    if (!(await stores.feedback.allow(workspaceId, giverId, today, dailyLimit)))
      throw new Refusal('feedback-over-limit', { limit: dailyLimit })
    await stores.feedback.add(workspaceId, {
      id,
      giverId,
      receiverId,
      kind,
      visibility,
      ...words,
      readerIds,
      indicators,
      frameworkId,
      createdAt: now,
    })
    await stores.jobs.add({ name: 'map-feedback', workspaceId, feedbackId: id })
    await answerRequests(stores, wish, { id, readerIds })
    return { readerIds }
  })
}

async function answerRequests(
  stores: Stores,
  { workspaceId, giverId, receiverId, requestId }: GiveFeedback,
  { id: feedbackId, readerIds }: { id: string; readerIds: readonly string[] },
): Promise<void> {
  const open = (await stores.feedbackRequests.openOf(workspaceId, giverId)).filter(
    ({ subjectId, invitations }) =>
      subjectId === receiverId &&
      invitations.some(({ personId, state }) => personId === giverId && state === 'open'),
  )
  const meant = open.filter(({ id }) => id === requestId)
  // To anybody else it would tell that there is a note which they may not read.
  const known = open.filter(({ askerId }) => askerId === receiverId || readerIds.includes(askerId))
  for (const { id } of meant.length > 0 ? meant : known) {
    await stores.feedbackRequests.setState(workspaceId, id, giverId, { state: 'answered', feedbackId })
    await queueFeedbackRequestRefresh(stores, workspaceId, id)
  }
}
