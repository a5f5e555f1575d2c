/**
 * The text without a person's name as chat writes it, "@Tom Malek". Where the name begins somebody else's ("@Tom" and
 * "@Tom Malek"), theirs stays.
 *
 * @param others names of everybody else
 */
export function withoutName(text: string, name: string, others: readonly string[]): string {
  if (name.trim() === '') return text
  const longer = others.filter(other => other.length > name.length && lower(other).startsWith(lower(name)))
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const next = lower(text).indexOf(`@${lower(name)}`, at)
    if (next < 0) return rest + text.slice(at)
    const after = text.slice(next + 1)
    const isWhole = !/^[\p{L}\p{N}]/u.test(after.slice(name.length)) || /\p{Script=Han}$/u.test(name)
    const isTheirs = isWhole && !longer.some(other => lower(after).startsWith(lower(other)))
    rest += text.slice(at, next) + (isTheirs ? '@…' : text.slice(next, next + 1 + name.length))
    at = next + 1 + name.length
  }
  return rest
}

/** In small letters and as long as before. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
