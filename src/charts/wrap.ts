import { measure } from './typeface.ts'

/** Where a line may end: after a blank or a hyphen, and beside each Chinese character. */
const pieces =
  /[\p{Script=Han}\u3000-\u30ff\uff00-\uffef]|[^\s\-\p{Script=Han}\u3000-\u30ff\uff00-\uffef]+-?\s*|[\s-]+/gu

/** The text in at most `most` lines of `width` pixels; what does not fit ends in an ellipsis. */
export function wrap(
  text: string,
  { width, font, most }: { width: number; font: string; most: number },
): string {
  const fits = (line: string) => measure(line.trimEnd(), font) <= width
  const lines = ['']
  for (const piece of text.match(pieces) ?? []) {
    const line = lines.at(-1)!
    if (line === '' || fits(line + piece)) lines[lines.length - 1] = line + piece
    else if (lines.length < most) lines.push(piece)
    // The last line takes all of the rest, and is cut.
    else lines[lines.length - 1] += piece
  }
  return lines.map(line => (fits(line) ? line.trimEnd() : cut(line, fits))).join('\n')
}

function cut(line: string, fits: (line: string) => boolean): string {
  // The ellipsis of a Chinese font hangs in the middle of the line.
  const ellipsis = /\p{Script=Han}/u.test(line) ? '…' : '...'
  const characters = [...line]
  while (characters.length > 0 && !fits(characters.join('').trimEnd() + ellipsis)) characters.pop()
  return characters.join('').trimEnd() + ellipsis
}
