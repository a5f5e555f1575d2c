import type { InputBlock, View } from '@slack/types'
import type { OpenView } from '../../../src/playground/protocol.ts'
import type { TestLaurel } from '../../laurel.ts'

export type Values = Record<string, Record<string, Record<string, unknown>>>
type Changes = Record<string, Record<string, unknown>>

const parts = ['value', 'option', 'options', 'users', 'conversation', 'time']

/** What a person does in the modal on top, over the wire as Slack would send it. */
export function modalDriver(laurel: TestLaurel, as: string) {
  const { driver } = laurel
  const top = () => driver.views(as).at(-1)
  const shown = () => JSON.stringify(top()?.view ?? null)
  const blocks = (open: OpenView) => (open.view as View).blocks

  /** What the inputs hold, with changes: block id to the parts of the value. */
  const filled = (open: OpenView, changes: Changes): Values => {
    const values: Values = {}
    for (const block of blocks(open) as InputBlock[]) {
      if (block.type !== 'input') continue
      const id = String(block.block_id)
      const element = block.element as unknown as Record<string, unknown>
      const initial = parts.flatMap(part =>
        element[`initial_${part}`] === undefined
          ? []
          : [[part === 'value' ? 'value' : `selected_${part}`, element[`initial_${part}`]] as const],
      )
      values[id] = { [id]: { type: block.element.type, ...Object.fromEntries(initial), ...changes[id] } }
    }
    return values
  }
  return {
    top,
    shown,
    waitFor: (words: string) =>
      driver.waitFor(() => shown().includes(words) && top(), { what: `${as} sees a modal with "${words}"` }),
    choose: (id: string, type: string, value: Record<string, unknown>, changes: Changes = {}) => {
      const view = top()!
      return driver.act({
        as,
        source: { viewId: view.id },
        action: { type, action_id: id, block_id: id, ...value },
        state: filled(view, { ...changes, [id]: value }),
      })
    },
    /** @param state further values, of inputs that are no input blocks */
    press: (actionId: string, value: string, state: Values = {}) => {
      const view = top()!
      const holder = (
        blocks(view) as {
          block_id?: string
          elements?: { action_id?: string; value?: string }[]
          accessory?: { action_id?: string; value?: string }
        }[]
      ).find(block =>
        [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])].some(
          element => element.action_id === actionId && element.value === value,
        ),
      )
      if (!holder) throw new Error(`${actionId} (${value}) is not in the modal: ${shown()}`)
      return driver.act({
        as,
        source: { viewId: view.id },
        action: { type: 'button', action_id: actionId, block_id: holder.block_id, value },
        state: { ...filled(view, {}), ...state },
      })
    },
    submit: (changes: Changes) => {
      const view = top()!
      return driver.submit({ as, viewId: view.id, values: filled(view, changes) })
    },
  }
}

export const option = (value: string, text = value) => ({
  selected_option: { text: { type: 'plain_text', text }, value },
})

export const options = (...values: string[]) => ({
  selected_options: values.map(value => option(value).selected_option),
})
