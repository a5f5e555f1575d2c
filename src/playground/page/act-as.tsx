import type { JSX } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Person } from '../protocol.ts'
import { useAnchored, useOutsidePress } from './anchored.ts'
import { Avatar } from './avatar.tsx'
import { useChat } from './chat.ts'
import { matchesPerson } from './completion.ts'
import { Icon } from './icons.tsx'
import { OptionRow } from './option.tsx'

/** Whom this page acts as, and the switch to somebody else. */
export function ActAs(): JSX.Element {
  const { store, state, me, t } = useChat()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const listId = useId()
  const close = () => {
    setOpen(false)
    setQuery('')
    setActive(0)
  }
  useAnchored(button, popup, open, { match: true })
  useOutsidePress(open, [button, popup], close)
  useLayoutEffect(() => {
    if (open) search.current?.focus()
  }, [open])
  useEffect(() => {
    popup.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const people = state.people
    .filter(person => !person.isBot && !person.isDeleted && matchesPerson(person, query))
    .toSorted((a, b) => a.realName.localeCompare(b.realName))
  const choose = (person: Person) => {
    close()
    button.current?.focus()
    store.actAs(person.id)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const person = people[active]
    if (step) {
      event.preventDefault()
      setActive((active + step + people.length) % Math.max(people.length, 1))
    } else if (event.key === 'Enter') {
      // Else the same press would open the list again from the button.
      event.preventDefault()
      if (person) choose(person)
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
      button.current?.focus()
    }
  }
  return (
    <div class="act-as-box">
      <button
        ref={button}
        type="button"
        class="act-as"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${t.actingAs(me.realName)}. ${t.actAs}`}
        data-testid="act-as"
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Avatar person={me} size={32} />
        <span class="act-as-text">
          <span class="act-as-label">{t.actAs}</span>
          <span class="act-as-name">{me.realName}</span>
        </span>
        <Icon name="down" />
      </button>
      {open && (
        <div ref={popup} class="popup act-as-popup">
          <input
            ref={search}
            class="field"
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={people[active] ? `${listId}-${active}` : undefined}
            aria-label={t.searchPeople}
            placeholder={t.searchPeople}
            data-testid="act-as-search"
            value={query}
            onInput={event => {
              setQuery(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={pressed}
          />
          <div id={listId} role="listbox" aria-label={t.people} class="act-as-list">
            {people.map((person, index) => (
              <OptionRow
                key={person.id}
                id={`${listId}-${index}`}
                selected={person.id === me.id}
                active={index === active}
                testId={`act-as-${person.id}`}
                hover={() => setActive(index)}
                choose={() => choose(person)}
              >
                <Avatar person={person} size={28} />
                <span class="option-text">
                  <span>{person.realName}</span>
                  <span class="option-description">
                    {[person.title, person.isStranger ? t.guest : ''].filter(Boolean).join(' · ')}
                  </span>
                </span>
                {person.id === me.id && <Icon name="check" />}
              </OptionRow>
            ))}
            {people.length === 0 && <div class="listbox-note">{t.noMatches}</div>}
          </div>
        </div>
      )}
    </div>
  )
}
