import type { StoredConversation, StoredMessage } from '../change.ts'
import { SlackError } from '../slack-error.ts'
import { type Member, readTs } from '../state.ts'
import type { World } from '../world.ts'

/** A conversation that the bot may know of: public channels, and whatever it is in. */
export function visibleConversation(world: World, id: string): StoredConversation {
  const conversation = world.state.conversations.get(id)
  const visible = conversation && (isPublic(conversation) || isIn(world, conversation))
  if (!visible) throw new SlackError('channel_not_found')
  return conversation
}

/** A conversation that the bot is in. */
export function joinedConversation(world: World, id: string): StoredConversation {
  const conversation = visibleConversation(world, id)
  if (!isIn(world, conversation)) throw new SlackError('not_in_channel')
  return conversation
}

/** Where a post goes: a conversation's id, `#name`, or a person's id for the direct message with the bot. */
export function postTarget(world: World, given: string): StoredConversation {
  if (/^[UW]/.test(given)) {
    const person = world.state.people.get(given)
    if (!person || person.isBot) throw new SlackError('channel_not_found')
    if (person.isDeleted) throw new SlackError('user_disabled')
    return world.state.directMessage(person.id, world.state.bot.userId)
  }
  const name = given.replace(/^#/, '')
  const byName = [...world.state.conversations.values()].find(
    conversation => conversation.kind === 'channel' && conversation.name === name,
  )
  return joinedConversation(world, byName?.id ?? given)
}

export function existingMessage(world: World, conversation: StoredConversation, ts: string): StoredMessage {
  const message = readTs(ts) === null ? null : world.state.message(conversation.id, ts)
  if (!message) throw new SlackError('message_not_found')
  return message
}

export function existingPerson(world: World, id: string): Member {
  const person = world.state.people.get(id)
  if (!person) throw new SlackError('user_not_found')
  return person
}

export function isIn(world: World, conversation: StoredConversation): boolean {
  return conversation.members.includes(world.state.bot.userId)
}

function isPublic(conversation: StoredConversation): boolean {
  return conversation.kind === 'channel' && !conversation.private
}
