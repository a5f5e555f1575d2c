export type Tab = 'messages' | 'home' | 'about'

/** What the URL's hash names. */
export interface Route {
  person: string | null
  conversation: string | null
  /** A message to open and highlight. */
  ts: string | null
  tab: Tab
}

/** Reads `#/U0MEI/C0KUDOS`, `#/U0MEI/D0LAUREL/home` and permalinks such as `#/C0KUDOS/1763805000.000100`. */
export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent)
  const person = /^[UW]/.test(parts[0] ?? '') ? (parts.shift() ?? null) : null
  const conversation = parts.shift() ?? null
  const last = parts.shift() ?? ''
  const ts = /^\d+\.\d+$/.test(last)
    ? last
    : /^p\d{16}$/.test(last)
      ? `${last.slice(1, 11)}.${last.slice(11)}`
      : null
  return { person, conversation, ts, tab: last === 'home' || last === 'about' ? last : 'messages' }
}

export function formatRoute({ person, conversation, ts, tab }: Route): string {
  const last = ts ?? (tab === 'messages' ? null : tab)
  return `#/${[person, conversation, last].filter(part => part !== null).join('/')}`
}
