import { emojiCharacter } from './emoji.ts'
import type { Inline, ListItem, Rich } from './rich.ts'

/** Slack escapes these three and no others. `&amp;` last, or `&amp;lt;` would be unescaped twice. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const quoteMark = /^(?:&gt;|>) ?/
const quoteRest = /^(?:&gt;&gt;&gt;|>>>) ?/
const bulletMark = /^( *)[•◦▪‣-] +(.*)$/
const numberMark = /^( *)(\d{1,3})[.)] +(.*)$/

/** Slack's mrkdwn as in a text object's `text` or a message's `text`. */
export function parseMrkdwn(source: string): Rich[] {
  const out: Rich[] = []
  const fence = /```\n?([\s\S]*?)\n?```/g
  let from = 0
  for (let match = fence.exec(source); match; match = fence.exec(source)) {
    out.push(...parseLines(source.slice(from, match.index).replace(/\n$/, '')))
    out.push({
      kind: 'preformatted',
      text: unescapeText(match[1] ?? '').replace(/<([^>|]+)\|?[^>]*>/g, '$1'),
    })
    from = match.index + match[0].length
    if (source[from] === '\n') from += 1
  }
  out.push(...parseLines(source.slice(from)))
  return out
}

function parseLines(source: string): Rich[] {
  if (source === '') return []
  const lines = source.split('\n')
  const out: Rich[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    if (paragraph.length > 0) out.push({ kind: 'paragraph', children: parseInline(paragraph.join('\n')) })
    paragraph = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (quoteRest.test(line)) {
      endParagraph()
      const rest = [line.replace(quoteRest, ''), ...lines.slice(i + 1)].join('\n')
      out.push({ kind: 'quote', children: parseLines(rest) })
      return out
    }
    if (quoteMark.test(line)) {
      endParagraph()
      const quoted: string[] = []
      while (i < lines.length && quoteMark.test(lines[i] ?? ''))
        quoted.push((lines[i++] ?? '').replace(quoteMark, ''))
      i -= 1
      out.push({ kind: 'quote', children: parseLines(quoted.join('\n')) })
      continue
    }
    const list = readList(lines, i)
    if (list) {
      endParagraph()
      out.push(list.rich)
      i = list.next - 1
      continue
    }
    paragraph.push(line)
  }
  endParagraph()
  return out
}

function readList(lines: string[], from: number): { rich: Rich; next: number } | null {
  const mark = bulletMark.test(lines[from] ?? '') ? bulletMark : numberMark
  const ordered = mark === numberMark
  const items: ListItem[] = []
  let start = 1
  let next = from
  for (; next < lines.length; next++) {
    const match = mark.exec(lines[next] ?? '')
    if (!match) break
    if (ordered && items.length === 0) start = Number(match[2])
    const text = match[ordered ? 3 : 2] ?? ''
    items.push({ indent: Math.floor((match[1] ?? '').length / 2), children: parseInline(text) })
  }
  return items.length > 0 ? { rich: { kind: 'list', ordered, start, items }, next } : null
}

const delimiters: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' }
// Slack counts Chinese characters as word characters too: `很*重要*的` stays as it is.
const wordCharacter = /[\p{L}\p{N}]/u
const emojiMark = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/y
const bareUrl = /https?:\/\/[^\s<>|，。；！？）」』]+/y

export function parseInline(source: string): Inline[] {
  const out: Inline[] = []
  let text = ''
  const endText = () => {
    if (text) out.push({ kind: 'text', text: unescapeText(text) })
    text = ''
  }
  const push = (node: Inline) => {
    endText()
    out.push(node)
  }
  let i = 0
  while (i < source.length) {
    const here = source[i] ?? ''
    const step =
      readCode(source, i) ??
      readAngle(source, i) ??
      readStyled(source, i) ??
      readEmoji(source, i) ??
      readUrl(source, i)
    if (step) {
      push(step.node)
      i = step.next
    } else if (here === '\n') {
      push({ kind: 'break' })
      i += 1
    } else {
      text += here
      i += 1
    }
  }
  endText()
  return out
}

interface Step {
  node: Inline
  next: number
}

