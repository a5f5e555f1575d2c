import { ChatFailure } from '../core/chat.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { redrawMessage } from './redraw-conversation.ts'

/** Messages changed in one go. */
const batch = 10

/** Seconds in which a question that was on its way as the round closed has arrived. */
const settledAfter = 5

/** Has the buttons of closed rounds taken away, in the caller's transaction. One job at a time does so in a workspace. */
export function queueEndOfConversations(
  stores: Pick<Stores, 'jobs'>,
  workspaceId: string,
  delay = settledAfter,
): Promise<void> {
  const name = `end-conversations:${workspaceId}`
  return stores.jobs.add(
    { name: 'end-conversations', workspaceId },
    { queue: name, key: name, delay, canWait: true },
  )
}

/**
 * Job: has the next few messages of a closed round say so to people who were not through. Each is their own alone, and says
 * what it would say if they pressed it. Cut short, it changes a few messages to what they say already.
 */
export async function endConversations(
  laurel: Laurel,
  { workspaceId }: { workspaceId: string },
  { isLast }: { isLast: boolean },
): Promise<void> {
  const { conversations } = laurel.database
  const round = await conversations.toEnd(workspaceId, batch)
  if (!round) return
  const { roundId, messages } = round
  const { editsPerMinute } = laurel.chat(workspaceId)
  let upTo = round.after
  let delay = (messages.length * 60) / editsPerMinute
  for (const message of messages) {
    try {
      await redrawMessage(laurel, workspaceId, message)
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error
      if (error.kind === 'busy') {
        delay = error.retryAfter
        break
      }
      // A message that cannot be changed tells so to whoever presses it.
      if (error.kind === 'unknown' && !isLast) throw error
    }
    upTo = message.deliveryId
  }
  const isDone = messages.length < batch && upTo === (messages.at(-1)?.deliveryId ?? upTo)
  await laurel.database.transaction(async stores => {
    await stores.conversations.ended(workspaceId, roundId, isDone ? null : upTo)
    await queueEndOfConversations(stores, workspaceId, delay)
  })
}
