/** What a text may go without: a person, by their mention as chat passes it on, and by their name. */
interface Named {
  id: string
  name: string
}

/**
 * The text without a person: mentions, `<@id>`, and their name as chat writes it, “@Tom Malek”. A name that can hardly mean
 * anything else, of two words or of three Chinese characters, goes without the `@` as well, where it is written as it is and
 * nobody else bears it. Where the name begins somebody else's ("@Tom" and "@Tom Malek"), theirs stays.
 *
 * @param others names of everybody else
 */
export function withoutName(text: string, { id, name }: Named, others: readonly string[]): string {
  const unmentioned = text.replace(/<@([^<>|\s]+)(?:\|[^<>]*)?>/g, (whole, of: string) =>
    of === id ? '@…' : whole,
  )
  const words = wordsOf(name)
  if (words.length === 0) return unmentioned
  const rest = others.map(other => ({ other, words: wordsOf(other) }))
  const namesake = new RegExp(`^${patternOf(words)}$`, 'iu')
  const isShared = rest.some(({ words }) => namesake.test(words.join(' ')))
  const longer = rest.flatMap(({ words: theirs }) => {
    const begins = new RegExp(`^${patternOf(words)}.`, 'iu').test(theirs.join(' '))
    return begins ? [new RegExp(patternOf(theirs), 'iuy')] : []
  })
  const isTelling = !isShared && (words.length > 1 || /^\p{Script=Han}{3,}$/u.test(name.trim()))
  return unmentioned.replace(
    new RegExp(`(?<at>[@＠])?(?<said>${patternOf(words)})`, 'giu'),
    (whole: string, ...matched: unknown[]) => {
      const { at, said } = matched.at(-1) as { at?: string; said: string }
      const start = matched.at(-3) as number
      const from = start + (at ? at.length : 0)
      const [before, after] = [unmentioned.slice(0, start), unmentioned.slice(start + whole.length)]
      const isWhole = /\p{Script=Han}$/u.test(said) || !endless.test(after)
      const isTheirs = longer.some(other => {
        other.lastIndex = from
        return other.test(unmentioned)
      })
      if (!isWhole || isTheirs) return whole
      if (at) return `${at}…`
      const isWritten = said.replace(/\s+/gu, ' ') === words.join(' ')
      return isTelling && isWritten && !continuesWord(before, said) ? '…' : whole
    },
  )
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter(Boolean)
}

/** The words with whatever blanks between them. */
function patternOf(words: readonly string[]): string {
  return words.map(word => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('\\s+')
}

/** Letters that a name would run on into. Chinese and Japanese need no blank behind it. */
const endless = /^(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]|-\p{L})/u

/** Whether the name would begin in the middle of a word. */
function continuesWord(before: string, name: string): boolean {
  return !/^\p{Script=Han}/u.test(name) && /(?:[\p{Script=Latin}\p{N}]|\p{L}-)$/u.test(before)
}
