import type { Json, StoredConversation, StoredFile, StoredMessage, StoredView } from './change.ts'
import type { Member, State } from './state.ts'
import { completeValues } from './view-values.ts'
import { blocksOf } from './views.ts'

/** The playground's things in the shapes of Slack's API. */

/** `blocks` elements hold what the app sent; metadata only on request, as conversations.history does. */
export function slackMessage(
  state: State,
  message: StoredMessage,
  options: { metadata?: boolean } = {},
): Json {
  const shape: Json = {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: state.team.id,
  }
  if (message.fromBot) {
    shape.bot_id = state.bot.botId
    shape.app_id = state.bot.appId
    shape.bot_profile = slackBotProfile(state)
  }
  if (message.blocks.length > 0) shape.blocks = message.blocks
  if (message.threadTs) shape.thread_ts = message.threadTs
  if (message.edited) shape.edited = message.edited
  if (message.reactions.length > 0) {
    shape.reactions = message.reactions.map(({ name, users }) => ({ name, users, count: users.length }))
  }
  if (message.files.length > 0) {
    shape.files = message.files.flatMap(id => {
      const file = state.files.get(id)
      return file ? [slackFileShape(state, file, '')] : []
    })
  }
  if (message.metadata && options.metadata) shape.metadata = message.metadata
  addThread(state, message, shape)
  return shape
}

/** A message that has replies says how many and whose. */
function addThread(state: State, message: StoredMessage, shape: Json): void {
  if (message.threadTs && message.threadTs !== message.ts) {
    const parent = state.message(message.conversation, message.threadTs)
    if (parent) shape.parent_user_id = parent.user
    return
  }
  const replies = state.replies(message.conversation, message.ts)
  if (replies.length === 0) return
  shape.thread_ts = message.ts
  shape.reply_count = replies.length
  shape.reply_users = [...new Set(replies.map(reply => reply.user))]
  shape.reply_users_count = new Set(replies.map(reply => reply.user)).size
  shape.latest_reply = replies.at(-1)?.ts
}

export function slackBotProfile(state: State): Json {
  return {
    id: state.bot.botId,
    app_id: state.bot.appId,
    user_id: state.bot.userId,
    name: state.bot.name,
    team_id: state.team.id,
    deleted: false,
    updated: 0,
    icons: {},
  }
}

export function slackUser(state: State, member: Member, url: string, locale: boolean): Json {
  const pictures = Object.fromEntries(
    [24, 32, 48, 72, 192, 512].map(size => [`image_${size}`, `${url}/avatars/${member.id}.svg`]),
  )
  const [first = '', ...others] = member.realName.split(' ')
  const shape: Json = {
    id: member.id,
    team_id: member.isStranger ? 'T0ELSEWHERE' : state.team.id,
    name: member.name,
    deleted: member.isDeleted,
    color: member.color.slice(1),
    real_name: member.realName,
    profile: {
      title: member.title,
      phone: '',
      skype: '',
      real_name: member.realName,
      real_name_normalized: member.realName,
      // What the page shows, as Slack's does.
      display_name: member.realName,
      display_name_normalized: member.realName,
      first_name: first,
      last_name: others.join(' '),
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      pronouns: member.pronoun ?? '',
      ...(member.isBot ? { api_app_id: state.bot.appId, bot_id: state.bot.botId } : { email: member.email }),
      ...pictures,
      team: state.team.id,
    },
    is_bot: member.isBot,
    is_app_user: false,
    updated: 0,
  }
  // A deactivated account has neither a time zone nor rights.
  if (!member.isDeleted) {
    Object.assign(shape, {
      tz: member.timeZone,
      tz_label: member.timeZone,
      tz_offset: offsetOf(member.timeZone),
      is_admin: member.isAdmin,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_email_confirmed: true,
      who_can_share_contact_card: 'EVERYONE',
    })
  }
  if (member.isStranger) shape.is_stranger = true
  if (locale) shape.locale = member.language === 'zh-CN' ? 'zh-CN' : 'en-US'
  return shape
}

/** Seconds east of UTC on a day in winter; apps should use `tz`. */
function offsetOf(timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(0).find(part => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60)
}

export function slackConversation(state: State, conversation: StoredConversation): Json {
  const created = Math.floor(conversation.created / 1000)
  const common = {
    id: conversation.id,
    created,
    is_archived: false,
    is_org_shared: false,
    context_team_id: state.team.id,
    updated: conversation.created,
  }
  if (conversation.kind === 'im') {
    const user = conversation.members.find(member => member !== state.bot.userId) ?? state.bot.userId
    return { ...common, is_im: true, user, is_user_deleted: false, priority: 0, is_open: true }
  }
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: conversation.private,
    is_general: conversation.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    is_member: conversation.members.includes(state.bot.userId),
    unlinked: 0,
    creator: conversation.members[0] ?? state.bot.userId,
    shared_team_ids: [state.team.id],
    topic: { value: conversation.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: conversation.members.length,
  }
}

/** "channel", "group" or "im", as `channel_type` of events has it. */
export function channelType(conversation: StoredConversation): 'channel' | 'group' | 'im' {
  if (conversation.kind === 'im') return 'im'
  return conversation.private ? 'group' : 'channel'
}

/** `url` is the playground's own address. While a file is scanned its mimetype is empty. */
export function slackFileShape(state: State, file: StoredFile, url: string, scanning = false): Json {
  const mimetype = scanning ? '' : file.mimetype
  const address = `${url}/files/${file.id}/${encodeURIComponent(file.name)}`
  return {
    id: file.id,
    created: Math.floor(file.created / 1000),
    timestamp: Math.floor(file.created / 1000),
    name: file.name,
    title: file.title,
    mimetype,
    filetype: scanning ? '' : (file.name.split('.').at(-1)?.toLowerCase() ?? ''),
    pretty_type: scanning ? '' : mimetype,
    user: state.bot.userId,
    user_team: state.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.shares.some(id => state.conversations.get(id)?.kind === 'channel'),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    alt_txt: file.altText,
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: address,
    channels: file.shares.filter(id => state.conversations.get(id)?.kind === 'channel'),
    groups: [],
    ims: file.shares.filter(id => state.conversations.get(id)?.kind === 'im'),
    comments_count: 0,
    has_rich_preview: false,
    file_access: 'visible',
  }
}

export function slackView(state: State, stored: StoredView): Json {
  const { view } = stored
  return {
    id: stored.id,
    team_id: state.team.id,
    type: view.type,
    blocks: blocksOf(view),
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: completeValues(blocksOf(view), stored.values) },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: state.bot.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: state.team.id,
    bot_id: state.bot.botId,
  }
}
