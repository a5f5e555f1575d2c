import { emojiCharacter } from './emoji.ts'
import { parsePlain } from './mrkdwn-parse.ts'
import type { Inline, Rich } from './rich.ts'

/** Formatted text without its format, to be read aloud. */
export function plainText(rich: Rich[], nameOf: (person: string) => string): string {
  const inline = (nodes: Inline[]): string => nodes.map(node => inlineText(node, inline, nameOf)).join('')
  const block = (node: Rich): string => {
    switch (node.kind) {
      case 'paragraph':
      case 'heading':
        return inline(node.children)
      case 'quote':
        return plainText(node.children, nameOf)
      case 'preformatted':
        return node.text
      case 'list':
        return node.items.map(item => inline(item.children)).join('\n')
      case 'table':
        return [node.header, ...node.rows].map(row => row.map(inline).join(' ')).join('\n')
      case 'rule':
        return ''
    }
  }
  return rich.map(block).join('\n')
}

function inlineText(
  node: Inline,
  inline: (nodes: Inline[]) => string,
  nameOf: (person: string) => string,
): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text
    case 'break':
      return '\n'
    case 'user':
      return `@${nameOf(node.id)}`
    case 'channel':
      return `#${node.label ?? node.id}`
    case 'group':
      return node.label ?? node.id
    case 'broadcast':
      return `@${node.range}`
    case 'date':
      return node.fallback
    case 'emoji':
      return emojiCharacter(node.name) ?? node.name
    default:
      return inline(node.children)
  }
}

/** A plain_text object for places that hold no markup: emoji as characters, entities as what they stand for. */
export function withEmoji(text: string): string {
  return plainText([{ kind: 'paragraph', children: parsePlain(text) }], id => id)
}
