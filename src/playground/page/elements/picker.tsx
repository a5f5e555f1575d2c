import type { JSX } from 'preact'
import { useChat } from '../chat.ts'
import { useConfirm } from '../confirm.tsx'
import type { PickerInput } from '../state-values.ts'
import { fromLocalDateTime, toLocalDateTime } from '../time.ts'
import { type Placing, testId } from './element.tsx'
import { useEntry } from './entry.ts'

const types = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const

/** Dates and times, in the browser's own controls. A date with time is in the acting person's zone. */
export function Picker({ element, placing }: { element: PickerInput; placing: Placing }): JSX.Element {
  const { locale } = useChat()
  const entry = useEntry(element, placing)
  const { ask, question } = useConfirm()
  const shown =
    element.type === 'datetimepicker' && typeof entry.value === 'number'
      ? toLocalDateTime(entry.value, locale.timeZone)
      : String(entry.value ?? '')
  const changed = (text: string) => {
    const value = element.type === 'datetimepicker' ? fromLocalDateTime(text, locale.timeZone) : text || null
    ask(element.confirm, () => entry.enter(value))
  }
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined
  return (
    <>
      <input
        id={placing.input?.id}
        class="field field-picker"
        type={types[element.type]}
        value={shown}
        title={placeholder}
        aria-label={placing.input ? undefined : (placeholder ?? types[element.type])}
        aria-describedby={placing.input?.describedBy}
        aria-busy={entry.busy}
        data-testid={testId(placing, element.action_id)}
        data-autofocus={element.focus_on_load || undefined}
        onChange={event => changed(event.currentTarget.value)}
      />
      {question}
    </>
  )
}
