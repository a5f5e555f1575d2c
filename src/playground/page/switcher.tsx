import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Avatar } from './avatar.tsx'
import { useChat } from './chat.ts'
import { matchesPerson, startsAWord } from './completion.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from './icons.tsx'
import { OptionRow } from './option.tsx'

interface Target {
  key: string
  label: string
  description: string
  person: string | null
  open(): void
}

const most = 12

/** Ctrl+K: any channel or person, by a few letters. */
export function Switcher({ close }: { close(): void }): JSX.Element {
  const { store, state, t, person, me } = useChat()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const wanted = query.replace(/^[#@]/, '')
  const channels: Target[] = state.conversations
    .filter(({ kind, name }) => kind === 'channel' && startsAWord(name, wanted.toLowerCase()))
    .map(({ id, name, topic }) => ({
      key: id,
      label: name,
      description: topic,
      person: null,
      open: () => store.openConversation(id),
    }))
  const people: Target[] = state.people
    .filter(found => !found.isDeleted && found.id !== me.id && matchesPerson(found, wanted))
    .map(found => ({
      key: found.id,
      label: found.realName,
      description: found.title,
      person: found.id,
      open: () => void store.openWith(found.id),
    }))
  const targets = [
    ...(query.startsWith('@') ? [] : channels),
    ...(query.startsWith('#') ? [] : people),
  ].slice(0, most)
  const choose = (target: Target | undefined) => {
    if (!target) return
    close()
    target.open()
  }
  return (
    <Dialog kind="switcher" label={t.switcher} testId="switcher" onEscape={close}>
      <div class="dialog-body">
        <input
          class="field"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={targets[active] ? `${listId}-${active}` : undefined}
          aria-label={t.switcherHint}
          placeholder={t.switcherHint}
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={event => {
            if (event.isComposing) return
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
            if (step) {
              event.preventDefault()
              setActive((active + step + targets.length) % Math.max(targets.length, 1))
            } else if (event.key === 'Enter') {
              event.preventDefault()
              choose(targets[active])
            }
          }}
        />
        <div id={listId} role="listbox" aria-label={t.suggestions} class="switcher-list">
          {targets.map((target, index) => (
            <OptionRow
              key={target.key}
              id={`${listId}-${index}`}
              selected={index === active}
              active={index === active}
              value={target.key}
              hover={() => setActive(index)}
              choose={() => choose(target)}
            >
              {target.person ? <Avatar person={person(target.person)} size={22} /> : <Icon name="hash" />}
              <span class="option-line">
                <strong>{target.label}</strong> <span class="option-description">{target.description}</span>
              </span>
            </OptionRow>
          ))}
          {targets.length === 0 && <div class="listbox-note">{t.noMatches}</div>}
        </div>
      </div>
    </Dialog>
  )
}
