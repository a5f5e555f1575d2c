/** What somebody typed after `/kudos` or to the bot. Text is in Slack's escaped form: `<@U1|ana>`, `<!subteam^S1>`, `&lt;`. */
export interface KudosLine {
  /** Users named as recipients, in order. */
  userIds: string[]
  /** User groups named as recipients. */
  groupIds: string[]
  /** What is left to say, still in Slack's escaped form. */
  text: string
  /** Words written as `#word`, without the `#`. */
  hashWords: string[]
  /** Names of recipients that were typed as `@name` and that Slack did not recognise as people. `text` still has them. */
  unknownNames: string[]
}

const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/
const mentions = new RegExp(mention, 'g')
const separators = String.raw`\s|,|，|、|&amp;|\band\b|和`
const typedName = String.raw`@[\p{L}\p{N}._-]+`
const leadingMentions = new RegExp(`^(?:${separators}|${mention.source})*`, 'i')
const leadingNames = new RegExp(`^(?:${separators}|${typedName}|${mention.source})*`, 'iu')

/**
 * Reads "@ana @ben thanks for … #indicator": those named first are the recipients; where nobody is named first,
 * everybody mentioned is.
 */
export function parseKudosLine(line: string): KudosLine {
  const leading = leadingNames.exec(line)?.[0] ?? ''
  const isNamedFirst = mention.test(leading)
  const named = isNamedFirst ? leading : line
  // Only those who are known are taken out of the words: what was not understood stays in them.
  const unknown = [...named.matchAll(new RegExp(String.raw`(?<![^\s,，、])${typedName}`, 'gu'))].map(
    match => match[0],
  )
  const text = isNamedFirst
    ? [...unknown, line.slice(leading.length).trim()].join(' ').trim()
    : line.slice(leadingMentions.exec(line)?.[0].length ?? 0).trim()
  const userIds: string[] = []
  const groupIds: string[] = []
  for (const [, user, group] of named.matchAll(mentions)) {
    if (user && !userIds.includes(user)) userIds.push(user)
    if (group && !groupIds.includes(group)) groupIds.push(group)
  }
  return {
    userIds,
    groupIds,
    text,
    hashWords: [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}][\p{L}\p{N}.\-_]*)/gu)].map(match => match[1]!),
    unknownNames: [...new Set(unknown.map(name => name.slice(1)))],
  }
}

/** The text without these `#words`. */
export function withoutHashWords(text: string, words: readonly string[]): string {
  return words
    .reduce((rest, word) => rest.replace(`#${word}`, ''), text)
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

/** Users mentioned anywhere in Slack's escaped text. */
export function mentionedUsers(text: string): string[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(match => match[1]!)
}

/**
 * Slack's escaped text as plain words that can do nothing: a mention becomes a name, a link shows where it leads
 * whatever its label says, and `<!channel>` and its like are only letters.
 *
 * @param nameOf the name of a mentioned user; undefined leaves Slack's label or the id
 */
export function plainText(text: string, nameOf: (userId: string) => string | undefined): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => {
      const bar = inside.indexOf('|')
      const target = bar === -1 ? inside : inside.slice(0, bar)
      const label = bar === -1 ? undefined : inside.slice(bar + 1)
      if (target.startsWith('@')) return `@${nameOf(target.slice(1)) ?? label ?? target.slice(1)}`
      if (target.startsWith('#')) return `#${label || target.slice(1)}`
      if (target.startsWith('!'))
        return label ? `@${label.replace(/^@/, '')}` : `@${target.slice(1).split('^')[0]}`
      if (/^https?:/.test(target)) return target
      return label ?? target.replace(/^(mailto|tel):/, '')
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
