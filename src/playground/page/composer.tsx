import type { JSX } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Conversation } from '../protocol.ts'
import { fitHeight } from './autosize.ts'
import { useChat } from './chat.ts'
import {
  applySuggestion,
  findTrigger,
  preselected,
  type Suggestion,
  suggest,
  type Trigger,
} from './completion.ts'
import { CompletionList } from './completion-list.tsx'
import { EmojiButton } from './emoji-picker.tsx'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu.tsx'

export function Composer({ conversation }: { conversation: Conversation }): JSX.Element {
  const { store, state, me, t, title } = useChat()
  const place = `${me.id} ${conversation.id}`
  const [text, setText] = useState(store.drafts.get(place) ?? '')
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState<number | null>(null)
  const [shut, setShut] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const wantedCaret = useRef<number | null>(null)
  const listId = useId()
  const hintId = useId()

  useEffect(() => {
    // A touch screen's keyboard should not jump up by itself.
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [])
  useLayoutEffect(() => {
    fitHeight(field.current)
    if (wantedCaret.current !== null)
      field.current?.setSelectionRange(wantedCaret.current, wantedCaret.current)
    wantedCaret.current = null
  }, [text])

  const trigger = shut ? null : findTrigger(text, caret)
  const suggestions = trigger ? suggest(trigger, state) : []
  const first = trigger ? preselected(trigger, suggestions) : -1
  const chosen = active === null ? first : Math.min(active, suggestions.length - 1)

  const change = (next: string, at: number) => {
    setText(next)
    setCaret(at)
    setActive(null)
    setShut(false)
    store.drafts.set(place, next)
  }
  const insert = (piece: string) => {
    const at = field.current?.selectionStart ?? text.length
    const end = field.current?.selectionEnd ?? at
    wantedCaret.current = at + piece.length
    change(text.slice(0, at) + piece + text.slice(end), at + piece.length)
    field.current?.focus()
  }
  const take = (at: Trigger, suggestion: Suggestion) => {
    const applied = applySuggestion(text, at, suggestion.insert)
    wantedCaret.current = applied.caret
    change(applied.text, applied.caret)
    field.current?.focus()
  }
  const send = async () => {
    const sent = text.trim()
    if (!sent) return
    change('', 0)
    const answer = await store.act('say', { as: me.id, conversation: conversation.id, text: sent })
    // What could not be sent must not be typed again.
    if (!answer.ok && !store.drafts.get(place)) change(sent, sent.length)
  }

  const pressed = (event: KeyboardEvent) => {
    // Enter that ends the choice of a Chinese character is no Enter.
    if (event.isComposing || event.keyCode === 229) return
    if (trigger && suggestions.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) {
        event.preventDefault()
        const from = chosen < 0 && step < 0 ? 0 : chosen
        return setActive((from + step + suggestions.length) % suggestions.length)
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        return setShut(true)
      }
      const suggestion = suggestions[event.key === 'Tab' ? Math.max(chosen, 0) : chosen]
      if ((event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey && suggestion) {
        event.preventDefault()
        return take(trigger, suggestion)
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }
  const moved = () => setCaret(field.current?.selectionStart ?? 0)

  const command = state.commands.find(found => text.startsWith(`${found.command} `))
  const shortcuts = state.shortcuts.filter(({ kind }) => kind === 'global')
  const label = t.messageTo(title(conversation))
  return (
    <div class="composer-box">
      {trigger && suggestions.length > 0 && (
        <CompletionList
          id={listId}
          suggestions={suggestions}
          active={chosen}
          choose={suggestion => take(trigger, suggestion)}
          hover={setActive}
        />
      )}
      {command && (
        <div id={hintId} class="composer-hint">
          <strong>{command.command}</strong> <span>{command.usageHint}</span>
          <span class="composer-hint-about">{command.description}</span>
        </div>
      )}
      <div class="composer">
        <textarea
          ref={field}
          rows={1}
          data-testid="composer"
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={suggestions.length > 0 ? listId : undefined}
          aria-activedescendant={suggestions.length > 0 && chosen >= 0 ? `${listId}-${chosen}` : undefined}
          aria-describedby={command ? hintId : undefined}
          value={text}
          onInput={event => change(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyDown={pressed}
          onKeyUp={moved}
          onClick={moved}
          onBlur={() => setShut(true)}
          onFocus={() => setShut(false)}
        />
        <div class="composer-foot">
          {shortcuts.length > 0 && (
            <MenuButton
              items={shortcuts.map((shortcut, index) => ({
                key: shortcut.callbackId,
                ...(index === 0 && { heading: t.runShortcut }),
                label: shortcut.name,
                choose: () => void store.act('shortcut', { as: me.id, callbackId: shortcut.callbackId }),
              }))}
              label={t.shortcuts}
              testId="shortcuts"
              align="start"
            >
              <Icon name="bolt" />
            </MenuButton>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={t.people}
            title="@"
            onClick={() => insert(/\S$/.test(text) ? ' @' : '@')}
          >
            <Icon name="at" />
          </button>
          <EmojiButton label={t.attachEmoji} choose={name => insert(`:${name}: `)} />
          <span class="composer-tip">{t.typeToSend}</span>
          <button
            type="button"
            class="send"
            data-testid="send"
            aria-label={t.send}
            title={t.send}
            disabled={!text.trim()}
            onClick={() => void send()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  )
}
