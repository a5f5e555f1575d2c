import { feedbackEntry } from '../core/feedback/entry.ts'
import type { FeedbackSide } from '../core/feedback/feedback.ts'
import type { FeedbackList } from '../core/feedback/view.ts'
import { pageOf, type Turned } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { requestView } from './view-of-feedback-request.ts'

/** What a person is to the feedback of each list. */
const roleOn = { received: 'receiver', given: 'giver', shared: 'manager' } as const

/** What a message holds of each list. */
const entriesShown = 5
const requestsShown = 3

/**
 * The feedback that concerns a person: received, given, and shared with them as a manager, newest first; and requests that
 * are open. Only ever shown to that person. Who no longer manages a report does not see what was shared any more.
 *
 * @throws Refusal
 */
export async function listFeedback(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  { workspaceId, personId, turned = null }: { workspaceId: string; personId: string; turned?: Turned | null },
): Promise<Message<FeedbackList>> {
  const { feedback, feedbackRequests, people, teams } = laurel.database
  const reader = await people.get(workspaceId, personId)
  if (!reader) throw new Refusal('unknown-person', { people: [personId] })
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, reader.language)
  const managed = await teams.managedBy(workspaceId, personId)
  const receiverIds = managed.flatMap(({ memberIds }) => memberIds)
  const notes = async (side: FeedbackSide, more: { receiverIds?: string[] } = {}) => {
    const page = await feedback.page(workspaceId, personId, side, { turned, size: entriesShown, ...more })
    return { ...page, items: page.items.map(note => feedbackEntry(note, naming, roleOn[side])) }
  }
  const [received, given, shared, open] = await Promise.all([
    notes('received'),
    notes('given'),
    notes('shared', { receiverIds }),
    feedbackRequests.openOf(workspaceId, personId),
  ])
  const requests = open
    .flatMap(request => requestView(request, reader, framework) ?? [])
    .sort((a, b) => Number(b.role === 'asked') - Number(a.role === 'asked'))
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'feedback-list',
      personId,
      received,
      given,
      shared,
      requests: pageOf(requests, { list: 'requests', size: requestsShown, turned }),
    },
  }
}
