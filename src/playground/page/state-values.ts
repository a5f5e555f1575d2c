import type {
  Button,
  Checkboxes,
  Datepicker,
  DateTimepicker,
  EmailInput,
  ImageElement,
  KnownBlock,
  MultiSelect,
  NumberInput,
  Overflow,
  PlainTextInput,
  RadioButtons,
  Select,
  Timepicker,
  URLInput,
} from '@slack/types'
import type { StateValues } from '../protocol.ts'

export type TextInput = PlainTextInput | EmailInput | URLInput | NumberInput
export type PickerInput = Datepicker | Timepicker | DateTimepicker
export type ChoiceInput = RadioButtons | Checkboxes
/** Elements that hold a value. */
export type StatefulElement = TextInput | PickerInput | ChoiceInput | Select | MultiSelect
export type BlockElement = StatefulElement | Button | Overflow | ImageElement

/** What Slack's state says of one element: `{ type, value }`, `{ type, selected_option }` … */
export type StateValue = Record<string, unknown>

const unnamed = 'unnamed block '

/** Slack names a block itself when the app did not; where that has not happened its place has to do. */
export function blockId(block: { block_id?: string }, index: number): string {
  return block.block_id ?? unnamed + index
}

const keys: Record<StatefulElement['type'], { value: string; initial: string; empty: unknown }> = {
  plain_text_input: { value: 'value', initial: 'initial_value', empty: null },
  email_text_input: { value: 'value', initial: 'initial_value', empty: null },
  url_text_input: { value: 'value', initial: 'initial_value', empty: null },
  number_input: { value: 'value', initial: 'initial_value', empty: null },
  datepicker: { value: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { value: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time', empty: null },
  radio_buttons: { value: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { value: 'selected_options', initial: 'initial_options', empty: [] },
  static_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { value: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { value: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: {
    value: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', empty: [] },
}

export function isStateful(element: { type: string }): element is StatefulElement {
  return Object.hasOwn(keys, element.type)
}

export function stateValue(element: StatefulElement, entered: unknown): StateValue {
  const value: StateValue = { type: element.type, [keys[element.type].value]: entered }
  if (element.type === 'timepicker' && element.timezone) value.timezone = element.timezone
  return value
}

function initialValue(element: StatefulElement, currentConversation: string | null): StateValue {
  const { initial, empty } = keys[element.type]
  const given: unknown = (element as unknown as Record<string, unknown>)[initial]
  if (given !== undefined) return stateValue(element, given)
  if (
    'default_to_current_conversation' in element &&
    element.default_to_current_conversation &&
    currentConversation
  )
    return stateValue(
      element,
      element.type === 'conversations_select' ? currentConversation : [currentConversation],
    )
  return stateValue(element, empty)
}

/** What was entered, out of a state value. */
export function entered(element: StatefulElement, value: StateValue): unknown {
  return value[keys[element.type].value]
}

export function isEmpty(element: StatefulElement, value: StateValue): boolean {
  const found = entered(element, value)
  return found === null || found === undefined || found === '' || (Array.isArray(found) && found.length === 0)
}

/** Each element of a block, in order of appearance. */
function blockElements(block: KnownBlock): BlockElement[] {
  if (block.type === 'input') return [block.element as BlockElement]
  if (block.type === 'actions') return block.elements as BlockElement[]
  if (block.type === 'section' && block.accessory) return [block.accessory as BlockElement]
  return []
}

/** Slack's `state.values` of a message or view: what was touched, else the initial values. */
export function collectValues(
  blocks: KnownBlock[],
  touched: StateValues,
  currentConversation: string | null,
): StateValues {
  const values: StateValues = {}
  for (const [index, block] of blocks.entries()) {
    const id = blockId(block, index)
    for (const element of blockElements(block)) {
      if (!isStateful(element) || !element.action_id) continue
      const value = touched[id]?.[element.action_id]
      values[id] ??= {}
      values[id][element.action_id] =
        value?.type === element.type ? value : initialValue(element, currentConversation)
    }
  }
  return values
}

/** The `actions[0]` of a block_actions payload; the server adds `action_ts`. */
export function actionPayload(element: BlockElement, id: string, value: StateValue): Record<string, unknown> {
  const action: Record<string, unknown> = { ...value, type: element.type }
  if (!id.startsWith(unnamed)) action.block_id = id
  if ('action_id' in element && element.action_id) action.action_id = element.action_id
  if (element.type === 'button') {
    action.text = element.text
    if (element.value !== undefined) action.value = element.value
    if (element.url !== undefined) action.url = element.url
    if (element.style !== undefined) action.style = element.style
  }
  if ('placeholder' in element && element.placeholder) action.placeholder = element.placeholder
  return action
}
