/**
 * The text without a person: mentions as chat passes them on, `<@id>`, and their name as chat writes it, “@Tom Malek”. A name
 * that can hardly mean anything else, of two words or of three Chinese characters, goes without the `@` as well. Where the
 * name begins somebody else's ("@Tom" and "@Tom Malek"), theirs stays.
 *
 * @param others names of everybody else
 */
export function withoutName(
  text: string,
  { id, name }: { id: string; name: string },
  others: readonly string[],
): string {
  const unmentioned = text.replace(/<@([^<>|\s]+)(?:\|[^<>]*)?>/g, (whole, of: string) =>
    of === id ? '@…' : whole,
  )
  if (name.trim() === '') return unmentioned
  const longer = others.filter(other => other.length > name.length && lower(other).startsWith(lower(name)))
  const isTelling = /\p{L}\s+\p{L}/u.test(name) || /^\p{Script=Han}{3,}$/u.test(name)
  let rest = ''
  for (let at = 0; at < unmentioned.length; ) {
    const next = lower(unmentioned).indexOf(lower(name), at)
    if (next < 0) return rest + unmentioned.slice(at)
    const [before, after] = [unmentioned.slice(0, next), unmentioned.slice(next + name.length)]
    const isWhole = /\p{Script=Han}$/u.test(name) || !/^[\p{L}\p{N}]/u.test(after)
    const isNamed = /[@＠]$/.test(before) || (isTelling && !continuesWord(before, name))
    const isTheirs = !longer.some(other => lower(unmentioned.slice(next)).startsWith(lower(other)))
    const isMeant = isWhole && isNamed && isTheirs
    rest += unmentioned.slice(at, next) + (isMeant ? '…' : unmentioned.slice(next, next + name.length))
    at = next + name.length
  }
  return rest
}

/** Whether the name would begin in the middle of a word. */
function continuesWord(before: string, name: string): boolean {
  return !/^\p{Script=Han}/u.test(name) && /[\p{Script=Latin}\p{N}]$/u.test(before)
}

/** In small letters and as long as before. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
