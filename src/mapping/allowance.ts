import type { Clock } from '../core/clock.ts'
import type { EndpointCalls } from '../core/mapping/endpoint-calls.ts'

/** After so many failures one after the other, an endpoint is left alone for a while: each costs the giver time. */
const failuresBeforeRest = 3
/** In milliseconds. */
const restFor = 60_000

/** Decides whether an endpoint may be called: so many times a day (UTC), by all replicas, and not while it is down. */
export class Allowance {
  #failures = 0
  #restsUntil = 0

  constructor(
    readonly callsPerDay: number,
    private readonly calls: EndpointCalls,
    private readonly clock: Clock,
  ) {}

  /** Counts the call when it is granted. */
  async take(): Promise<'granted' | 'over-budget' | 'resting'> {
    const now = this.clock.now()
    if (now.getTime() < this.#restsUntil) return 'resting'
    const granted = await this.calls.take(now.toISOString().slice(0, 10), this.callsPerDay)
    return granted ? 'granted' : 'over-budget'
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    if (++this.#failures < failuresBeforeRest) return
    this.#failures = 0
    this.#restsUntil = this.clock.now().getTime() + restFor
  }
}
