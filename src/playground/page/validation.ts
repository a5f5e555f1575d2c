import type { InputBlock, KnownBlock } from '@slack/types'
import type { StateValues } from '../protocol.ts'
import {
  blockId,
  entered,
  isEmpty,
  isStateful,
  type StatefulElement,
  type StateValue,
} from './state-values.ts'
import type { Strings } from './strings.ts'

/** What Slack itself complains about before the app sees a submission: messages by block id. */
export function validateInputs(
  blocks: KnownBlock[],
  values: StateValues,
  t: Strings,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'input' || !isStateful(block.element)) continue
    const id = blockId(block, index)
    const value = values[id]?.[block.element.action_id ?? '']
    const error = value && inputError(block, block.element, value, t)
    if (error) errors[id] = error
  }
  return errors
}

function inputError(
  block: InputBlock,
  element: StatefulElement,
  value: StateValue,
  t: Strings,
): string | null {
  if (isEmpty(element, value)) return block.optional ? null : t.required
  const found = entered(element, value)
  if (element.type === 'plain_text_input') {
    const length = String(found).length
    if (element.min_length !== undefined && length < element.min_length) return t.tooShort(element.min_length)
    if (element.max_length !== undefined && length > element.max_length) return t.tooLong(element.max_length)
  }
  if (element.type === 'number_input') {
    const number = Number(found)
    if (Number.isNaN(number)) return t.notANumber
    if (!element.is_decimal_allowed && !Number.isInteger(number)) return t.notWhole
    if (element.min_value !== undefined && number < Number(element.min_value))
      return t.tooSmall(element.min_value)
    if (element.max_value !== undefined && number > Number(element.max_value))
      return t.tooLarge(element.max_value)
  }
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(found)))
    return t.notAnEmail
  if (element.type === 'url_text_input' && !URL.canParse(String(found))) return t.notAUrl
  return null
}
