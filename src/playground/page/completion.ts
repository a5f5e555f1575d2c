import type { Conversation, Person, SlashCommand, UserGroup } from '../protocol.ts'
import { type Emoji, findEmoji } from './emoji.ts'

/** The word at the caret that could be completed. */
export interface Trigger {
  kind: 'command' | 'mention' | 'channel' | 'emoji'
  /** Where the mark (`/`, `@`, `#`, `:`) stands. */
  start: number
  end: number
  query: string
}

export type Suggestion =
  | { kind: 'command'; command: SlashCommand; insert: string }
  | { kind: 'person'; person: Person; insert: string }
  | { kind: 'group'; group: UserGroup; insert: string }
  | { kind: 'channel'; conversation: Conversation; insert: string }
  | { kind: 'emoji'; emoji: Emoji; insert: string }

export interface Sources {
  commands: SlashCommand[]
  people: Person[]
  userGroups: UserGroup[]
  conversations: Conversation[]
}

// Chinese is written without spaces, so `谢谢@mei` is a mention; `me@example.com` is none.
const mention = /(?:^|[^A-Za-z0-9_.@-])@([\p{L}\p{N}_.-]{0,30})$/u
const channel = /(?:^|\s)#([\p{L}\p{N}_-]{0,80})$/u
const emojiName = /(?:^|[^A-Za-z0-9:])([:：])([a-z0-9_+-]{2,40})$/

export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret)
  const at = (kind: Trigger['kind'], query: string): Trigger => ({
    kind,
    query,
    start: caret - query.length - 1,
    end: caret,
  })
  const command = /^\/(\S*)$/.exec(before)
  if (command) return at('command', command[1] ?? '')
  const person = mention.exec(before)
  if (person) return at('mention', person[1] ?? '')
  const found = channel.exec(before)
  if (found) return at('channel', found[1] ?? '')
  const short = emojiName.exec(before)
  return short ? at('emoji', short[2] ?? '') : null
}

const most = 8

export function suggest(trigger: Trigger, sources: Sources): Suggestion[] {
  const query = trigger.query.toLowerCase()
  switch (trigger.kind) {
    case 'command':
      return sources.commands
        .filter(command => command.command.slice(1).toLowerCase().startsWith(query))
        .map(command => ({ kind: 'command', command, insert: command.command }))
    case 'mention': {
      const people = sources.people.filter(person => !person.isDeleted && matchesPerson(person, query))
      const groups = sources.userGroups.filter(group => startsAWord(`${group.handle} ${group.name}`, query))
      const found: Suggestion[] = [
        ...people.map((person): Suggestion => ({ kind: 'person', person, insert: `@${person.name}` })),
        ...groups.map((group): Suggestion => ({ kind: 'group', group, insert: `@${group.handle}` })),
      ]
      return found.slice(0, most)
    }
    case 'channel':
      return sources.conversations
        .filter(conversation => conversation.kind === 'channel' && startsAWord(conversation.name, query))
        .map(conversation => ({ kind: 'channel', conversation, insert: `#${conversation.name}` }) as const)
        .slice(0, most)
    case 'emoji':
      return findEmoji(query, most).map(emoji => ({ kind: 'emoji', emoji, insert: `:${emoji.name}:` }))
  }
}

export function matchesPerson(person: Person, query: string): boolean {
  return startsAWord(`${person.name} ${person.realName} ${person.title}`, query.toLowerCase())
}

/** Words may start after any non-letter; a Chinese query may stand anywhere in a name. */
export function startsAWord(text: string, query: string): boolean {
  const lower = text.toLowerCase()
  if (/[^\p{ASCII}]/u.test(query)) return lower.includes(query)
  if (query === '') return true
  return (
    lower
      .split(/[^\p{L}\p{N}]+|(?<=\p{Script=Han})(?!\p{Script=Han})/u)
      .some(word => word.startsWith(query)) || lower.startsWith(query)
  )
}

/**
 * Which suggestion Enter takes at first: none when the word is complete as typed, and none for `#`, since
 * commands take free `#indicator` words; Tab and the arrow keys still choose.
 */
export function preselected(trigger: Trigger, suggestions: Suggestion[]): number {
  if (trigger.kind === 'channel' || suggestions.length === 0) return -1
  const typed = trigger.query.toLowerCase()
  const complete = suggestions.some(suggestion => suggestion.insert.slice(1).toLowerCase() === typed)
  return complete && trigger.kind !== 'emoji' ? -1 : 0
}

export function applySuggestion(
  text: string,
  trigger: Trigger,
  insert: string,
): { text: string; caret: number } {
  const after = text.slice(trigger.end)
  const space = after.startsWith(' ') ? '' : ' '
  const caret = trigger.start + insert.length + 1
  return { text: text.slice(0, trigger.start) + insert + space + after, caret }
}
