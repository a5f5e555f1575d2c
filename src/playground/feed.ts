import type { Event } from './protocol.ts'

/** Gives each viewer their own form of what happened, or null if it is not for them. */
export type Telling = (viewer: string) => Event | null

/** What happens, told to open pages and to whoever waits for a condition to come true. */
export class Feed {
  readonly #listeners = new Set<(telling: Telling) => void>()

  tell(telling: Telling): void {
    for (const listener of [...this.#listeners]) listener(telling)
  }

  /** Returns how to stop listening. */
  listen(listener: (telling: Telling) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Something changed that pages need not hear about, but a waiting test may ask for. */
  stir(): void {
    this.tell(() => null)
  }

  /** Resolves with the first truthy answer of `predicate`, asked now and after everything that happens. */
  waitFor<T>(predicate: () => T | null | undefined | false, timeoutMs: number, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      let stop = () => {}
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`waited ${timeoutMs} ms for ${what} in vain`))
      }, timeoutMs)
      const ask = () => {
        try {
          const answer = predicate()
          if (!answer) return
          resolve(answer)
        } catch (error) {
          reject(error)
        }
        clearTimeout(timer)
        stop()
      }
      stop = this.listen(ask)
      ask()
    })
  }
}
