const prefix = 'laurel.'

/** What this browser remembers between visits. A browser that forbids storage forgets, and that is all. */
export function remembered<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(prefix + key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Private windows may refuse; the page works without.
  }
}
