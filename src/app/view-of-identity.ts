import type { Delivery } from '../core/delivery/delivery.ts'
import type { IdentityCard } from '../core/identity/view.ts'
import { endedView, identityView } from './identity-view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** How things stand when it is sent. Null where there is nothing (any more) to ask or to tell. */
export async function viewOfIdentity(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  { kind, personId }: Pick<Delivery, 'kind' | 'personId'>,
): Promise<Message<IdentityCard> | null> {
  if (personId === null) return null
  const person = await database.people.get(workspaceId, personId)
  const account = { workspaceId, personId }
  const known = await identityView(database, account)
  const view = known ?? (kind === 'identity-news' ? await endedView(database, account) : null)
  if (!person || !view) return null
  if (kind === 'identity-offer' && view.state !== 'offered') return null
  return { view, language: person.language, timeZone: person.timeZone }
}
