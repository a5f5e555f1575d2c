import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { KnownBlock, View } from '@slack/types'
import type { Playground } from '../../src/playground/playground.ts'

export type TestApp = InstanceType<typeof App>

const modal: View = {
  type: 'modal',
  callback_id: 'give',
  title: { type: 'plain_text', text: 'Give kudos' },
  submit: { type: 'plain_text', text: 'Send' },
  notify_on_close: true,
  private_metadata: 'C0KUDOS',
  blocks: [
    {
      type: 'input',
      block_id: 'to',
      label: { type: 'plain_text', text: 'To' },
      element: { type: 'users_select', action_id: 'person' },
    },
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'What did they do?' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 300 },
    },
    {
      type: 'section',
      block_id: 'which',
      text: { type: 'mrkdwn', text: 'Indicator' },
      accessory: { type: 'external_select', action_id: 'indicator', min_query_length: 0 },
    },
  ],
}

export interface Seen {
  commands: string[]
  events: { type: string; id: string; retry: number | undefined; subtype: string | undefined }[]
  closed: number
  submitted: unknown[]
}

/** A small Bolt app that uses most of what Slack offers; `seen` records what reached it. */
function addKudosListeners(app: TestApp): Seen {
  const seen: Seen = { commands: [], events: [], closed: 0, submitted: [] }
  app.use(async ({ body, context, next }) => {
    const event = 'event' in body ? (body.event as { type: string; subtype?: string }) : null
    if (event && 'event_id' in body) {
      seen.events.push({
        type: event.type,
        id: String(body.event_id),
        retry: context.retryNum,
        subtype: event.subtype,
      })
    }
    await next()
  })
  app.command('/kudos', async ({ ack, command, client }) => {
    seen.commands.push(command.text)
    if (command.text === '') {
      await ack()
      await client.views.open({ trigger_id: command.trigger_id, view: modal })
      return
    }
    await ack({ response_type: 'ephemeral', text: 'posting…' })
    const blocks: KnownBlock[] = [
      { type: 'section', text: { type: 'mrkdwn', text: command.text } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'plus', value: '1', text: { type: 'plain_text', text: '+1' } },
        ],
      },
    ]
    const posted = await client.chat.postMessage({ channel: command.channel_id, text: 'kudos', blocks })
    const text = `kudos: ${command.text}`
    await client.chat.update({ channel: command.channel_id, ts: String(posted.ts), text, blocks })
  })
  app.command('/plain', async ({ ack, command }) => {
    seen.commands.push(command.text)
    await ack()
  })
  app.shortcut('give_kudos', async ({ ack, shortcut, client }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal })
  })
  app.shortcut(
    { callback_id: 'kudos_for_message', type: 'message_action' },
    async ({ ack, shortcut, respond }) => {
      await ack()
      await respond(`for “${shortcut.message.text}”`)
    },
  )
  app.options('indicator', async ({ ack, options }) => {
    await ack({
      options: [
        { text: { type: 'plain_text', text: `Owns ${options.value}` }, value: 'ownership.owns-mistakes' },
      ],
    })
  })
  app.view('give', async ({ ack, view, body, client }) => {
    const text = view.state.values.why?.text?.value ?? ''
    if (text.length < 5) {
      await ack({ response_action: 'errors', errors: { why: 'Say a little more.' } })
      return
    }
    seen.submitted.push(view.state.values)
    await ack()
    await client.chat.postEphemeral({
      channel: view.private_metadata,
      user: body.user.id,
      text: `sent: ${text}`,
    })
  })
  app.view({ callback_id: 'give', type: 'view_closed' }, async ({ ack }) => {
    seen.closed++
    await ack()
  })
  app.action('plus', async ({ ack, respond, body }) => {
    await ack()
    await respond({ replace_original: false, response_type: 'ephemeral', text: `thanks ${body.user.id}` })
  })
  app.action('indicator', async ({ ack }) => ack())
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Your indicators' } }],
      },
    })
  })
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `hello <@${event.user}>`, thread_ts: event.ts })
  })
  return seen
}

const clientOptions = (playground: Playground) => ({
  slackApiUrl: playground.apiUrl,
  retryConfig: { retries: 0 },
})

/** Connected through Socket Mode. */
export async function startSocketApp(playground: Playground): Promise<{ app: TestApp; seen: Seen }> {
  const app = new App({
    token: playground.botToken,
    appToken: playground.appToken,
    socketMode: true,
    clientOptions: clientOptions(playground),
    logLevel: LogLevel.ERROR,
  })
  const seen = addKudosListeners(app)
  await app.start()
  await playground.driver.waitFor(() => playground.connected)
  return { app, seen }
}

/** Behind signed HTTP on the given port. */
export async function startHttpApp(
  playground: Playground,
  port: number,
): Promise<{ app: TestApp; seen: Seen }> {
  const receiver = new HTTPReceiver({ signingSecret: playground.signingSecret, logLevel: LogLevel.ERROR })
  const app = new App({
    token: playground.botToken,
    receiver,
    clientOptions: clientOptions(playground),
    logLevel: LogLevel.ERROR,
  })
  const seen = addKudosListeners(app)
  await receiver.start({ port, host: '127.0.0.1' } as never)
  await playground.driver.waitFor(() => playground.connected)
  return { app, seen }
}
