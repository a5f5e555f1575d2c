import type { HomeView } from '@slack/types'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseManifest } from '../../src/playground/manifest.ts'
import type { Playground } from '../../src/playground/playground.ts'
import { startTestPlayground } from './small-workspace.ts'

let playground: Playground
let client: WebClient
let time: number

beforeEach(async () => {
  time = 1_763_805_000_000
  playground = await startTestPlayground({ now: () => time })
  client = clientOf(playground)
})

afterEach(() => playground.close())

function clientOf({ apiUrl, botToken }: Playground, token = botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
}

async function call(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
  const response = await fetch(`${playground.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${playground.botToken}` },
    body: JSON.stringify(args),
  })
  return (await response.json()) as Record<string, unknown>
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const section = { type: 'section', text: { type: 'mrkdwn', text: 'hi' } } as const
const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [section] } as const

describe('a call', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['to a method that is none', 'chat.postMassage', {}, 'unknown_method'],
    ['without a channel', 'chat.postMessage', { text: 'x' }, 'invalid_arguments'],
    ['to a channel that is none', 'chat.postMessage', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
    ['to a channel without the bot', 'chat.postMessage', { channel: 'C0NOBOT', text: 'x' }, 'not_in_channel'],
    [
      'to a private channel without the bot',
      'chat.postMessage',
      { channel: 'C0PRIVATE', text: 'x' },
      'channel_not_found',
    ],
    ['with nothing to say', 'chat.postMessage', { channel: 'C0KUDOS' }, 'no_text'],
    [
      'with too much to say',
      'chat.postMessage',
      { channel: 'C0KUDOS', text: 'x'.repeat(40_001) },
      'msg_too_long',
    ],
    [
      'with a faulty block',
      'chat.postMessage',
      { channel: 'C0KUDOS', text: 'x', blocks: [{ type: 'no' }] },
      'invalid_blocks',
    ],
    [
      'with blocks that are none',
      'chat.postMessage',
      { channel: 'C0KUDOS', text: 'x', blocks: 'no' },
      'invalid_blocks_format',
    ],
    [
      'with faulty metadata',
      'chat.postMessage',
      { channel: 'C0KUDOS', text: 'x', metadata: { event_type: '' } },
      'invalid_metadata_format',
    ],
    [
      'for somebody outside',
      'chat.postEphemeral',
      { channel: 'C0KUDOS', user: 'U0GUEST', text: 'x' },
      'user_not_in_channel',
    ],
    ['for nobody', 'users.info', { user: 'U0NOBODY' }, 'user_not_found'],
    [
      'on a message that is none',
      'chat.update',
      { channel: 'C0KUDOS', ts: '1.000001', text: 'x' },
      'message_not_found',
    ],
    ['with a trigger that is none', 'views.open', { trigger_id: '1.2.3', view: modal }, 'invalid_trigger_id'],
    ['with a view that is none', 'views.open', { trigger_id: '1.2.3', view: '{' }, 'invalid_arguments'],
    ['on a view that is none', 'views.update', { view_id: 'V0NONE', view: modal }, 'not_found'],
    ['on a group that is none', 'usergroups.users.list', { usergroup: 'S0NONE' }, 'no_such_subteam'],
    [
      'with an odd emoji',
      'reactions.add',
      { channel: 'C0KUDOS', timestamp: '1.000001', name: 'Öl' },
      'invalid_name',
    ],
    ['with an odd cursor', 'conversations.history', { channel: 'C0KUDOS', cursor: '!' }, 'invalid_cursor'],
    ['with odd types', 'conversations.list', { types: 'tables' }, 'invalid_types'],
    ['to somebody deactivated', 'conversations.open', { users: 'U0GONE' }, 'user_disabled'],
  ])('%s is refused as Slack does', async (_name, method, args, error) => {
    expect(await call(method, args)).toMatchObject({ ok: false, error })
  })

  it('says where blocks are wrong', async () => {
    const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }
    const problem = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'
    expect(await call('chat.postMessage', { channel: 'C0KUDOS', blocks: [long] })).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    })
    expect(await call('chat.postMessage', {})).toMatchObject({
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    })
  })

  it('needs the right token', async () => {
    await expect(clientOf(playground, 'xoxb-other').auth.test()).rejects.toThrow('invalid_auth')
    await expect(clientOf(playground, playground.appToken).auth.test()).rejects.toThrow(
      'not_allowed_token_type',
    )
    const bare = await fetch(`${playground.apiUrl}auth.test`, { method: 'POST' })
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' })
    expect(await client.auth.test()).toMatchObject({ team_id: 'T0LAUREL', user_id: playground.botUserId })
  })

  it('needs a scope of the manifest', async () => {
    const manifest = parseManifest('oauth_config: { scopes: { bot: [chat:write] } }', 'test')
    const strict = await startTestPlayground({ appManifest: manifest })
    await expect(clientOf(strict).users.list({})).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
    })
    await strict.close()
  })
})

