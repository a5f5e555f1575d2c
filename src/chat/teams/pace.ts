/** What Teams takes of one bot in one conversation: so many messages in so many milliseconds. */
const perConversation = [
  { count: 7, within: 1000 },
  { count: 8, within: 2000 },
  { count: 60, within: 30_000 },
  { count: 1800, within: 3_600_000 },
] as const

/** Requests of one app in one tenant. */
const perTenant = [{ count: 50, within: 1000 }] as const

type Limits = readonly { count: number; within: number }[]

/**
 * Keeps one process below the limits of Teams. Several replicas share them, and are told so by a 429: `pause` keeps a
 * conversation quiet until then.
 */
export class Pace {
  private readonly sent = new Map<string, number[]>()
  private readonly pausedUntil = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** Takes a place in the queue, or says how many milliseconds there is none. */
  take(tenantId: string, conversationId: string | null): number {
    const now = this.now()
    const wait = Math.max(
      this.wait(tenantId, perTenant, now),
      conversationId === null ? 0 : this.wait(conversationId, perConversation, now),
      (this.pausedUntil.get(conversationId ?? tenantId) ?? 0) - now,
    )
    if (wait > 0) return wait
    this.note(tenantId, perTenant, now)
    if (conversationId !== null) this.note(conversationId, perConversation, now)
    return 0
  }

  pause(key: string, milliseconds: number): void {
    this.pausedUntil.set(key, this.now() + milliseconds)
  }

  private wait(key: string, limits: Limits, now: number): number {
    const times = this.sent.get(key) ?? []
    // The first of the last `count` has to be old enough.
    const waits = limits.map(({ count, within }) => {
      const first = times[times.length - count]
      return first === undefined ? 0 : first + within - now
    })
    return Math.max(0, ...waits)
  }

  private note(key: string, limits: Limits, now: number): void {
    const times = this.sent.get(key) ?? []
    times.push(now)
    const most = Math.max(...limits.map(({ count }) => count))
    if (times.length > most) times.splice(0, times.length - most)
    this.sent.delete(key)
    this.sent.set(key, times)
    this.forgetOld(now)
  }

  /** Conversations are kept in the order of their last message: the quiet ones come first. */
  private forgetOld(now: number): void {
    for (const [key, times] of this.sent) {
      if (now - times.at(-1)! < 3_600_000) break
      this.sent.delete(key)
    }
    for (const [key, until] of this.pausedUntil) if (until < now) this.pausedUntil.delete(key)
  }
}
