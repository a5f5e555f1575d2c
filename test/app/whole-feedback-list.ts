import type { Laurel } from '../../src/app/laurel.ts'
import { listFeedback } from '../../src/app/list-feedback.ts'
import type { FeedbackEntry, FeedbackRequestView } from '../../src/core/feedback/view.ts'
import { type Turned, turnsOf } from '../../src/core/page.ts'

type Entries = Record<'received' | 'given' | 'shared', FeedbackEntry[]>

/** All that a person finds in their feedback, as they do: by turning each list to its end. */
export async function wholeFeedbackList(
  laurel: Pick<Laurel, 'database' | 'framework'>,
  whose: { workspaceId: string; personId: string },
): Promise<Entries & { requests: FeedbackRequestView[] }> {
  const found: Entries & { requests: FeedbackRequestView[] } = {
    received: [],
    given: [],
    shared: [],
    requests: [],
  }
  for (const list of ['received', 'given', 'shared', 'requests'] as const) {
    for (let turned: Turned | null = { list, offset: 0 }; turned; ) {
      const { view } = await listFeedback(laurel, { ...whose, turned })
      const page = view[list]
      found[list].push(...(page.items as never[]))
      const { later } = turnsOf(page)
      turned = later === null ? null : { list, offset: later }
    }
  }
  return found
}
