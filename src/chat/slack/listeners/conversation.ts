import type { App } from '@slack/bolt'
import { recordAnswer } from '../../../app/record-answer.ts'
import type { Place } from '../../../core/chat.ts'
import { type Quoted, quotedIn } from '../../../core/summary/quotations.ts'
import type { SlackContext } from '../context.ts'
import { renderMessage } from '../render.ts'
import { handleLaurelCommand, wordsOf } from './commands.ts'

interface Said {
  userId: string
  text: string
  channel: string
  ts: string
  isDirect: boolean
}

/** What people say to the bot in plain words: "@Laurel kudos @ana thanks for …" in a channel, anything in a direct message. */
export function conversationListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId, botUserId } = slack

  async function answer({ userId, text, channel, ts, isDirect }: Said): Promise<void> {
    const tell = (message: Parameters<SlackContext['tellPrivately']>[2]) =>
      slack.tellPrivately(isDirect ? null : channel, userId, message)
    // The answer has arrived: that it is not on record is no reason to give it again.
    const remember = (place: Place | null, quoted: readonly Quoted[]) =>
      recordAnswer(laurel, workspaceId, { personId: userId, place, quoted }).catch(error =>
        slack.log.error({ err: error }, 'what an answer quotes could not be put on record'),
      )
    await slack.attempt(userId, tell, async (person, t) => {
      // Slack sends a message again under other event ids: its place is what tells it apart. A kudos is recorded with
      // what it stores; any other wish with its answer, so that a repetition says nothing twice.
      const receipt = `message:${channel}:${ts}`
      const isNew = () =>
        laurel.database.receipts.record(workspaceId, `${receipt}:answered`, laurel.clock.now())
      await handleLaurelCommand({
        slack,
        person,
        t,
        ...wordsOf(text.replaceAll(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g'), '')),
        channel: isDirect ? null : channel,
        answerIn: isDirect ? person.id : channel,
        triggerId: null,
        receipt,
        reply: async (message, quoted = []) => {
          if (await isNew()) await remember(await tell(message), quoted)
        },
        show: async ({ view, pictures = [], language, timeZone }) => {
          if (!(await isNew())) return
          const place = await slack.pictures.illustrate(pictures, { language, timeZone }, blocks =>
            tell(renderMessage(view, language, timeZone, blocks)),
          )
          await remember(place, quotedIn(view))
        },
      })
    })
  }

  app.event('app_mention', async ({ event }) => {
    if (!event.user || event.bot_id) return
    const { user: userId, text, channel, ts } = event
    await answer({ userId, text, channel, ts, isDirect: false })
  })

  app.message(async ({ message }) => {
    if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id) return
    const { user: userId, text = '', channel, ts } = message
    await answer({ userId, text, channel, ts, isDirect: true })
  })
}
