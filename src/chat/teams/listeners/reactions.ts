import { addPlusOne } from '../../../app/add-plus-one.ts'
import { Refusal } from '../../../core/refusal.ts'
import { channelOf, type TeamsActivity } from '../activity.ts'
import type { TeamsContext } from '../context.ts'

/**
 * Teams tells of reactions to Laurel's own messages: one on a kudos card is a +1, whichever it is. It only ever adds one:
 * whoever pressed the button and likes the card as well has not changed their mind. Nor does taking a reaction back take
 * the +1, which the button may have given: the button takes it back.
 */
export async function handleReaction(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { laurel, workspaceId, directory } = teams
  if (!activity.reactionsAdded?.length || !activity.replyToId) return
  const card = await laurel.database.deliveries.byPlace(workspaceId, channelOf(activity), activity.replyToId)
  if (card?.kind !== 'kudos-card' || card.recognitionId === null) return
  const person = await directory.actor(activity)
  if (!person) return
  try {
    await addPlusOne(laurel, {
      workspaceId,
      receipt: `teams:reaction:${activity.replyToId}:${person.id}:${activity.id ?? ''}`,
      recognitionId: card.recognitionId,
      personId: person.id,
      isReaction: true,
    })
  } catch (error) {
    // Somebody who is part of the kudos likes it: nothing has to be said about that.
    if (!(error instanceof Refusal)) throw error
  }
}
