import { ChatFailure } from '../../core/chat.ts'
import type { Person } from '../../core/person.ts'
import type { TeamsContext } from './context.ts'

/** Conversations that are looked at: each costs a question to Teams. */
const mostPlaces = 30

/** Channels and group chats that the person is in themself: nobody learns of others from a list to choose from. */
export async function placesOf({ laurel, workspaceId, directory }: TeamsContext, person: Person) {
  const known = await laurel.database.addresses.channels(workspaceId)
  const groupsFirst = [...known].sort((a, b) => Number(a.scope === 'channel') - Number(b.scope === 'channel'))
  const places = await Promise.all(
    groupsFirst.slice(0, mostPlaces).map(async place => {
      try {
        return (await directory.mayRead(place.id, person.id)) ? [place] : []
      } catch (error) {
        if (!(error instanceof ChatFailure)) throw error
        return []
      }
    }),
  )
  return places.flat()
}
