import type { RespondArguments } from '@slack/bolt'
import type { Message } from '../../../app/message.ts'
import { ChatFailure } from '../../../core/chat.ts'
import type { SlackContext } from '../context.ts'
import { renderMessage } from '../render.ts'

/** Shows a view and its pictures to the one person whom `respond` answers, once Slack has its acknowledgement. */
export async function showPrivately(
  { pictures }: Pick<SlackContext, 'pictures'>,
  respond: (answer: RespondArguments) => Promise<unknown>,
  { view, pictures: wanted = [], language, timeZone }: Message,
): Promise<void> {
  await pictures.illustrate(wanted, { language, timeZone }, async blocks => {
    try {
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        ...renderMessage(view, language, timeZone, blocks),
      })
    } catch (error) {
      // Slack says only that it did not take the answer; blocks are what it does not take.
      if (Object.keys(blocks).length === 0) throw error
      throw new ChatFailure('refused', 'invalid_blocks', 0, { cause: error })
    }
  })
}