describe('messages', () => {
  it('have strictly rising timestamps although the clock stands still, and keep their metadata', async () => {
    const metadata = { event_type: 'delivery', event_payload: { id: 'd1' } }
    const one = await client.chat.postMessage({ channel: 'C0KUDOS', text: 'one', metadata })
    const two = await client.chat.postMessage({ channel: 'C0KUDOS', text: 'two' })
    expect(Number(two.ts) > Number(one.ts)).toBe(true)
    const history = await client.conversations.history({
      channel: 'C0KUDOS',
      include_all_metadata: true,
      limit: 2,
    })
    expect(history.messages?.map(message => [message.text, message.metadata])).toEqual([
      ['two', undefined],
      ['one', metadata],
    ])
    expect(history.has_more).toBe(true)
    const older = await client.conversations.history({
      channel: 'C0KUDOS',
      cursor: String(history.response_metadata?.next_cursor),
    })
    expect(older.messages?.map(message => message.text)).toEqual(['morning all', '早上好'])
  })

  it('to a person go to their direct message with the bot', async () => {
    const posted = await client.chat.postMessage({ channel: 'U0MEI', text: '你好' })
    const opened = await client.conversations.open({ users: 'U0MEI' })
    expect(posted.channel).toBe(opened.channel?.id)
    expect(playground.driver.botConversation('U0MEI')).toBe(posted.channel)
  })

  it('of others cannot be changed by the app', async () => {
    const { ts } = await playground.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: 'mine' })
    const message = { channel: 'C0KUDOS', ts: String(ts) }
    await expect(client.chat.update({ ...message, text: 'x' })).rejects.toThrow('cant_update_message')
    await expect(client.chat.delete(message)).rejects.toThrow('cant_delete_message')
  })

  it('lose their blocks when updated by text alone, and have a link to the page', async () => {
    const posted = await client.chat.postMessage({ channel: 'C0KUDOS', text: 'x', blocks: [section] })
    const message = { channel: 'C0KUDOS', ts: String(posted.ts) }
    const updated = await client.chat.update({ ...message, text: 'bare' })
    expect(updated.message).toMatchObject({ text: 'bare' })
    expect(updated.message).not.toHaveProperty('blocks')
    const link = await client.chat.getPermalink({ channel: 'C0KUDOS', message_ts: message.ts })
    expect(link.permalink).toBe(`${playground.url}/#/C0KUDOS/${message.ts}`)
  })

  it('collect replies in threads', async () => {
    const parent = await client.chat.postMessage({ channel: 'C0KUDOS', text: 'parent' })
    await client.chat.postMessage({ channel: 'C0KUDOS', text: 'reply', thread_ts: String(parent.ts) })
    const replies = await client.conversations.replies({ channel: 'C0KUDOS', ts: String(parent.ts) })
    expect(replies.messages?.map(message => message.text)).toEqual(['parent', 'reply'])
    const history = await client.conversations.history({ channel: 'C0KUDOS', limit: 1 })
    expect(history.messages).toMatchObject([{ text: 'parent', reply_count: 1 }])
  })

  it('take each reaction of the bot once', async () => {
    const posted = await client.chat.postMessage({ channel: 'C0KUDOS', text: 'x' })
    const reaction = { channel: 'C0KUDOS', timestamp: String(posted.ts), name: 'seedling' }
    await client.reactions.add(reaction)
    await expect(client.reactions.add(reaction)).rejects.toThrow('already_reacted')
    await client.reactions.remove(reaction)
    await expect(client.reactions.remove(reaction)).rejects.toThrow('no_reaction')
  })
})

describe('people', () => {
  it('are told with time zone, language and rights', async () => {
    const { user } = await client.users.info({ user: 'U0MEI', include_locale: true })
    expect(user).toMatchObject({
      tz: 'Asia/Shanghai',
      tz_offset: 28_800,
      locale: 'zh-CN',
      is_bot: false,
      is_admin: false,
    })
    expect((await client.users.info({ user: 'U0GUEST' })).user).toMatchObject({ is_stranger: true })
    expect((await client.users.info({ user: 'U0GONE' })).user).toMatchObject({ deleted: true })
  })

  it('are found by email, channel and group', async () => {
    expect((await client.users.lookupByEmail({ email: 'ana@playground.example' })).user?.id).toBe('U0ANA')
    expect((await client.conversations.members({ channel: 'C0OPS' })).members).toEqual([
      'U0ANA',
      'U0MEI',
      playground.botUserId,
    ])
    expect((await client.usergroups.users.list({ usergroup: 'S0OPS' })).users).toEqual(['U0ANA'])
    const { channels } = await client.users.conversations({
      user: 'U0BEN',
      types: 'public_channel,private_channel',
    })
    expect(channels?.map(channel => channel.id)).toEqual(['C0KUDOS', 'C0NOBOT'])
  })
})

describe('views', () => {
  it('conflict when updated by a stale hash', async () => {
    const home: HomeView = { type: 'home', blocks: [section] }
    const first = await client.views.publish({ user_id: 'U0ANA', view: home })
    const hash = String(first.view?.hash)
    await client.views.publish({ user_id: 'U0ANA', view: home, hash })
    await expect(client.views.publish({ user_id: 'U0ANA', view: home, hash })).rejects.toThrow(
      'hash_conflict',
    )
  })
})

describe('files', () => {
  it('are uploaded, shared, scanned, and only then shown in blocks', async () => {
    const uploaded = await client.filesUploadV2({
      file: png,
      filename: 'chart.png',
      title: 'Chart',
      channel_id: 'C0KUDOS',
    })
    const id = (uploaded as unknown as { files: { files: { id: string }[] }[] }).files[0]?.files[0]?.id ?? ''
    const shared = playground.driver.messages('C0KUDOS').at(-1)
    expect(shared?.files).toEqual([{ id, title: 'Chart', url: `/files/${id}`, mimetype: 'image/png' }])
    const picture = { type: 'image', alt_text: 'chart', slack_file: { id } } as const
    const post = () => client.chat.postMessage({ channel: 'C0KUDOS', text: 'x', blocks: [picture] })
    await expect(post()).rejects.toThrow('invalid_blocks')
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('')
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('image/png')
    expect((await post()).ok).toBe(true)
    const served = await fetch(`${playground.url}/files/${id}`)
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true)
  })
})
