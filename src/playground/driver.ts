import type { View } from '@slack/types'
import type { ActDoers } from './acts.ts'
import { portrayHome, portrayMessage, portrayView } from './portrayal.ts'
import type { Message, OpenView } from './protocol.ts'
import type { World } from './world.ts'

/** Does what people do on the page, and sees what they see, without a browser. */
export interface Driver extends ActDoers {
  /** Everyone's messages of a conversation, oldest first. */
  messages(conversation: string): Message[]
  /** Messages that only this person sees, oldest first. */
  ephemerals(person: string): Message[]
  /** Open modals, bottom first. */
  views(person: string): OpenView[]
  home(person: string): View | null
  /** What Slack would have shown the person in passing: failures, refusals. */
  notices(person: string): string[]
  /** The person's direct message with the bot, made if there is none. */
  botConversation(person: string): string
  /** A trigger id, as anything that this person does carries one. */
  trigger(person: string): string
  /** Whether every event so far is acknowledged (or given up). */
  settled(): boolean
  /** Resolves with the first truthy answer, asked again after everything that happens. */
  waitFor<T>(
    predicate: () => T | null | undefined | false,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<T>
}

export function createDriver(world: World, acts: ActDoers): Driver {
  const { state, views, ephemerals, triggers, feed } = world
  const notices = new Map<string, string[]>()
  feed.listen(telling => {
    for (const { id } of state.people.values()) {
      const event = telling(id)
      if (event?.type === 'notice') notices.set(id, [...(notices.get(id) ?? []), event.text])
    }
  })
  return {
    ...acts,
    messages: conversation => state.messages(conversation).map(message => portrayMessage(state, message)),
    ephemerals: person => ephemerals.of(person).map(message => portrayMessage(state, message, person)),
    views: person => views.stack(person).map(portrayView),
    home(person) {
      const home = state.homes.get(person)
      return home ? portrayHome(home) : null
    },
    notices: person => notices.get(person) ?? [],
    botConversation: person => state.directMessage(person, state.bot.userId).id,
    trigger: person => triggers.issue(person),
    settled: () => state.pendingEvents.size === 0,
    waitFor: (predicate, { timeoutMs = 15_000, what = 'a condition' } = {}) =>
      feed.waitFor(predicate, timeoutMs, what),
  }
}
