import type { Delivery } from '../core/delivery/delivery.ts'
import type { FeedbackRequest } from '../core/feedback/request.ts'
import type { FeedbackRequestView } from '../core/feedback/view.ts'
import type { Framework } from '../core/framework/framework.ts'
import type { Person } from '../core/person.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** A request as its asker, those asked and the report whom it is about see it. */
export async function viewOfFeedbackRequest(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { kind, state, requestId, personId }: Pick<Delivery, 'kind' | 'state' | 'requestId' | 'personId'>,
): Promise<Message<FeedbackRequestView> | null> {
  if (requestId === null || personId === null) return null
  const [request, reader] = await Promise.all([
    laurel.database.feedbackRequests.get(workspaceId, requestId),
    laurel.database.people.get(workspaceId, personId),
  ])
  if (!request || !reader) return null
  const { framework } = await laurel.framework(workspaceId)
  const view = requestView(request, reader, framework)
  if (!view) return null
  // Answered or closed before it was sent: nobody is reminded of that.
  const isOver = view.state !== 'open' || view.closed
  if (kind === 'feedback-request-reminder' && state !== 'sent' && isOver) return null
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: { ...view, reminder: kind === 'feedback-request-reminder' },
  }
}

/** Null for whomever it does not concern. */
export function requestView(
  request: FeedbackRequest,
  reader: Person,
  framework: Framework,
): FeedbackRequestView | null {
  const { id, askerId, subjectId, invitations } = request
  const own = invitations.find(({ personId }) => personId === reader.id)
  const role = askerId === reader.id ? 'asker' : subjectId === reader.id ? 'subject' : own ? 'asked' : null
  if (!role) return null
  const naming = new Naming(framework, reader.language)
  return {
    kind: 'feedback-request',
    requestId: id,
    role,
    askerId,
    subjectId,
    indicators: request.indicators.map(code => ({
      ...naming.indicator(code),
      definition: framework.indicator(code)?.definition[reader.language] ?? '',
    })),
    // A word to those who are asked.
    note: role === 'subject' ? null : request.note,
    expiresAt: request.expiresAt,
    closed: request.closedAt !== null,
    state: own?.state ?? null,
    reminder: false,
    invitations:
      role === 'asker'
        ? invitations.map(({ personId, state, declineNote }) => ({ personId, state, declineNote }))
        : [],
    asked: invitations.length,
  }
}
