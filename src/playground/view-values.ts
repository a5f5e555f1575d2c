import { isObject, lengthOf } from './block-kit/check.ts'
import type { Json } from './change.ts'
import type { StateValues } from './protocol.ts'

interface Field {
  blockId: string
  actionId: string
  element: Json
  /** Set for input blocks only. */
  input: { optional: boolean } | null
}

/** The elements of a surface that hold a value, with where they are. */
function fieldsOf(blocks: readonly unknown[]): Field[] {
  return elementsOf(blocks).filter(field => valueKey(field.element) !== null)
}

/** Every interactive element of a surface. */
export function elementsOf(blocks: readonly unknown[]): Field[] {
  const fields: Field[] = []
  const add = (block: Json, element: unknown, input: Field['input']) => {
    if (!isObject(element) || element.action_id === undefined) return
    fields.push({ blockId: String(block.block_id), actionId: String(element.action_id), element, input })
  }
  for (const block of blocks) {
    if (!isObject(block)) continue
    if (block.type === 'input') add(block, block.element, { optional: block.optional === true })
    if (block.type === 'section') add(block, block.accessory, null)
    for (const key of ['elements', 'actions']) {
      const elements = block[key]
      if (Array.isArray(elements)) for (const element of elements) add(block, element, null)
    }
    if (Array.isArray(block.child_blocks)) fields.push(...elementsOf(block.child_blocks))
  }
  return fields
}

/** Values typed so far over what the app set initially: what Slack sends as `state.values`. */
export function completeValues(blocks: readonly unknown[], typed: StateValues): StateValues {
  const values: StateValues = {}
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    const block = values[blockId] ?? {}
    values[blockId] = block
    block[actionId] = typed[blockId]?.[actionId] ?? initialValue(element)
  }
  return values
}

const keys: Record<string, [value: string, initial: string]> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  file_input: ['files', 'files'],
}

/** Under which key an element's value is found in `state.values`; null for elements without one. */
export function valueKey(element: Json): string | null {
  return keys[String(element.type)]?.[0] ?? null
}

function initialValue(element: Json): Record<string, unknown> {
  const type = String(element.type)
  const [key, initial] = keys[type] ?? ['value', 'initial_value']
  const empty = key.endsWith('s') ? [] : null
  return { type, [key]: element[initial] ?? empty }
}

/** What Slack's client says under each input before it sends a submission; empty if nothing is amiss. */
export function inputErrors(blocks: readonly unknown[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const field of fieldsOf(blocks)) {
    if (!field.input) continue
    const given = values[field.blockId]?.[field.actionId]
    const key = valueKey(field.element) ?? 'value'
    const problem = problemOf(field.element, given?.[key], field.input.optional)
    if (problem) errors[field.blockId] = problem
  }
  return errors
}

function problemOf(element: Json, value: unknown, optional: boolean): string | null {
  const missing =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (missing) return optional ? null : 'Please complete this required field.'
  if (typeof value === 'string') return textProblem(element, value)
  if (Array.isArray(value) && typeof element.max_selected_items === 'number') {
    if (value.length > element.max_selected_items)
      return `Please select at most ${element.max_selected_items}.`
  }
  return null
}

function textProblem(element: Json, value: string): string | null {
  const length = lengthOf(value)
  const max = typeof element.max_length === 'number' ? element.max_length : 3000
  switch (element.type) {
    case 'plain_text_input':
      if (typeof element.min_length === 'number' && length < element.min_length) {
        return `Please enter at least ${element.min_length} characters.`
      }
      return length > max ? `Please enter at most ${max} characters.` : null
    case 'number_input':
      return numberProblem(element, value)
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : 'Please enter a valid email address.'
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(value) ? null : 'Please enter a valid URL.'
    default:
      return null
  }
}

function numberProblem(element: Json, value: string): string | null {
  const number = Number(value)
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Please enter a valid number.'
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.'
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter a number of at least ${element.min_value}.`
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter a number of at most ${element.max_value}.`
  }
  return null
}
