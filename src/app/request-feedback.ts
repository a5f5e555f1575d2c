import { workingMorning } from '../core/feedback/reminder-time.ts'
import {
  checkNote,
  longestNote,
  mostAsked,
  mostIndicators,
  reminderAfter,
  requestLasts,
} from '../core/feedback/rules.ts'
import { checkPeople } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import { isOtherSelf } from './is-other-self.ts'
import type { Laurel } from './laurel.ts'

export interface RequestFeedback {
  workspaceId: string
  receipt: string
  askerId: string
  /** Whom the feedback is to be about: the asker, or somebody in a team that the asker manages. Empty: nobody was chosen. */
  subjectId: string
  /** Who is asked. */
  personIds: string[]
  /** Full codes of one or two indicators. */
  indicators: string[]
  note: string | null
}

/**
 * Asks colleagues for feedback on one or two indicators. Each is asked in a direct message and reminded once; the request
 * expires. Where a manager asks about a report, the report is told who asked about what. Returns who is asked.
 *
 * @throws Refusal
 */
export async function requestFeedback(laurel: Laurel, wish: RequestFeedback): Promise<string[]> {
  const { workspaceId, askerId, subjectId } = wish
  const personIds = [...new Set(wish.personIds)]
  if (subjectId === '') throw new Refusal('no-subject')
  if (personIds.length === 0) throw new Refusal('nobody-asked')
  if (personIds.length > mostAsked) throw new Refusal('too-many-recipients', { limit: mostAsked })
  if (personIds.includes(askerId) || personIds.includes(subjectId)) throw new Refusal('asked-self')
  const note = wish.note?.trim() ? checkNote(wish.note, longestNote) : null
  const { framework } = await laurel.framework(workspaceId)
  const indicators = [...new Set(wish.indicators)]
  if (indicators.length === 0) throw new Refusal('no-topic')
  if (indicators.length > mostIndicators) throw new Refusal('too-many-topics', { limit: mostIndicators })
  const unknown = indicators.find(code => !framework.indicator(code))
  if (unknown !== undefined) throw new Refusal('unknown-indicator', { word: unknown })
  const involved = [...new Set([askerId, subjectId, ...personIds])]
  const people = await laurel.directory(workspaceId).people(involved)
  if (await isOtherSelf(laurel, { workspaceId, personId: askerId }, personIds, people))
    throw new Refusal('asked-self')
  checkPeople(involved, people)
  const zones = new Map(people.map(({ id, timeZone }) => [id, timeZone]))

  const now = laurel.clock.now()
  const requestId = laurel.ids.next()
  const expiresAt = new Date(now.getTime() + requestLasts)
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    if (subjectId !== askerId) {
      const managed = await stores.teams.managedBy(workspaceId, askerId)
      if (!managed.some(({ memberIds }) => memberIds.includes(subjectId)))
        throw new Refusal('not-their-manager', { people: [subjectId] })
    }
    const waiting = await waitingFor(stores, { workspaceId, askerId, subjectId, indicators }, now)
    const again = personIds.filter(id => waiting.has(id))
    if (again.length > 0) throw new Refusal('asked-already', { people: again })
    await stores.feedbackRequests.add(workspaceId, {
      id: requestId,
      askerId,
      subjectId,
      indicators,
      note,
      createdAt: now,
      expiresAt,
      personIds,
    })
    for (const personId of involved) {
      const id = laurel.ids.next()
      const key = `feedback-request:${requestId}:${personId}`
      await stores.deliveries.queue(
        workspaceId,
        { id, kind: 'feedback-request', key, conversation: personId, personId, requestId },
        now,
      )
    }
    const due = new Date(now.getTime() + reminderAfter)
    for (const personId of personIds) {
      const runAt = workingMorning(due, zones.get(personId) ?? 'UTC')
      if (runAt >= expiresAt) continue
      const job = { name: 'remind-of-feedback-request', workspaceId, requestId, personId } as const
      await stores.jobs.add(job, { key: `remind:${requestId}:${personId}`, runAt })
    }
    await stores.jobs.add(
      { name: 'expire-feedback-request', workspaceId, requestId },
      { key: `expire-request:${requestId}`, runAt: expiresAt },
    )
  })
  return personIds
}

/** Who was asked the same and has yet to answer: each request has a reminder of its own. */
async function waitingFor(
  { feedbackRequests }: Pick<Stores, 'feedbackRequests'>,
  about: Pick<RequestFeedback, 'workspaceId' | 'askerId' | 'subjectId' | 'indicators'>,
  now: Date,
): Promise<Set<string>> {
  const open = await feedbackRequests.openOf(about.workspaceId, about.askerId)
  const same = open.filter(
    ({ askerId, subjectId, indicators, expiresAt }) =>
      expiresAt > now &&
      askerId === about.askerId &&
      subjectId === about.subjectId &&
      indicators.some(code => about.indicators.includes(code)),
  )
  const invitations = same.flatMap(request => request.invitations)
  return new Set(invitations.filter(({ state }) => state === 'open').map(({ personId }) => personId))
}
