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
