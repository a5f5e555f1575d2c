import type { StoredConversation, StoredMessage } from '../change.ts'
import { threadOf } from '../posting.ts'
import { SlackError } from '../slack-error.ts'
import { slackConversation, slackMessage } from '../slack-shape.ts'
import { readTs } from '../state.ts'
import type { World } from '../world.ts'
import { count, flag, id, optionalId } from './arguments.ts'
import { existingPerson, isIn, joinedConversation, visibleConversation } from './lookup.ts'
import { type Answer, type Method, method } from './method.ts'
import { pageOf, pageSize } from './page.ts'

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read']
const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history']
const knownTypes = new Set(['public_channel', 'private_channel', 'mpim', 'im'])
const paging = { cursor: optionalId, limit: count }
const period = { oldest: optionalId, latest: optionalId, inclusive: flag, include_all_metadata: flag }

/** The conversations of the given types ("public_channel,im") that are also `among` those wanted. */
export function listConversations(
  world: World,
  args: { types?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
  among: (conversation: StoredConversation) => boolean,
): Answer {
  const types = (args.types ?? 'public_channel').split(',').map(type => type.trim())
  if (types.some(type => !knownTypes.has(type))) throw new SlackError('invalid_types')
  const all = [...world.state.conversations.values()].filter(conversation => {
    const type =
      conversation.kind === 'im' ? 'im' : conversation.private ? 'private_channel' : 'public_channel'
    return (
      types.includes(type) && (type === 'public_channel' || isIn(world, conversation)) && among(conversation)
    )
  })
  const page = pageOf(all, { cursor: args.cursor, limit: pageSize(args.limit, 100) })
  return {
    channels: page.items.map(conversation => slackConversation(world.state, conversation)),
    response_metadata: page.response_metadata,
  }
}

interface Period {
  oldest?: string | undefined
  latest?: string | undefined
  inclusive?: boolean | undefined
}

function inPeriod(args: Period): (message: StoredMessage) => boolean {
  const bound = (given: string | undefined, fault: string, unset: number) => {
    if (given === undefined) return unset
    const ts = readTs(given)
    if (ts === null) throw new SlackError(fault)
    return ts
  }
  const oldest = bound(args.oldest, 'invalid_ts_oldest', 0)
  const latest = bound(args.latest, 'invalid_ts_latest', Number.POSITIVE_INFINITY)
  return message => {
    const ts = readTs(message.ts) ?? 0
    return args.inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest
  }
}

export const conversationMethods: Method[] = [
  method('conversations.open', {
    scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
    args: { channel: optionalId, users: optionalId, return_im: flag, prevent_creation: flag },
    run(world, args) {
      if (args.channel) {
        const conversation = joinedConversation(world, args.channel)
        return { channel: slackConversation(world.state, conversation) }
      }
      if (!args.users) throw new SlackError('users_list_not_supplied')
      const users = args.users.split(',').map(user => user.trim())
      if (users.length > 8) throw new SlackError('too_many_users')
      const [user] = users
      if (users.length > 1 || !user) {
        throw new SlackError('method_not_supported_for_channel_type', [
          'the playground has no group messages',
        ])
      }
      const person = existingPerson(world, user)
      if (person.isDeleted) throw new SlackError('user_disabled')
      if (person.isBot) throw new SlackError('cannot_dm_bot')
      const conversation = world.state.directMessage(person.id, world.state.bot.userId)
      return {
        channel: args.return_im ? slackConversation(world.state, conversation) : { id: conversation.id },
      }
    },
  }),
  method('conversations.list', {
    scopes: readScopes,
    args: { ...paging, types: optionalId, exclude_archived: flag, team_id: optionalId },
    run: (world, args) => listConversations(world, args, () => true),
  }),
  method('conversations.info', {
    scopes: readScopes,
    args: { channel: id, include_locale: flag, include_num_members: flag },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const { num_members: members, ...shape } = slackConversation(world.state, conversation)
      return { channel: args.include_num_members ? { ...shape, num_members: members } : shape }
    },
  }),
  method('conversations.members', {
    scopes: readScopes,
    args: { channel: id, ...paging },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const page = pageOf(conversation.members, { cursor: args.cursor, limit: pageSize(args.limit, 100) })
      return { members: page.items, response_metadata: page.response_metadata }
    },
  }),
  method('conversations.history', {
    scopes: historyScopes,
    args: { channel: id, ...paging, ...period },
    run(world, args) {
      const conversation = joinedConversation(world, args.channel)
      const shown = world.state
        .messages(conversation.id)
        .filter(message => message.threadTs === null || message.threadTs === message.ts)
        .filter(inPeriod(args))
        .reverse()
      const page = pageOf(shown, { cursor: args.cursor, limit: pageSize(args.limit, 100) })
      const metadata = args.include_all_metadata ?? false
      return {
        messages: page.items.map(message => slackMessage(world.state, message, { metadata })),
        has_more: page.hasMore,
        pin_count: 0,
        response_metadata: page.response_metadata,
      }
    },
  }),
  method('conversations.replies', {
    scopes: historyScopes,
    args: { channel: id, ts: id, ...paging, ...period },
    run(world, args) {
      const conversation = joinedConversation(world, args.channel)
      const asked = world.state.message(conversation.id, args.ts)
      const thread = threadOf(world, conversation, asked?.threadTs ?? args.ts)
      if (thread.length === 0) throw new SlackError('thread_not_found')
      const [parent, ...replies] = thread
      const shown = [parent, ...replies.filter(inPeriod(args))].filter(message => message !== undefined)
      const page = pageOf(shown, { cursor: args.cursor, limit: pageSize(args.limit, 1000) })
      const metadata = args.include_all_metadata ?? false
      return {
        messages: page.items.map(message => slackMessage(world.state, message, { metadata })),
        has_more: page.hasMore,
        response_metadata: page.response_metadata,
      }
    },
  }),
  method('conversations.join', {
    scopes: ['channels:join'],
    args: { channel: id },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const bot = world.state.bot.userId
      if (!conversation.members.includes(bot)) {
        const members = [...conversation.members, bot]
        world.state.commit({ kind: 'conversation', conversation: { ...conversation, members } })
      }
      return { channel: slackConversation(world.state, visibleConversation(world, args.channel)) }
    },
  }),
]
