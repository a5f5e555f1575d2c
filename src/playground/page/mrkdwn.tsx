import type { TextObject } from '@slack/types'
import type { ComponentChildren, JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { useChat } from './chat.ts'
import { emojiCharacter } from './emoji.ts'
import { parseMrkdwn, parsePlain } from './mrkdwn-parse.ts'
import type { Inline, ListItem, Rich } from './rich.ts'
import { slackDate } from './time.ts'

/** A text object: mrkdwn or plain_text. */
export function Text({ text }: { text: TextObject }): JSX.Element {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <Plain text={text.text} />
}

export function Mrkdwn({ text }: { text: string }): JSX.Element {
  const rich = useMemo(() => parseMrkdwn(text), [text])
  return <Formatted rich={rich} />
}

export function Plain({ text }: { text: string }): JSX.Element {
  const nodes = useMemo(() => parsePlain(text), [text])
  return <Inlines nodes={nodes} />
}

export function Formatted({ rich }: { rich: Rich[] }): JSX.Element {
  return (
    <div class="rich">
      {rich.map((node, index) => (
        <RichNode key={index} node={node} />
      ))}
    </div>
  )
}

function RichNode({ node }: { node: Rich }): JSX.Element {
  switch (node.kind) {
    case 'paragraph':
      return (
        <p class={isJumbo(node.children) ? 'jumbo' : undefined}>
          <Inlines nodes={node.children} />
        </p>
      )
    case 'heading':
      return <Heading node={node} />
    case 'quote':
      return (
        <blockquote>
          {node.children.map((child, index) => (
            <RichNode key={index} node={child} />
          ))}
        </blockquote>
      )
    case 'preformatted':
      return <pre>{node.text}</pre>
    case 'rule':
      return <hr />
    case 'list':
      return <List node={node} />
    case 'table':
      return (
        <div class="table-scroll">
          <table>
            <thead>
              <Cells cells={node.header} tag="th" />
            </thead>
            <tbody>
              {node.rows.map((row, index) => (
                <Cells key={index} cells={row} tag="td" />
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

function Heading({ node }: { node: Extract<Rich, { kind: 'heading' }> }): JSX.Element {
  const Tag = (['h3', 'h4', 'h5'] as const)[node.level - 1] ?? 'h6'
  return (
    <Tag class={`rich-heading rich-heading-${Math.min(node.level, 3)}`}>
      <Inlines nodes={node.children} />
    </Tag>
  )
}

function Cells({ cells, tag: Tag }: { cells: Inline[][]; tag: 'th' | 'td' }): JSX.Element {
  return (
    <tr>
      {cells.map((cell, index) => (
        <Tag key={index}>
          <Inlines nodes={cell} />
        </Tag>
      ))}
    </tr>
  )
}

function List({ node }: { node: Extract<Rich, { kind: 'list' }> }): JSX.Element {
  const items = node.items.map((item: ListItem, index) => (
    <li key={index} style={item.indent > 0 ? { marginLeft: `${item.indent * 24}px` } : undefined}>
      <Inlines nodes={item.children} />
    </li>
  ))
  return node.ordered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>
}

/** A message of a few emoji and nothing else is drawn large. */
function isJumbo(nodes: Inline[]): boolean {
  const marks = nodes.filter(node => node.kind === 'emoji')
  const others = nodes.some(
    node => node.kind !== 'emoji' && !(node.kind === 'text' && node.text.trim() === ''),
  )
  return marks.length > 0 && marks.length <= 5 && !others
}

export function Inlines({ nodes }: { nodes: Inline[] }): JSX.Element {
  return (
    <>
      {nodes.map((node, index) => (
        <InlineNode key={index} node={node} />
      ))}
    </>
  )
}

function InlineNode({ node }: { node: Inline }): ComponentChildren {
  const { state, store, person, me, locale, today } = useChat()
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'bold':
      return <strong>{<Inlines nodes={node.children} />}</strong>
    case 'italic':
      return <em>{<Inlines nodes={node.children} />}</em>
    case 'strike':
      return <s>{<Inlines nodes={node.children} />}</s>
    case 'underline':
      return <u>{<Inlines nodes={node.children} />}</u>
    case 'code':
      return <code>{node.text}</code>
    case 'emoji':
      return <EmojiMark name={node.name} />
    case 'link':
      return (
        <Link url={node.url}>
          <Inlines nodes={node.children} />
        </Link>
      )
    case 'user': {
      const known = state.people.some(({ id }) => id === node.id) || state.bot?.id === node.id
      const name = known || !node.label ? person(node.id).realName : node.label
      return <span class={node.id === me.id ? 'mention mention-me' : 'mention'}>@{name}</span>
    }
    case 'group': {
      const group = state.userGroups.find(({ id }) => id === node.id)
      const name = group ? `@${group.handle}` : (node.label ?? node.id)
      return <span class={group?.members.includes(me.id) ? 'mention mention-me' : 'mention'}>{name}</span>
    }
    case 'channel': {
      const conversation = state.conversations.find(({ id }) => id === node.id)
      const name = conversation?.name ?? node.label ?? node.id
      if (!conversation) return <span class="mention">#{name}</span>
      return (
        <button type="button" class="mention" onClick={() => store.openConversation(node.id)}>
          #{name}
        </button>
      )
    }
    case 'broadcast':
      return <span class="mention">@{node.range.replace(/^@/, '')}</span>
    case 'date': {
      const text = Number.isFinite(node.timestamp)
        ? slackDate(node.timestamp, node.format, today, locale)
        : node.fallback
      return node.url ? <Link url={node.url}>{text}</Link> : <span title={node.fallback}>{text}</span>
    }
  }
}

export function EmojiMark({ name }: { name: string }): JSX.Element {
  const character = emojiCharacter(name)
  return character ? (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  ) : (
    <span>:{name}:</span>
  )
}

/** Links to this page's own conversations open in it, as whoever is acting. */
function Link({ url, children }: { url: string; children: ComponentChildren }): JSX.Element {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const own = parsed?.origin === location.origin && parsed.hash.startsWith('#/')
  return own ? (
    <a href={parsed.hash}>{children}</a>
  ) : (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
