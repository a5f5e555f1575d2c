import type { StoredMessage } from './change.ts'
import type { Feed } from './feed.ts'
import { portrayMessage } from './portrayal.ts'
import type { State } from './state.ts'

const keptEach = 100

/** Messages that one person sees. As in Slack they are gone after a restart. */
export class Ephemerals {
  readonly #byPerson = new Map<string, StoredMessage[]>()
  readonly #state: State
  readonly #feed: Feed

  constructor(state: State, feed: Feed) {
    this.#state = state
    this.#feed = feed
  }

  /** Oldest first. */
  of(person: string): StoredMessage[] {
    return this.#byPerson.get(person) ?? []
  }

  find(person: string, conversation: string, ts: string): StoredMessage | null {
    return this.of(person).find(message => message.conversation === conversation && message.ts === ts) ?? null
  }

  /** Shows a message to the person, in place of an earlier one with the same ts. */
  show(person: string, message: StoredMessage): void {
    const before = this.of(person)
    const known = this.find(person, message.conversation, message.ts)
    const after = known ? before.map(one => (one === known ? message : one)) : [...before, message]
    this.#byPerson.set(person, after.slice(-keptEach))
    const told = portrayMessage(this.#state, message, person)
    this.#feed.tell(viewer =>
      viewer === person ? { type: known ? 'message-changed' : 'message', message: told } : null,
    )
  }

  remove(person: string, conversation: string, ts: string): void {
    const known = this.find(person, conversation, ts)
    if (!known) return
    this.#byPerson.set(
      person,
      this.of(person).filter(message => message !== known),
    )
    this.#feed.tell(viewer => (viewer === person ? { type: 'message-deleted', conversation, ts } : null))
  }
}
