import type { Option } from '@slack/types'
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useAnchored, useOutsidePress } from '../anchored.ts'
import { Avatar } from '../avatar.tsx'
import { useChat } from '../chat.ts'
import { useConfirm } from '../confirm.tsx'
import { Icon } from '../icons.tsx'
import { Plain } from '../mrkdwn.tsx'
import { OptionRow } from '../option.tsx'
import { withEmoji } from '../plain-text.ts'
import { type Placing, testId } from './element.tsx'
import { useEntry } from './entry.ts'
import { type AnySelect, idItem, optionItem, type SelectItem, useSelectItems } from './select-options.ts'

/** Every kind of select: type to narrow, arrows and Enter to choose; chosen ones of a multi-select are chips. */
export function SelectMenu({ element, placing }: { element: AnySelect; placing: Placing }): JSX.Element {
  const chat = useChat()
  const { t } = chat
  const entry = useEntry(element, placing)
  const { ask, question } = useConfirm()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const { items, loading, needs } = useSelectItems(element, placing.blockId, query, open)

  const many = element.type.startsWith('multi_')
  const most = 'max_selected_items' in element ? (element.max_selected_items ?? Infinity) : Infinity
  const chosen = readChosen(entry.value, item =>
    typeof item === 'string' ? idItem(chat, item) : optionItem(item, null),
  )
  const isChosen = (item: SelectItem) => chosen.some(({ id }) => id === item.id)

  const close = () => {
    setOpen(false)
    setQuery('')
  }
  const show = () => {
    setOpen(true)
    setActive(0)
  }
  useAnchored(box, popup, open, { match: true })
  useOutsidePress(open, [box, popup], close)
  useEffect(() => {
    popup.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, open])

  const choose = (item: SelectItem) => {
    if (!many) {
      ask(element.confirm, () => entry.enter(item.value))
      close()
      return
    }
    setQuery('')
    if (isChosen(item)) return remove(item)
    if (chosen.length < most) entry.enter([...chosen.map(({ value }) => value), item.value])
    input.current?.focus()
  }
  const remove = (item: SelectItem) =>
    entry.enter(many ? chosen.filter(({ id }) => id !== item.id).map(({ value }) => value) : null)

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const last = chosen.at(-1)
    if (event.key === 'Backspace' && query === '' && many && last) return remove(last)
    if (event.key === 'Tab') return close()
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      return close()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return show()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + items.length) % Math.max(items.length, 1))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const item = items[active]
      if (!open) show()
      else if (item) choose(item)
    }
  }

  const single = many ? null : (chosen[0] ?? null)
  const placeholder = element.placeholder?.text ?? (many ? t.chooseOptions : t.chooseOption)
  const label = single && withEmoji(single.label)
  const shown = open || many ? query : (label ?? '')
  return (
    <>
      <div
        ref={box}
        class={`select${open ? ' select-open' : ''}`}
        aria-busy={entry.busy}
        onPointerDown={event => {
          // A press anywhere in the box means the field.
          if ((event.target as HTMLElement).closest('button, input')) return
          event.preventDefault()
          input.current?.focus()
          show()
        }}
      >
        {many &&
          chosen.map(item => (
            <span key={item.id} class="chip">
              {item.person && <Avatar person={chat.person(item.person)} size={18} />}
              <span class="chip-label">
                <Plain text={item.label} />
              </span>
              <button
                type="button"
                class="chip-remove"
                aria-label={t.remove(item.label)}
                onClick={() => remove(item)}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
        {single?.person && !open && <Avatar person={chat.person(single.person)} size={20} />}
        <input
          ref={input}
          id={placing.input?.id}
          class="select-input"
          role="combobox"
          type="text"
          autocomplete="off"
          aria-label={placing.input?.label ?? placeholder}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && items[active] ? `${listId}-${active}` : undefined}
          aria-describedby={placing.input?.describedBy}
          data-testid={testId(placing, element.action_id)}
          data-autofocus={element.focus_on_load || undefined}
          placeholder={many && chosen.length > 0 ? '' : (label ?? placeholder)}
          value={shown}
          onClick={show}
          onInput={event => {
            setQuery(event.currentTarget.value)
            setOpen(true)
            setActive(0)
          }}
          onKeyDown={pressed}
        />
        {single && placing.input?.optional ? (
          <button type="button" class="chip-remove" aria-label={t.clear} onClick={() => remove(single)}>
            <Icon name="close" />
          </button>
        ) : (
          <Icon name="down" />
        )}
      </div>
      {open && (
        <div
          ref={popup}
          id={listId}
          class="popup listbox"
          role="listbox"
          aria-label={placeholder}
          aria-multiselectable={many}
        >
          {items.map((item, index) => (
            <>
              {item.group !== null && item.group !== items[index - 1]?.group && (
                <div key={`${item.group} heading`} class="menu-heading" role="presentation">
                  {item.group}
                </div>
              )}
              <OptionRow
                key={item.id}
                id={`${listId}-${index}`}
                selected={isChosen(item)}
                active={index === active}
                value={item.id}
                hover={() => setActive(index)}
                choose={() => choose(item)}
              >
                {item.person && <Avatar person={chat.person(item.person)} size={24} />}
                <span class="option-text">
                  <span>
                    <Plain text={item.label} />
                  </span>
                  {item.description && <span class="option-description">{item.description}</span>}
                </span>
                {isChosen(item) && <Icon name="check" />}
              </OptionRow>
            </>
          ))}
          {items.length === 0 && (
            <div class="listbox-note" role="status">
              {needs > 0 ? t.needMoreLetters(needs) : loading ? t.looking : t.noMatches}
            </div>
          )}
        </div>
      )}
      {question}
    </>
  )
}

function readChosen(value: unknown, read: (item: string | Option) => SelectItem): SelectItem[] {
  const all = Array.isArray(value) ? value : [value]
  return all
    .filter(item => item !== null && item !== undefined && item !== '')
    .map(item => read(item as string | Option))
}
