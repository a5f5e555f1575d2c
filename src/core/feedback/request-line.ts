/** "@a @b for @c about owns mistakes and sees work through", as it was typed. Mentions are `<@id>`, with a label or without. */
export interface RequestLine {
  /** Whom it is about, where that is somebody else. */
  subjectId: string | null
  personIds: string[]
  /** What was typed as `@name` and is nobody that the chat knows. */
  unknownNames: string[]
  /** What it is about, in the asker's words. */
  topics: string[]
}

const mention = /<@([^<>|\s]+)(?:\|[^<>]*)?>/g
const name = /(?:^|[\s,，、])@([\p{L}\p{N}._-]+)/gu

export function readRequestLine(line: string): RequestLine {
  const [whom = '', ...about] = line.split(/\babout\b|关于/i)
  const subjectId = /(?:\b(?:for|on)\b|替|为)\s*<@([^<>|\s]+)/i.exec(whom)?.[1] ?? null
  const mentioned = [...whom.matchAll(mention)].map(match => match[1]!)
  // Who leaves out "about" means the words that are left.
  const said =
    about.length > 0
      ? about.join(' ')
      : whom
          .replace(mention, ' ')
          .replace(name, ' ')
          .replace(/\b(?:for|on|and)\b|[替为和]/gi, ' ')
  return {
    subjectId,
    personIds: [...new Set(mentioned)].filter(id => id !== subjectId),
    unknownNames: [...new Set([...whom.matchAll(name)].map(match => match[1]!))],
    topics: said
      .split(/\s+and\s+|[,，、]|和|以及/i)
      .map(topic => topic.trim())
      .filter(Boolean),
  }
}
