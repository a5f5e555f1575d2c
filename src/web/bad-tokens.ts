import type { Clock } from '../core/clock.ts'

/** Wrong tokens that one address may try in a minute. A signature cannot be guessed: this spares the machine and the log. */
const mostTries = 20
const window = 60_000

/** Addresses that are remembered at most. */
const mostAddresses = 10_000

export class BadTokens {
  private readonly tries = new Map<string, { count: number; until: number }>()

  constructor(private readonly clock: Clock) {}

  /** Counts a wrong token; false once the address has tried too many. */
  mayTry(address: string): boolean {
    const now = this.clock.now().getTime()
    const before = this.tries.get(address)
    if (before && before.until > now) {
      before.count++
      return before.count <= mostTries
    }
    if (this.tries.size >= mostAddresses) this.forget(now)
    this.tries.delete(address)
    this.tries.set(address, { count: 1, until: now + window })
    return true
  }

  /** What is over; where nothing is, the oldest. */
  private forget(now: number): void {
    for (const [address, { until }] of this.tries) if (until <= now) this.tries.delete(address)
    const [oldest] = this.tries.keys()
    if (this.tries.size >= mostAddresses && oldest !== undefined) this.tries.delete(oldest)
  }
}
