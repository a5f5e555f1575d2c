import type { Acts, Event, State } from '../protocol.ts'
import { type Answer, act, fetchState, openEvents, type Stream } from './api.ts'
import { applyEvent } from './live.ts'
import { remember, remembered } from './memory.ts'
import { formatRoute, parseRoute, type Route, type Tab } from './route.ts'

export interface Toast {
  id: number
  text: string
}

export interface Snapshot {
  /** Null until the first state has arrived. */
  state: State | null
  /** Why there is no state: an error code of the server. */
  failure: string | null
  /** Whether the event stream is open. */
  online: boolean
  route: Route
  /** Timestamp of the newest message seen, by conversation. */
  lastRead: Record<string, string>
  /** Where the "new" line stands in the open conversation. */
  newFrom: string | null
  toasts: Toast[]
}

const retryMs = 2000

/** What the page knows, and everything it does to the server. */
export class Store {
  snapshot: Snapshot = {
    state: null,
    failure: null,
    online: true,
    route: parseRoute(location.hash),
    lastRead: {},
    newFrom: null,
    toasts: [],
  }
  /** Unsent text by person and conversation. */
  readonly drafts = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  #stream: Stream | null = null
  #person: string | null = null
  #toasts = 0

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    window.addEventListener('hashchange', () => this.#routeChanged())
    document.addEventListener('visibilitychange', () => this.#markRead())
    const person = this.snapshot.route.person ?? remembered<string | null>('person', null)
    if (person) this.#connect(person)
    else void this.#introduce()
  }

  /** Learns from the server whom to act as. */
  async #introduce(): Promise<void> {
    const found = await fetchState(null)
    if ('error' in found) {
      this.#set({ failure: found.error })
      window.setTimeout(() => void this.#introduce(), retryMs)
    } else this.#connect(found.me)
  }

  #connect(person: string): void {
    this.#stream?.close()
    this.#person = person
    let loaded = false
    let waiting: Event[] = []
    const load = async () => {
      loaded = false
      const found = await fetchState(person)
      if (this.#person !== person) return
      if ('error' in found) {
        this.#set({ failure: found.error })
        if (found.error === 'unreachable' || found.error.startsWith('http_5'))
          window.setTimeout(() => void load(), retryMs)
        else this.#forget()
        return
      }
      this.#arrive(waiting.reduce(applyEvent, found))
      loaded = true
      waiting = []
    }
    this.#stream = openEvents(person, {
      event: event => {
        if (event.type === 'notice') this.toast(event.text)
        else if (loaded) this.#happened(event)
        else waiting.push(event)
      },
      opened: () => {
        const reconnected = !this.snapshot.online
        this.#set({ online: true })
        if (reconnected) void load()
      },
      lost: () => this.#set({ online: false }),
    })
    void load()
  }

  /** A remembered person may be gone from this workspace: start anew with the server's choice. */
  #forget(): void {
    if (this.#person === null) return
    this.#stream?.close()
    this.#person = null
    remember('person', null)
    this.#set({ route: { ...this.snapshot.route, person: null } })
    void this.#introduce()
  }

  #arrive(state: State): void {
    const first = this.snapshot.state?.me !== state.me
    remember('person', state.me)
    const newest = state.messages.at(-1)?.ts ?? '0'
    const since = remembered('since', newest)
    remember('since', since)
    const known = remembered<Record<string, string>>(`read.${state.me}`, {})
    const lastRead: Record<string, string> = {}
    for (const { id } of state.conversations) lastRead[id] = known[id] ?? since
    this.#set({ state, failure: null, ...(first && { lastRead }) })
    const route = parseRoute(location.hash)
    const conversation = route.conversation ?? this.#usualConversation(state)
    if (first || route.person !== state.me) this.open({ ...route, person: state.me, conversation }, true)
    else this.#markRead()
  }

  #usualConversation(state: State): string | null {
    const last = remembered<string | null>(`place.${state.me}`, null)
    const found = state.conversations.find(conversation => conversation.id === last)
    return found?.id ?? state.conversations.find(({ kind }) => kind === 'channel')?.id ?? null
  }

  #happened(event: Event): void {
    const { state } = this.snapshot
    if (!state) return
    this.#set({ state: applyEvent(state, event) })
    this.#markRead()
  }

  #routeChanged(): void {
    const route = parseRoute(location.hash)
    if (route.person && route.person !== this.#person) {
      this.#set({ route })
      this.#connect(route.person)
    } else this.open({ ...route, person: this.#person }, true)
  }

  /** Shows a place. Its messages count as read from now on. */
  open(route: Route, replace = false): void {
    const { conversation } = route
    const moved =
      conversation !== this.snapshot.route.conversation || route.person !== this.snapshot.route.person
    const hash = formatRoute(route)
    if (hash !== location.hash) {
      if (replace) history.replaceState(null, '', hash)
      else history.pushState(null, '', hash)
    }
    const { lastRead, newFrom } = this.snapshot
    this.#set({
      route,
      newFrom: moved || newFrom === null ? (lastRead[conversation ?? ''] ?? null) : newFrom,
    })
    if (conversation && route.person) remember(`place.${route.person}`, conversation)
    this.#markRead()
  }

  openConversation(conversation: string, tab: Tab = 'messages'): void {
    this.open({ person: this.#person, conversation, ts: null, tab })
  }

  async openWith(person: string): Promise<void> {
    const { state } = this.snapshot
    const found = state?.conversations.find(({ kind, name }) => kind === 'im' && name === person)
    if (found) return this.openConversation(found.id)
    const answer = await this.act('openIm', { as: this.me, with: person })
    if (!answer.ok) return
    const opened = answer.conversation
    const id = typeof opened === 'string' ? opened : (opened as { id: string }).id
    this.openConversation(id)
  }

  actAs(person: string): void {
    if (person === this.#person) return
    const { conversation, tab } = this.snapshot.route
    // A channel stays open across the change; somebody else's direct messages do not.
    const channel = this.snapshot.state?.conversations.find(
      ({ id, kind }) => id === conversation && kind === 'channel',
    )
    const shared = channel?.members.includes(person) ? channel.id : null
    const route: Route = { person, conversation: shared, ts: null, tab: shared ? tab : 'messages' }
    history.pushState(null, '', formatRoute(route))
    this.#set({ route, newFrom: null, toasts: [] })
    this.#connect(person)
  }

  get me(): string {
    return this.#person ?? ''
  }

  /** Carries out an act; a refusal is shown as a toast. */
  async act<Name extends keyof Acts>(name: Name, body: Acts[Name]): Promise<Answer> {
    const answer = await act(name, body)
    if (!answer.ok) this.toast(answer.message ?? answer.error)
    return answer
  }

  toast(text: string): void {
    this.#toasts += 1
    const toast = { id: this.#toasts, text }
    this.#set({ toasts: [...this.snapshot.toasts.slice(-2), toast] })
  }

  dismiss(id: number): void {
    this.#set({ toasts: this.snapshot.toasts.filter(toast => toast.id !== id) })
  }

  #markRead(): void {
    const { state, route, lastRead } = this.snapshot
    if (!state || !route.conversation || route.tab !== 'messages' || document.hidden) return
    const newest = state.messages.findLast(message => message.conversation === route.conversation)?.ts
    if (!newest || newest <= (lastRead[route.conversation] ?? '')) return
    const read = { ...lastRead, [route.conversation]: newest }
    remember(`read.${state.me}`, read)
    this.#set({ lastRead: read })
  }

  #set(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}
