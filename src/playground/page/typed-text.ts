import type { State } from '../protocol.ts'
import { unescapeText } from './mrkdwn-parse.ts'

/** A message's text as its author typed it, for editing: `<@U0MEI>` → `@mei`, `&lt;` → `<`. */
export function toTyped(text: string, state: Pick<State, 'people' | 'userGroups' | 'conversations'>): string {
  const readable = text.replace(
    /<([@#!]?)([^|>^]+)(?:\^([^|>]+))?(?:\|([^>]*))?>/g,
    (_, mark, target, id, label) => {
      if (mark === '@')
        return `@${state.people.find(person => person.id === target)?.name ?? label ?? target}`
      if (mark === '#')
        return `#${state.conversations.find(found => found.id === target)?.name ?? label ?? target}`
      if (mark === '!' && target === 'subteam')
        return `@${state.userGroups.find(group => group.id === id)?.handle ?? label?.replace(/^@/, '') ?? id}`
      if (mark === '!') return label ?? `@${target}`
      return target
    },
  )
  return unescapeText(readable)
}
