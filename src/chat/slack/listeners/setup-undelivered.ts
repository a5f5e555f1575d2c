import { listUndelivered } from '../../../app/list-undelivered.ts'
import { retryUndelivered } from '../../../app/retry-undelivered.ts'
import { givenUpOf, mostUndelivered, renderUndelivered } from '../blocks/setup-undelivered.ts'
import { calling } from '../errors.ts'
import { openView } from './open-view.ts'
import type { Act } from './setup.ts'

/** What was given up, on top of the setup. */
export async function openUndelivered(act: Act): Promise<void> {
  await openView(act.slack, act.body.trigger_id, await modalOf(act, null), 'push')
}

/** Has one or all tried again, and shows what is left. */
export async function retryOne(act: Act): Promise<void> {
  const { slack, person, t, view, value, receipt } = act
  const { laurel, workspaceId } = slack
  const what = value === 'all' ? value : givenUpOf(value)
  const count = await retryUndelivered(laurel, { workspaceId, receipt, actorId: person.id, what })
  const modal = await modalOf(act, t.undelivered.retried(count))
  if (view) await calling(slack.client.views.update({ view_id: view.id, view: modal }))
}

async function modalOf({ slack, person, t }: Act, notice: string | null) {
  const { laurel, workspaceId } = slack
  const letters = await listUndelivered(laurel, { workspaceId, actorId: person.id, count: mostUndelivered })
  return renderUndelivered(letters, notice, t, { language: person.language, now: laurel.clock.now() })
}
