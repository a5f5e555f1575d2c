const byWord = new Intl.Segmenter('zh-CN', { granularity: 'word' })
const byCharacter = new Intl.Segmenter()

/**
 * The beginning of `text` on one line, at most `limit` long as `width` counts it, cut between words (in Chinese too)
 * and then ended with "…".
 *
 * @param width length of a piece of text as it will be written, at least its UTF-16 units (the default).
 */
export function excerpt(
  text: string,
  limit: number,
  width: (piece: string) => number = piece => piece.length,
): string {
  // Chinese has no blank after its marks, where a line began anew either.
  const line = text
    .replace(/(?<=[。！？；：，、])\s+(?=\P{ASCII})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= limit && width(line) <= limit) return line
  let length = width('…')
  let kept = ''
  // The word that the slice ends in is past the limit anyway.
  for (const word of words(line.slice(0, limit + 1))) {
    length += width(word)
    if (length > limit) break
    kept += word
  }
  return kept === '' ? `${start(line, limit, width)}…` : `${kept.trimEnd()}…`
}

function* words(line: string): Generator<string> {
  for (const { segment } of byWord.segment(line)) yield segment
}

/** For a single word longer than the limit: as many whole characters as fit. */
function start(line: string, limit: number, width: (piece: string) => number): string {
  let length = width('…')
  let kept = ''
  for (const { segment } of byCharacter.segment(line)) {
    length += width(segment)
    if (length > limit) break
    kept += segment
  }
  return kept
}
