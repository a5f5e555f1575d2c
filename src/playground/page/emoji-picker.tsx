import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useAnchored, useOutsidePress } from './anchored.ts'
import { useChat } from './chat.ts'
import { type Emoji, type EmojiCategory, emoji, findEmoji } from './emoji.ts'
import { Icon } from './icons.tsx'
import type { Strings } from './strings.ts'

interface Props {
  label: string
  buttonClass?: string
  testId?: string
  choose(name: string): void
  onOpen?(open: boolean): void
}

export function EmojiButton({
  label,
  buttonClass = 'icon-button',
  testId,
  choose,
  onOpen,
}: Props): JSX.Element {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const show = (shown: boolean) => {
    setOpen(shown)
    onOpen?.(shown)
  }
  useAnchored(button, popup, open, { align: 'end' })
  useOutsidePress(open, [button, popup], () => show(false))
  const leave = () => {
    show(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={label}
        data-testid={testId}
        onClick={() => show(!open)}
      >
        <Icon name="smile" />
      </button>
      {open && (
        <div ref={popup} class="popup emoji-picker" role="dialog" aria-label={label}>
          <EmojiGrid
            choose={name => {
              leave()
              choose(name)
            }}
            leave={leave}
          />
        </div>
      )}
    </>
  )
}

const columns = 8
const most = 64

const headings: Record<EmojiCategory, keyof Strings> = {
  people: 'emojiPeople',
  nature: 'emojiNature',
  food: 'emojiFood',
  activity: 'emojiActivity',
  travel: 'emojiTravel',
  objects: 'emojiObjects',
  symbols: 'emojiSymbols',
}

function EmojiGrid({ choose, leave }: { choose(name: string): void; leave(): void }): JSX.Element {
  const { t } = useChat()
  const [query, setQuery] = useState('')
  const grid = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => search.current?.focus({ preventScroll: true }), [])
  const found = query ? findEmoji(query, most) : null
  const categories = Object.keys(headings) as EmojiCategory[]

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return leave()
    }
    const inSearch = event.target instanceof HTMLInputElement
    if (inSearch && event.key === 'Enter') {
      event.preventDefault()
      if (found?.[0]) choose(found[0].name)
      return
    }
    const all = [...(grid.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || (inSearch && event.key !== 'ArrowDown')) return
    event.preventDefault()
    if (inSearch) all[0]?.focus()
    else all[Math.min(at + step, all.length - 1)]?.focus()
  }

  const cell = ({ name, character }: Emoji) => (
    <button
      key={name}
      type="button"
      class="emoji-cell"
      title={`:${name}:`}
      aria-label={name.replaceAll('_', ' ')}
      tabIndex={-1}
      onClick={() => choose(name)}
    >
      {character}
    </button>
  )
  return (
    <form onSubmit={event => event.preventDefault()} onKeyDown={pressed}>
      <input
        ref={search}
        class="field"
        type="search"
        data-testid="emoji-search"
        placeholder={t.searchEmoji}
        aria-label={t.searchEmoji}
        value={query}
        onInput={event => setQuery(event.currentTarget.value)}
      />
      <div ref={grid} class="emoji-grid-scroll">
        {found ? (
          found.length > 0 ? (
            <div class="emoji-grid">{found.map(cell)}</div>
          ) : (
            <p class="listbox-note">{t.noMatches}</p>
          )
        ) : (
          categories.map(category => (
            <section key={category} aria-label={String(t[headings[category]])}>
              <div class="menu-heading">{String(t[headings[category]])}</div>
              <div class="emoji-grid">{emoji.filter(entry => entry.category === category).map(cell)}</div>
            </section>
          ))
        )}
      </div>
    </form>
  )
}
