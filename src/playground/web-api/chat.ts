import { withIds } from '../block-ids.ts'
import { isObject, lengthOf } from '../block-kit/check.ts'
import { checkMessageBlocks } from '../block-kit.ts'
import type { Json, StoredMessage } from '../change.ts'
import { fileCheck } from '../file-check.ts'
import { changeMessage, deleteMessage, draftMessage, postMessage } from '../posting.ts'
import { SlackError } from '../slack-error.ts'
import { slackMessage } from '../slack-shape.ts'
import type { World } from '../world.ts'
import { flag, id, json, optionalId, optionalText } from './arguments.ts'
import { existingMessage, joinedConversation, postTarget, visibleConversation } from './lookup.ts'
import { type Method, method } from './method.ts'

const maxPosted = 40_000
const maxUpdated = 4000
const maxMarkdown = 12_000
const maxMetadataBytes = 16_384

const content = {
  text: optionalText,
  blocks: json,
  attachments: json,
  markdown_text: optionalText,
  metadata: json,
  thread_ts: optionalId,
}

interface Content {
  text?: string | undefined
  blocks?: unknown
  attachments?: unknown
  markdown_text?: string | undefined
}

/** What a message says; throws what Slack refuses. */
function readContent(world: World, given: Content, maxText: number): { text: string; blocks: Json[] } {
  const text = given.text ?? ''
  if (given.markdown_text !== undefined) {
    if (given.text || given.blocks !== undefined) throw new SlackError('markdown_text_conflict')
    if (lengthOf(given.markdown_text) > maxMarkdown) throw new SlackError('msg_too_long')
    const block = { type: 'markdown', text: given.markdown_text }
    return { text: given.markdown_text, blocks: withIds([block]) }
  }
  const blocks = given.blocks === undefined ? [] : checkMessageBlocks(given.blocks, fileCheck(world))
  if (text === '' && blocks.length === 0 && !hasAttachments(given.attachments))
    throw new SlackError('no_text')
  if (lengthOf(text) > maxText) throw new SlackError('msg_too_long')
  return { text, blocks: withIds(blocks) }
}

function hasAttachments(given: unknown): boolean {
  if (given === undefined) return false
  if (!Array.isArray(given)) throw new SlackError('invalid_attachments')
  if (given.length > 100) throw new SlackError('too_many_attachments')
  return given.length > 0
}

function readMetadata(given: unknown): StoredMessage['metadata'] {
  if (given === undefined || isEmptyObject(given)) return null
  if (!isObject(given)) throw new SlackError('invalid_metadata_format')
  const { event_type: type, event_payload: payload } = given
  if (typeof type !== 'string' || type === '' || !isObject(payload))
    throw new SlackError('invalid_metadata_format')
  if (Buffer.byteLength(JSON.stringify(given)) > maxMetadataBytes) throw new SlackError('metadata_too_large')
  return { event_type: type, event_payload: payload }
}

/** How metadata is taken off a message. */
function isEmptyObject(given: unknown): boolean {
  return isObject(given) && Object.keys(given).length === 0
}

const scopes = ['chat:write']

export const chatMethods: Method[] = [
  method('chat.postMessage', {
    scopes,
    args: { channel: id, ...content, reply_broadcast: flag },
    run(world, args) {
      const conversation = postTarget(world, args.channel)
      const metadata = readMetadata(args.metadata)
      const said = readContent(world, args, maxPosted)
      if (args.thread_ts && !world.state.message(conversation.id, args.thread_ts)) {
        throw new SlackError('thread_not_found')
      }
      const message = postMessage(world, {
        conversation: conversation.id,
        user: world.state.bot.userId,
        ...said,
        threadTs: args.thread_ts ?? null,
        metadata,
      })
      const shown = slackMessage(world.state, message, { metadata: true })
      return { channel: conversation.id, ts: message.ts, message: shown }
    },
  }),
  method('chat.postEphemeral', {
    scopes,
    args: { channel: id, user: id, ...content },
    run(world, args) {
      const conversation = joinedConversation(world, args.channel)
      if (!conversation.members.includes(args.user)) throw new SlackError('user_not_in_channel')
      const said = readContent(world, args, maxPosted)
      const message = draftMessage(world, {
        conversation: conversation.id,
        user: world.state.bot.userId,
        ...said,
        threadTs: args.thread_ts ?? null,
      })
      world.ephemerals.show(args.user, message)
      return { message_ts: message.ts }
    },
  }),
  method('chat.update', {
    scopes,
    args: { channel: id, ts: id, ...content, file_ids: json },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const before = existingMessage(world, conversation, args.ts)
      if (!before.fromBot) throw new SlackError('cant_update_message')
      const metadata = args.metadata === undefined ? before.metadata : readMetadata(args.metadata)
      const onlyMetadata = args.metadata !== undefined && args.text === undefined && args.blocks === undefined
      const said = onlyMetadata ? {} : readContent(world, args, maxUpdated)
      const message = changeMessage(world, before, { ...said, metadata })
      return {
        channel: conversation.id,
        ts: message.ts,
        text: message.text,
        message: slackMessage(world.state, message, { metadata: true }),
      }
    },
  }),
  method('chat.delete', {
    scopes,
    args: { channel: id, ts: id },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const message = existingMessage(world, conversation, args.ts)
      if (!message.fromBot) throw new SlackError('cant_delete_message')
      deleteMessage(world, message)
      return { channel: conversation.id, ts: message.ts }
    },
  }),
  method('chat.getPermalink', {
    args: { channel: id, message_ts: id },
    run(world, args) {
      const conversation = visibleConversation(world, args.channel)
      const message = existingMessage(world, conversation, args.message_ts)
      return { channel: conversation.id, permalink: `${world.url}/#/${conversation.id}/${message.ts}` }
    },
  }),
]