function readCode(source: string, at: number): Step | null {
  if (source[at] !== '`') return null
  const end = source.indexOf('`', at + 1)
  const inner = source.slice(at + 1, end)
  if (end < 0 || inner === '' || inner.includes('\n')) return null
  return { node: { kind: 'code', text: unescapeText(inner) }, next: end + 1 }
}

function readStyled(source: string, at: number): Step | null {
  const mark = source[at] ?? ''
  const kind = delimiters[mark]
  if (!kind) return null
  const before = source[at - 1]
  const after = source[at + 1]
  if (
    (before && (wordCharacter.test(before) || before === mark)) ||
    !after ||
    /\s/.test(after) ||
    after === mark
  )
    return null
  for (let end = at + 2; end < source.length && source[end] !== '\n'; end++) {
    if (source[end] === '`' || source[end] === '<') {
      const skip = readCode(source, end) ?? readAngle(source, end)
      if (skip) end = skip.next - 1
      continue
    }
    if (source[end] !== mark || /\s/.test(source[end - 1] ?? '')) continue
    const beyond = source[end + 1]
    if (beyond && (wordCharacter.test(beyond) || beyond === mark)) continue
    return { node: { kind, children: parseInline(source.slice(at + 1, end)) }, next: end + 1 }
  }
  return null
}

function readEmoji(source: string, at: number): Step | null {
  if (source[at] !== ':') return null
  emojiMark.lastIndex = at
  const match = emojiMark.exec(source)
  const name = match?.[1]
  if (!match || !name || !emojiCharacter(name)) return null
  return { node: { kind: 'emoji', name }, next: at + match[0].length }
}

function readUrl(source: string, at: number): Step | null {
  if (source[at] !== 'h' || (at > 0 && wordCharacter.test(source[at - 1] ?? ''))) return null
  bareUrl.lastIndex = at
  const found = bareUrl.exec(source)?.[0].replace(/[.,;:!?)*_~'"]+$/, '')
  if (!found) return null
  const url = unescapeText(found)
  return { node: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, next: at + found.length }
}

/** `<@U1>`, `<#C1|name>`, `<!subteam^S1|@ops>`, `<!date^…>`, `<!here>`, `<https://…|text>`. */
function readAngle(source: string, at: number): Step | null {
  if (source[at] !== '<') return null
  const end = source.indexOf('>', at)
  const inner = source.slice(at + 1, end)
  if (end < 0 || inner === '' || inner.includes('\n')) return null
  const bar = inner.indexOf('|')
  const target = bar < 0 ? inner : inner.slice(0, bar)
  const label = bar < 0 ? null : unescapeText(inner.slice(bar + 1))
  const node = angleNode(target, label)
  return node && { node, next: end + 1 }
}

function angleNode(target: string, label: string | null): Inline | null {
  if (/^@[UWB]/.test(target)) return { kind: 'user', id: target.slice(1), label }
  if (/^#[CGD]/.test(target)) return { kind: 'channel', id: target.slice(1), label }
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), label }
  if (target.startsWith('!date^')) {
    const [, timestamp = '', format = '', url] = target.split('^')
    return { kind: 'date', timestamp: Number(timestamp), format, url: url ?? null, fallback: label ?? '' }
  }
  if (target.startsWith('!')) return { kind: 'broadcast', range: label ?? target.slice(1) }
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return null
  const url = unescapeText(target)
  const shown = label ?? url.replace(/^(mailto|tel):/, '')
  return { kind: 'link', url, children: parsePlain(shown) }
}

/** A plain_text object: no formatting, but emoji and line breaks. */
export function parsePlain(source: string): Inline[] {
  const out: Inline[] = []
  let text = ''
  const endText = () => {
    if (text) out.push({ kind: 'text', text: unescapeText(text) })
    text = ''
  }
  for (let i = 0; i < source.length; ) {
    const step = readEmoji(source, i)
    if (step || source[i] === '\n') {
      endText()
      out.push(step?.node ?? { kind: 'break' })
      i = step?.next ?? i + 1
    } else text += source[i++]
  }
  endText()
  return out
}
