import type { Option } from '@slack/types'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useConfirm } from '../confirm.tsx'
import { Text } from '../mrkdwn.tsx'
import type { ChoiceInput } from '../state-values.ts'
import { type Placing, testId } from './element.tsx'
import { useEntry } from './entry.ts'

/** Radio buttons and checkboxes. */
export function Choices({ element, placing }: { element: ChoiceInput; placing: Placing }): JSX.Element {
  const entry = useEntry(element, placing)
  const { ask, question } = useConfirm()
  const name = useId()
  const many = element.type === 'checkboxes'
  const chosen = new Set(
    (many ? (entry.value as Option[]) : [entry.value as Option | null]).map(option => option?.value),
  )
  const toggle = (option: Option, on: boolean) => {
    if (!many) return entry.enter(option)
    const next = element.options.filter(({ value }) => (value === option.value ? on : chosen.has(value)))
    entry.enter(next)
  }
  return (
    <fieldset
      class="choices"
      aria-label={placing.input?.label}
      aria-describedby={placing.input?.describedBy}
      aria-busy={entry.busy}
      data-testid={testId(placing, element.action_id)}
    >
      {element.options.map(option => (
        <label key={option.value} class="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            checked={chosen.has(option.value)}
            onClick={event => {
              const { checked } = event.currentTarget
              if (!element.confirm) return toggle(option, checked)
              // The tick waits for the answer.
              event.preventDefault()
              ask(element.confirm, () => toggle(option, checked))
            }}
          />
          <span>
            <Text text={option.text} />
            {option.description && (
              <span class="choice-description">
                <Text text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {question}
    </fieldset>
  )
}
