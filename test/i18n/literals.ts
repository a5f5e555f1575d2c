const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

/** Where a slash begins a regular expression rather than divides. */
const beforePattern = /(^|[([{,;=:!&|?+\n]|return|=>)\s*$/

/**
 * The words of each string and template of some JavaScript without comments; a value in a template is `\0`.
 */
export function literalsOf(code: string): string[] {
  const found: string[] = []
  let at = 0

  /** One character of a literal, with what an escape means. */
  const character = (): string => {
    if (code[at] !== '\\') return code[at++]!
    const rest = code.slice(at + 1)
    const written = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/i.exec(rest)
    at += 1 + (written?.[0].length ?? 1)
    const point = written?.[1] ?? written?.[2] ?? written?.[3]
    return point === undefined
      ? (escapes[rest[0]!] ?? rest[0]!)
      : String.fromCodePoint(Number.parseInt(point, 16))
  }
  const string = (quote: string): void => {
    let text = ''
    for (at++; code[at] !== quote && at < code.length; ) text += character()
    at++
    found.push(text)
  }
  const template = (): void => {
    let text = ''
    for (at++; code[at] !== '`' && at < code.length; ) {
      if (!code.startsWith('${', at)) {
        text += character()
        continue
      }
      text += '\0'
      at += 2
      expression('}')
    }
    at++
    found.push(text)
  }
  const pattern = (): void => {
    const [whole] = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(code.slice(at)) ?? ['/']
    at += whole.length
  }
  const expression = (end: string): void => {
    while (at < code.length) {
      const next = code[at]!
      if (next === end) {
        at++
        return
      }
      if (next === "'" || next === '"') string(next)
      else if (next === '`') template()
      else if (next === '{') {
        at++
        expression('}')
      } else if (next === '/' && beforePattern.test(code.slice(Math.max(0, at - 20), at))) pattern()
      else at++
    }
  }
  expression('')
  return found
}
