import { ChatFailure } from '../core/chat.ts'
import { queueOf } from '../core/delivery/queue.ts'
import type { Laurel } from './laurel.ts'

/** Job. What a message says is taken out of chat, where what it was about was erased. */
export async function removeCard(
  laurel: Pick<Laurel, 'database' | 'clock' | 'chat' | 'workspace'>,
  { workspaceId, channel, messageId }: { workspaceId: string; channel: string; messageId: string },
): Promise<void> {
  const { language, timeZone } = await laurel.workspace(workspaceId)
  try {
    await laurel
      .chat(workspaceId)
      .update({ channel, messageId }, { view: { kind: 'removed-card', what: 'words' }, language, timeZone })
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    // Somebody deleted it, or the channel is gone.
    if (error.kind === 'refused') return
    if (error.kind === 'unknown') throw error
    await laurel.database.jobs.add(
      { name: 'remove-card', workspaceId, channel, messageId },
      {
        queue: queueOf(workspaceId, channel),
        delay: error.retryAfter,
      },
    )
  }
}
