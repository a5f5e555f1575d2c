import { react } from '../posting.ts'
import { SlackError } from '../slack-error.ts'
import { slackMessage } from '../slack-shape.ts'
import { readTs } from '../state.ts'
import type { World } from '../world.ts'
import { flag, optionalId } from './arguments.ts'
import { existingMessage, visibleConversation } from './lookup.ts'
import { type Method, method } from './method.ts'

const item = { channel: optionalId, timestamp: optionalId }

function find(world: World, args: { channel?: string | undefined; timestamp?: string | undefined }) {
  if (!args.channel || !args.timestamp) throw new SlackError('no_item_specified')
  if (readTs(args.timestamp) === null) throw new SlackError('bad_timestamp')
  const conversation = visibleConversation(world, args.channel)
  return { conversation, message: existingMessage(world, conversation, args.timestamp) }
}

function readName(given: string | undefined): string {
  const name = given?.replaceAll(':', '') ?? ''
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new SlackError('invalid_name')
  return name
}

export const reactionMethods: Method[] = [
  method('reactions.add', {
    scopes: ['reactions:write'],
    args: { ...item, name: optionalId },
    run(world, args) {
      const name = readName(args.name)
      const { message } = find(world, args)
      if (!react(world, message, world.state.bot.userId, name, true)) throw new SlackError('already_reacted')
      return {}
    },
  }),
  method('reactions.remove', {
    scopes: ['reactions:write'],
    args: { ...item, name: optionalId },
    run(world, args) {
      const name = readName(args.name)
      const { message } = find(world, args)
      if (!react(world, message, world.state.bot.userId, name, false)) throw new SlackError('no_reaction')
      return {}
    },
  }),
  method('reactions.get', {
    scopes: ['reactions:read'],
    args: { ...item, full: flag },
    run(world, args) {
      const { conversation, message } = find(world, args)
      const permalink = `${world.url}/#/${conversation.id}/${message.ts}`
      const shape = slackMessage(world.state, message)
      return { type: 'message', channel: conversation.id, message: { ...shape, permalink } }
    },
  }),
]
