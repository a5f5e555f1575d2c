import type { ChannelAddress } from '../../core/address.ts'
import { ChatFailure } from '../../core/chat.ts'
import type { Person } from '../../core/person.ts'
import type { TeamsContext } from './context.ts'

/** Conversations that are looked at: each costs a question to Teams, and somebody waits for the form. */
const mostPlaces = 30

export interface Places {
  listed: ChannelAddress[]
  /** Whether there are others, which were not looked at. */
  areSome: boolean
}

/**
 * Channels and group chats that the person is in themself: nobody learns of others from a list to choose from.
 * @param certain ids of places that come first and unasked: the person was seen there, or everybody may post there; null for none
 */
export async function placesOf(
  { laurel, workspaceId, directory }: TeamsContext,
  person: Person,
  certain: readonly (string | null)[],
  chosen: string | null = null,
): Promise<Places> {
  const known = await laurel.database.addresses.channels(workspaceId)
  const first = known.filter(({ id }) => certain.includes(id))
  // What was chosen is looked at in any case, then group chats.
  const rank = ({ id, scope }: ChannelAddress) => (id === chosen ? 0 : scope === 'channel' ? 2 : 1)
  const inOrder = known.filter(place => !first.includes(place)).sort((a, b) => rank(a) - rank(b))
  const others = await Promise.all(
    inOrder.slice(0, mostPlaces).map(async place => {
      try {
        return (await directory.mayRead(place.id, person.id)) ? [place] : []
      } catch (error) {
        if (!(error instanceof ChatFailure)) throw error
        return []
      }
    }),
  )
  return { listed: [...first, ...others.flat()], areSome: inOrder.length > mostPlaces }
}
