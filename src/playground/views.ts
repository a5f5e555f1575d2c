import { withIds } from './block-ids.ts'
import { checkView, type Limits } from './block-kit.ts'
import type { Json, StoredView } from './change.ts'
import type { Feed } from './feed.ts'
import { newId } from './identifiers.ts'
import { portrayView } from './portrayal.ts'
import type { StateValues } from './protocol.ts'
import { SlackError } from './slack-error.ts'
import type { State } from './state.ts'
import { completeValues } from './view-values.ts'

const maxStack = 3

interface Settings {
  state: State
  feed: Feed
  limits: Limits
  now: () => number
}

/** Open modals (a stack for each person) and App Homes. */
export class Views {
  readonly #stacks = new Map<string, StoredView[]>()
  readonly #settings: Settings
  #hashes = 0

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** Bottom first. */
  stack(person: string): StoredView[] {
    return this.#stacks.get(person) ?? []
  }

  find(id: string): StoredView | null {
    for (const stack of [...this.#stacks.values(), [...this.#settings.state.homes.values()]]) {
      const found = stack.find(view => view.id === id)
      if (found) return found
    }
    return null
  }

  findByExternalId(externalId: string): StoredView | null {
    for (const stack of [...this.#stacks.values(), [...this.#settings.state.homes.values()]]) {
      const found = stack.find(view => view.view.external_id === externalId)
      if (found) return found
    }
    return null
  }

  check(given: unknown, surface: 'modal' | 'home'): Json {
    return checkView(given, surface, this.#settings.limits)
  }

  /** Opens a modal on its own: what was open is gone. */
  open(person: string, given: unknown): StoredView {
    const view = this.check(given, 'modal')
    this.#refuseDuplicate(view, null)
    const stored = this.#store(person, view, null)
    this.#setStack(person, [stored])
    return stored
  }

  push(person: string, given: unknown): StoredView {
    const view = this.check(given, 'modal')
    this.#refuseDuplicate(view, null)
    const stack = this.stack(person)
    const top = stack.at(-1)
    if (!top) throw new SlackError('not_found')
    if (stack.length >= maxStack) throw new SlackError('push_limit_reached')
    const stored = this.#store(person, view, top)
    this.#setStack(person, [...stack, stored])
    return stored
  }

  /** Replaces a view's content; values typed in inputs that stay (same block and action id) are kept. */
  update(target: StoredView, given: unknown, hash?: string): StoredView {
    const view = this.check(given, target.view.type === 'home' ? 'home' : 'modal')
    if (hash !== undefined && hash !== target.hash) throw new SlackError('hash_conflict')
    this.#refuseDuplicate(view, target)
    const filled = { ...view, blocks: withIds(blocksOf(view)) }
    const stored: StoredView = {
      ...target,
      view: filled,
      hash: this.#nextHash(),
      values: completeValues(blocksOf(filled), target.values),
      errors: {},
    }
    this.#replace(stored)
    return stored
  }

  publish(person: string, given: unknown, hash?: string): StoredView {
    const current = this.#settings.state.homes.get(person)
    if (current) return this.update(current, given, hash)
    const view = this.check(given, 'home')
    this.#refuseDuplicate(view, null)
    const stored = this.#store(person, view, null)
    this.#settings.state.commit({ kind: 'home', view: stored })
    return stored
  }

  keepValues(target: StoredView, values: StateValues): StoredView {
    const stored: StoredView = { ...target, values: completeValues(blocksOf(target.view), values) }
    // Values are the page's own: it need not be told of them, nor are they worth a line in the journal.
    if (target.view.type === 'home') this.#settings.state.homes.set(target.person, stored)
    else this.#stacks.set(target.person, this.#swapped(stored))
    return stored
  }

  showErrors(target: StoredView, errors: Record<string, string>): void {
    this.#replace({ ...(this.find(target.id) ?? target), errors })
  }

  /** Closes one modal, or all of them; returns those closed, top first. */
  close(person: string, id: string | 'all'): StoredView[] {
    const stack = this.stack(person)
    const closed = id === 'all' ? stack : stack.filter(view => view.id === id)
    if (closed.length > 0) {
      this.#setStack(
        person,
        stack.filter(view => !closed.includes(view)),
      )
    }
    return [...closed].reverse()
  }

  #store(person: string, view: Json, below: StoredView | null): StoredView {
    const filled = { ...view, blocks: withIds(blocksOf(view)) }
    const id = newId('V')
    return {
      id,
      person,
      view: filled,
      hash: this.#nextHash(),
      values: completeValues(blocksOf(filled), {}),
      errors: {},
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
    }
  }

  #replace(stored: StoredView): void {
    if (stored.view.type === 'home') this.#settings.state.commit({ kind: 'home', view: stored })
    else this.#setStack(stored.person, this.#swapped(stored))
  }

  #swapped(stored: StoredView): StoredView[] {
    return this.stack(stored.person).map(view => (view.id === stored.id ? stored : view))
  }

  #setStack(person: string, stack: StoredView[]): void {
    this.#stacks.set(person, stack)
    this.#settings.feed.tell(viewer =>
      viewer === person ? { type: 'views', views: stack.map(portrayView) } : null,
    )
  }

  #refuseDuplicate(view: Json, self: StoredView | null): void {
    if (!view.external_id) return
    const other = this.findByExternalId(String(view.external_id))
    if (other && other.id !== self?.id) throw new SlackError('duplicate_external_id')
  }

  #nextHash(): string {
    return `${Math.floor(this.#settings.now() / 1000)}.${String(++this.#hashes).padStart(8, '0')}`
  }
}

export function blocksOf(view: Json): Json[] {
  return Array.isArray(view.blocks) ? view.blocks : []
}
