import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Conversation, Person, State } from '../protocol.ts'
import type { Snapshot, Store } from './store.ts'
import type { Strings, UiLanguage } from './strings.ts'
import type { Locale } from './time.ts'

/** What every part of the page may ask for. */
export interface Chat {
  store: Store
  snapshot: Snapshot
  state: State
  me: Person
  t: Strings
  locale: Locale
  /** Today's date where the acting person is. */
  today: string
  setLanguage(language: UiLanguage): void
  person(id: string): Person
  /** `#kudos`, or the other person's name. */
  title(conversation: Conversation): string
}

export const ChatContext = createContext<Chat | null>(null)

export function useChat(): Chat {
  const chat = useContext(ChatContext)
  if (!chat) throw new Error('useChat() needs a ChatContext above it')
  return chat
}

export function useSnapshot(store: Store): Snapshot {
  const [snapshot, set] = useState(store.snapshot)
  useEffect(() => {
    const stop = store.subscribe(() => set(store.snapshot))
    // The first answer may have come between drawing and here: nobody would tell of it again.
    set(store.snapshot)
    return stop
  }, [store])
  return snapshot
}

/** Somebody the state does not list (any more) still needs a name. */
export function findPerson(state: State, id: string): Person {
  const found = state.people.find(person => person.id === id)
  if (found) return found
  const isBot = state.bot?.id === id
  const name = (isBot ? state.bot?.name : null) ?? id
  return {
    id,
    name,
    realName: name,
    title: '',
    language: 'en',
    timeZone: 'UTC',
    color: '#616061',
    isAdmin: false,
    isBot,
    isStranger: false,
    isDeleted: false,
  }
}

export function conversationTitle(state: State, conversation: Conversation): string {
  return conversation.kind === 'channel'
    ? `#${conversation.name}`
    : findPerson(state, conversation.name).realName
}
