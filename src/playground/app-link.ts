import type { AppRequest, Delivery, Reply } from './delivery.ts'
import type { Faults } from './faults.ts'
import type { Feed } from './feed.ts'

/** Hands requests to the app, repeats them when faults ask for it, and tells pages whether the app is there. */
export class AppLink {
  readonly #faults: Faults
  readonly #feed: Feed
  readonly #now: () => number
  #delivery: Delivery | null = null
  #toldConnected = false

  constructor(faults: Faults, feed: Feed, now: () => number) {
    this.#faults = faults
    this.#feed = feed
    this.#now = now
  }

  get connected(): boolean {
    return this.#delivery?.connected ?? false
  }

  use(delivery: Delivery): void {
    this.#delivery = delivery
    delivery.onConnection = () => this.#tellConnection()
    this.#tellConnection()
  }

  /** Sends a request and its repetitions; the answer is the one to the first. */
  async send(request: AppRequest): Promise<Reply> {
    const replies: Promise<Reply>[] = []
    const copies = request.kind === 'options' ? 0 : this.#faults.redeliver
    for (let copy = 0; copy <= copies; copy++) {
      const repeated = copy > 0 && request.kind === 'event'
      const retry = repeated ? { number: copy, reason: 'timeout' } : request.retry
      replies.push(this.#sendOnce(retry ? { ...request, retry } : request, copy))
    }
    const [first] = await Promise.all(replies)
    return first ?? { acknowledged: false, reason: 'dispatch_failed' }
  }

  async #sendOnce(request: AppRequest, copy: number): Promise<Reply> {
    const reply: Reply = (await this.#delivery?.send(request)) ?? {
      acknowledged: false,
      reason: 'dispatch_failed',
    }
    this.#faults.recordDelivery({
      at: this.#now(),
      kind: request.kind,
      what: nameOf(request),
      copy,
      outcome: reply.acknowledged ? 'ok' : reply.reason,
    })
    this.#feed.stir()
    return reply
  }

  #tellConnection(): void {
    const connected = this.connected
    if (connected === this.#toldConnected) return
    this.#toldConnected = connected
    this.#feed.tell(() => ({ type: 'connected', connected }))
  }
}

function nameOf({ payload }: AppRequest): string {
  const event = payload.event as { type?: unknown } | undefined
  return String(event?.type ?? payload.command ?? payload.type)
}
