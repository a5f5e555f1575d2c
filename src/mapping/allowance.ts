import type { Clock } from '../core/clock.ts'

/** After so many failures one after the other, an endpoint is left alone for a while: each costs the giver time. */
const failuresBeforeRest = 3
/** In milliseconds. */
const restFor = 60_000

/** Decides whether an endpoint may be called: so many times a day (UTC), in this process, and not while it is down. */
export class Allowance {
  #day = ''
  #used = 0
  #failures = 0
  #restsUntil = 0

  constructor(
    readonly callsPerDay: number,
    private readonly clock: Clock,
  ) {}

  /** Counts the call when it is granted. */
  take(): 'granted' | 'over-budget' | 'resting' {
    const now = this.clock.now()
    const day = now.toISOString().slice(0, 10)
    if (day !== this.#day) {
      this.#day = day
      this.#used = 0
    }
    if (now.getTime() < this.#restsUntil) return 'resting'
    if (this.#used >= this.callsPerDay) return 'over-budget'
    this.#used++
    return 'granted'
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
