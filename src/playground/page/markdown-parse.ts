import { parseInline as parseMrkdwnInline } from './mrkdwn-parse.ts'
import type { Inline, ListItem, Rich } from './rich.ts'

const marks = {
  fence: /^```/,
  heading: /^(#{1,6}) +(.*?)#*$/,
  rule: /^ *([-*_])( *\1){2,} *$/,
  quote: /^> ?/,
  item: /^( *)(?:[-*+]|(\d{1,3})[.)]) +(.*)$/,
  tableRule: /^ *\|?( *:?-+:? *\|)+ *:?-*:? *\|? *$/,
}

/** Standard Markdown, as Slack's `markdown` block takes it; Slack's `<@U…>` and `:emoji:` work in it too. */
export function parseMarkdown(source: string): Rich[] {
  const lines = source.split('\n')
  const out: Rich[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    if (paragraph.length > 0) out.push({ kind: 'paragraph', children: markdownInline(paragraph.join('\n')) })
    paragraph = []
  }
  const add = (rich: Rich) => {
    endParagraph()
    out.push(rich)
  }
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? ''
    const heading = marks.heading.exec(line)
    if (marks.fence.test(line)) {
      const end = lines.findIndex((later, index) => index > i && marks.fence.test(later))
      const close = end < 0 ? lines.length : end
      add({ kind: 'preformatted', text: lines.slice(i + 1, close).join('\n') })
      i = close + 1
    } else if (heading) {
      add({ kind: 'heading', level: heading[1]?.length ?? 1, children: markdownInline(heading[2] ?? '') })
      i += 1
    } else if (marks.rule.test(line)) {
      add({ kind: 'rule' })
      i += 1
    } else if (marks.quote.test(line)) {
      const end = endOf(lines, i, text => marks.quote.test(text))
      const inner = lines.slice(i, end).map(text => text.replace(marks.quote, ''))
      add({ kind: 'quote', children: parseMarkdown(inner.join('\n')) })
      i = end
    } else if (marks.item.test(line)) {
      const end = endOf(lines, i, text => marks.item.test(text))
      add(list(lines.slice(i, end)))
      i = end
    } else if (line.includes('|') && marks.tableRule.test(lines[i + 1] ?? '')) {
      const end = endOf(lines, i + 2, text => text.includes('|'))
      add({ kind: 'table', header: cells(line), rows: lines.slice(i + 2, end).map(cells) })
      i = end
    } else {
      if (line.trim() === '') endParagraph()
      else paragraph.push(line)
      i += 1
    }
  }
  endParagraph()
  return out
}

function endOf(lines: string[], from: number, belongs: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1
  return end
}

function list(lines: string[]): Rich {
  const items: ListItem[] = []
  let first: string | undefined
  for (const [index, line] of lines.entries()) {
    const match = marks.item.exec(line)
    if (index === 0) first = match?.[2]
    items.push({
      indent: Math.floor((match?.[1] ?? '').length / 2),
      children: markdownInline(match?.[3] ?? ''),
    })
  }
  return { kind: 'list', ordered: first !== undefined, start: Number(first ?? 1), items }
}

function cells(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  return inner.split('|').map(cell => markdownInline(cell.trim()))
}

const link = /^!?\[([^\]]*)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)(?: +"[^"]*")?\)/
const styles: [RegExp, 'bold' | 'italic' | 'strike'][] = [
  [/^\*\*(?=\S)([\s\S]*?\S)\*\*/, 'bold'],
  [/^__(?=\S)([\s\S]*?\S)__/, 'bold'],
  [/^~~(?=\S)([\s\S]*?\S)~~/, 'strike'],
  [/^\*(?=\S)([^*]*?\S)\*/, 'italic'],
  [/^_(?=\S)([^_]*?\S)_(?![\p{L}\p{N}])/u, 'italic'],
]

function markdownInline(source: string): Inline[] {
  const out: Inline[] = []
  let text = ''
  const endText = () => {
    // Only mentions, emoji and bare links are left to find: asterisks that got here are literal.
    if (text) out.push(...parseMrkdwnInline(text).flatMap(literalStyles))
    text = ''
  }
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i)
    const code = /^(`+)([^`]+)\1/.exec(rest)
    const found = code ? null : link.exec(rest)
    const wordBefore = /[\p{L}\p{N}_]/u.test(source[i - 1] ?? '')
    const style = styles.find(([pattern]) =>
      wordBefore && rest.startsWith('_') ? false : pattern.test(rest),
    )
    const styled = style?.[0].exec(rest)
    if (code) {
      endText()
      out.push({ kind: 'code', text: code[2] ?? '' })
    } else if (found) {
      endText()
      out.push({ kind: 'link', url: found[2] ?? '', children: markdownInline(found[1] ?? '') })
    } else if (style && styled) {
      endText()
      out.push({ kind: style[1], children: markdownInline(styled[1] ?? '') })
    } else if (/^\\[\\`*_~[\]()#>+.!|-]/.test(rest)) {
      text += rest[1]
      i += 2
      continue
    }
    const length = (code ?? found ?? styled)?.[0].length
    if (length === undefined) text += source[i]
    i += length ?? 1
  }
  endText()
  return out
}

function literalStyles(node: Inline): Inline[] {
  if (node.kind !== 'bold' && node.kind !== 'italic' && node.kind !== 'strike') return [node]
  const mark = { bold: '*', italic: '_', strike: '~' }[node.kind]
  return [{ kind: 'text', text: mark }, ...node.children.flatMap(literalStyles), { kind: 'text', text: mark }]
}
