import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types'
import type { Inline, Rich } from './rich.ts'

/** Slack's `rich_text` block as formatted text. Neighbouring lists that differ in indent become one. */
export function readRichText(block: RichTextBlock): Rich[] {
  const out: Rich[] = []
  for (const element of block.elements) {
    const last = out.at(-1)
    const rich = readElement(element)
    if (rich.kind === 'list' && last?.kind === 'list' && last.ordered === rich.ordered)
      last.items.push(...rich.items)
    else out.push(rich)
  }
  return out
}

function readElement(element: RichTextBlockElement): Rich {
  switch (element.type) {
    case 'rich_text_section':
      return { kind: 'paragraph', children: readInlines(element.elements) }
    case 'rich_text_quote':
      return { kind: 'quote', children: [{ kind: 'paragraph', children: readInlines(element.elements) }] }
    case 'rich_text_preformatted':
      return { kind: 'preformatted', text: element.elements.map(inner => inner.text ?? '').join('') }
    case 'rich_text_list': {
      const indent = element.indent ?? 0
      const items = element.elements.map(item => ({ indent, children: readInlines(item.elements) }))
      return { kind: 'list', ordered: element.style === 'ordered', start: 1, items }
    }
  }
}

function readInlines(elements: RichTextElement[]): Inline[] {
  return elements.flatMap(element => {
    const style = element.style
    let nodes = readInline(element)
    if (style?.code && element.type === 'text') nodes = [{ kind: 'code', text: element.text }]
    if (style?.bold) nodes = [{ kind: 'bold', children: nodes }]
    if (style?.italic) nodes = [{ kind: 'italic', children: nodes }]
    if (style?.strike) nodes = [{ kind: 'strike', children: nodes }]
    if (style?.underline) nodes = [{ kind: 'underline', children: nodes }]
    return nodes
  })
}

function readInline(element: RichTextElement): Inline[] {
  switch (element.type) {
    case 'text':
      return withBreaks(element.text)
    case 'link':
      return [{ kind: 'link', url: element.url, children: withBreaks(element.text ?? element.url) }]
    case 'emoji':
      return [{ kind: 'emoji', name: element.name }]
    case 'user':
      return [{ kind: 'user', id: element.user_id, label: null }]
    case 'usergroup':
      return [{ kind: 'group', id: element.usergroup_id, label: null }]
    case 'channel':
      return [{ kind: 'channel', id: element.channel_id, label: null }]
    case 'broadcast':
      return [{ kind: 'broadcast', range: element.range }]
    case 'date': {
      const { timestamp, format, url = null, fallback = '' } = element
      return [{ kind: 'date', timestamp, format, url, fallback }]
    }
    case 'color':
      return [{ kind: 'code', text: element.value }]
    case 'team':
      return [{ kind: 'text', text: element.team_id }]
  }
}

function withBreaks(text: string): Inline[] {
  return text.split('\n').flatMap((line, index): Inline[] => {
    const node: Inline = { kind: 'text', text: line }
    return index === 0 ? [node] : [{ kind: 'break' }, node]
  })
}
