import { feedbackEntry } from '../core/feedback/entry.ts'
import type { Feedback } from '../core/feedback/feedback.ts'
import type { FeedbackList } from '../core/feedback/view.ts'
import { Refusal } from '../core/refusal.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { requestView } from './view-of-feedback-request.ts'

const listed = 20

/**
 * The feedback that concerns a person: received, given, and shared with them as a manager, newest first; and requests that
 * are open. Only ever shown to that person. Who no longer manages a report does not see what was shared any more.
 *
 * @throws Refusal
 */
export async function listFeedback(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<Message<FeedbackList>> {
  const { feedback, feedbackRequests, people } = laurel.database
  const reader = await people.get(workspaceId, personId)
  if (!reader) throw new Refusal('unknown-person', { people: [personId] })
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const [received, given, shared, requests] = await Promise.all([
    feedback.list(workspaceId, personId, 'received', listed),
    feedback.list(workspaceId, personId, 'given', listed),
    sharedWith(laurel, workspaceId, personId),
    feedbackRequests.openOf(workspaceId, personId),
  ])
  const entries = (notes: Feedback[]) => notes.map(note => feedbackEntry(note, naming))
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'feedback-list',
      personId,
      received: entries(received),
      given: entries(given),
      shared: entries(shared),
      requests: requests.flatMap(request => requestView(request, reader, framework) ?? []),
    },
  }
}

async function sharedWith(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  managerId: string,
): Promise<Feedback[]> {
  const shared = await database.feedback.list(workspaceId, managerId, 'shared', listed)
  if (shared.length === 0) return []
  const managed = await database.teams.managedBy(workspaceId, managerId)
  const reports = new Set(managed.flatMap(({ memberIds }) => memberIds))
  return shared.filter(({ receiverId }) => reports.has(receiverId))
}
