import type { BlockAction, RespondFn } from '@slack/bolt'
import type { SlackContext } from '../context.ts'
import { homePlaceOf, publishHome } from './show-home.ts'

/**
 * How somebody who pressed a button is answered: beside the message that it is in, or on top of their App Home, which has
 * no message to answer beside; else, as from a modal, in a direct message.
 */
export function answering(
  slack: SlackContext,
  body: Pick<BlockAction, 'user' | 'view' | 'channel'>,
  /** Bolt has none where Slack gave no address to respond to. */
  respond?: RespondFn,
): (text: string) => Promise<unknown> {
  const userId = body.user.id
  const place = homePlaceOf(body.view)
  if (place)
    return async text => {
      try {
        await publishHome(slack, await slack.personOf(userId), place.page, { ...place, notice: text })
      } catch (error) {
        slack.log.warn({ err: error }, 'App Home could not be shown anew')
        await slack.tellPrivately(null, userId, text)
      }
    }
  if (respond && !body.view)
    return text => respond({ text, response_type: 'ephemeral', replace_original: false })
  return text => slack.tellPrivately(body.channel?.id ?? null, userId, text)
}

/** Shows App Home as it is after what a button in it has done. Elsewhere messages are redrawn by jobs. */
export async function redrawHome(
  slack: SlackContext,
  body: Pick<BlockAction, 'user' | 'view'>,
): Promise<void> {
  const place = homePlaceOf(body.view)
  if (place) await publishHome(slack, await slack.personOf(body.user.id), place.page, place)
}
