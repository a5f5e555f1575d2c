import type { ModalView } from '@slack/types'
import { ChatFailure } from '../../../core/chat.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'

/** Opens a modal, or lays it over the one that is open. What Slack sends twice opens it once. Throws ChatFailure. */
export async function openView(
  { client }: Pick<SlackContext, 'client'>,
  triggerId: string,
  view: ModalView,
  how: 'open' | 'push' = 'open',
): Promise<void> {
  try {
    await calling(client.views[how]({ trigger_id: triggerId, view }))
  } catch (error) {
    if (!(error instanceof ChatFailure && error.code === 'exchanged_trigger_id')) throw error
  }
}
