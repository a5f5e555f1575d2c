/** How many changes of a letter make one word of the other. */
function distance(a: string[], b: string[]): number {
  let row = b.map((_, index) => index + 1)
  for (const [i, letter] of a.entries()) {
    let diagonal = i
    let left = i + 1
    row = row.map((above, j) => {
      const least = Math.min(above + 1, left + 1, diagonal + (letter === b[j] ? 0 : 1))
      diagonal = above
      left = least
      return least
    })
  }
  return row.at(-1) ?? a.length
}

/** How alike two words are, from 0 to 1 for the same; case does not count. Chinese goes by the characters, whatever their order. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map(word => [...word.normalize('NFKC').toLowerCase()]) as [string[], string[]]
  if (a.length === 0 || b.length === 0) return 0
  if (/\p{Script=Han}/u.test(one) && /\p{Script=Han}/u.test(other)) {
    const shared = new Set(a.filter(character => b.includes(character)))
    return (2 * shared.size) / (new Set(a).size + new Set(b).size)
  }
  return 1 - distance(a, b) / Math.max(a.length, b.length)
}

/** The few that score best, of those that reach the least score; equals keep their order. */
export function best<Item>(
  items: readonly Item[],
  score: (item: Item) => number,
  { least, count }: { least: number; count: number },
): Item[] {
  return items
    .map(item => ({ item, score: score(item) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ item }) => item)
}
