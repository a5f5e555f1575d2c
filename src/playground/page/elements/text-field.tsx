import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useChat } from '../chat.ts'
import type { TextInput } from '../state-values.ts'
import { type Placing, testId } from './element.tsx'
import { useEntry } from './entry.ts'

const modes = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
}
const settleMs = 350
/** Slack counts down only when the end is near. */
const nearlyFull = 0.8

export function TextField({ element, placing }: { element: TextInput; placing: Placing }): JSX.Element {
  const { t } = useChat()
  const entry = useEntry(element, placing)
  const settle = useRef(0)
  useEffect(() => () => window.clearTimeout(settle.current), [])

  const multiline = element.type === 'plain_text_input' && element.multiline === true
  const triggers = placing.input?.dispatches
    ? (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'])
    : []
  const limit = element.type === 'plain_text_input' ? element.max_length : undefined
  const text = String(entry.value ?? '')

  const typed = (value: string) => {
    // As in Slack, an emptied field is null, not the empty text.
    const kept = value === '' ? null : value
    entry.keep(kept)
    if (!triggers.includes('on_character_entered')) return
    window.clearTimeout(settle.current)
    settle.current = window.setTimeout(() => entry.tell(kept), settleMs)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return
    if (triggers.includes('on_enter_pressed') && !event.shiftKey) {
      event.preventDefault()
      entry.tell(text || null)
    }
  }
  const given = {
    id: placing.input?.id,
    class: multiline ? 'field field-multiline' : 'field',
    value: text,
    placeholder: element.placeholder?.text,
    'aria-required': placing.input ? !placing.input.optional : undefined,
    'aria-describedby': placing.input?.describedBy,
    'aria-busy': entry.busy,
    'data-testid': testId(placing, element.action_id),
    'data-autofocus': element.focus_on_load || undefined,
    autocomplete: 'off',
    onKeyDown: pressed,
  }
  return (
    <div class="field-box">
      {multiline ? (
        <textarea {...given} rows={4} onInput={event => typed(event.currentTarget.value)} />
      ) : (
        <input
          {...given}
          type="text"
          inputMode={modes[element.type]}
          onInput={event => typed(event.currentTarget.value)}
        />
      )}
      {limit !== undefined && text.length >= limit * nearlyFull && (
        <span class={text.length > limit ? 'counter counter-over' : 'counter'} aria-live="polite">
          {limit <= 300 || text.length > limit
            ? `${text.length} / ${limit}`
            : t.charactersLeft(limit - text.length)}
        </span>
      )}
    </div>
  )
}
