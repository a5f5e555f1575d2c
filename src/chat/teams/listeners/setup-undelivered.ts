import { listUndelivered } from '../../../app/list-undelivered.ts'
import { type RetryUndelivered, retryUndelivered } from '../../../app/retry-undelivered.ts'
import type { Draft } from '../cards/element.ts'
import { mostUndelivered, renderUndeliveredList } from '../cards/setup-undelivered.ts'
import type { Act, ActHandler } from './act.ts'

/** What was given up, for admins: listed, and tried again one by one or all at once. */
export const undeliveredActs: Record<string, ActHandler> = {
  async 'setup:undelivered'(act) {
    return { card: await listCard(act, null) }
  },

  async 'setup:retry-undelivered'(act) {
    const { teams, person, t, receipt, data } = act
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, receipt, actorId: person.id, what: wantedOf(data) }
    const count = await retryUndelivered(laurel, wish)
    return { card: await listCard(act, t.undelivered.retried(count)) }
  },
}

async function listCard({ teams, person, t }: Act, said: string | null): Promise<Draft> {
  const { laurel, workspaceId } = teams
  const letters = await listUndelivered(laurel, { workspaceId, actorId: person.id, count: mostUndelivered })
  return renderUndeliveredList(letters, said, t, person)
}

function wantedOf({ message, job }: Act['data']): RetryUndelivered['what'] {
  if (message) return { message }
  return job ? { job } : 'all'
}
