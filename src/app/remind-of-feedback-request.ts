import { workingMorning } from '../core/feedback/reminder-time.ts'
import { expireFeedbackRequest } from './close-feedback-request.ts'
import type { Laurel } from './laurel.ts'
import { isStillWanted, turnOfReminder } from './turn-of-reminder.ts'

/**
 * Job: reminds somebody of a request, once, when they are at work. Where they have had their nudge of the week, the
 * reminder waits for the next morning on which it may come, and is left out if the request has expired by then. Where who
 * asked or whom it is about has left, the request is over instead.
 */
export async function remindOfFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'calendars' | 'directory'>,
  { workspaceId, requestId, personId }: { workspaceId: string; requestId: string; personId: string },
): Promise<void> {
  const now = laurel.clock.now()
  const asked = await laurel.database.feedbackRequests.get(workspaceId, requestId)
  if (asked && !(await isStillWanted(laurel, workspaceId, asked)))
    return expireFeedbackRequest(laurel, { workspaceId, requestId })
  const person = await laurel.database.people.get(workspaceId, personId)
  if (!person?.isActive) return
  const job = { name: 'remind-of-feedback-request', workspaceId, requestId, personId } as const
  const key = `remind:${requestId}:${personId}`
  const turn = await turnOfReminder(laurel, workspaceId, { requestId, personId })
  if (turn === 'never') return
  if (turn !== 'now') return laurel.database.jobs.add(job, { key, runAt: turn })
  await laurel.database.transaction(async stores => {
    const request = await stores.feedbackRequests.lock(workspaceId, requestId)
    const invitation = request?.invitations.find(asked => asked.personId === personId)
    if (!request || request.closedAt || request.expiresAt <= now) return
    if (invitation?.state !== 'open' || invitation.remindedAt) return
    const claim = await stores.nudges.claim(workspaceId, personId, 'feedback-request-reminder', now)
    if (!claim.granted) {
      const runAt = workingMorning(claim.until, person.timeZone)
      if (runAt < request.expiresAt) await stores.jobs.add(job, { key, runAt })
      return
    }
    await stores.feedbackRequests.reminded(workspaceId, requestId, personId, now)
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'feedback-request-reminder',
        key: `feedback-request-reminder:${requestId}:${personId}`,
        conversation: personId,
        personId,
        requestId,
      },
      now,
    )
  })
}
