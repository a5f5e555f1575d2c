import type { JSX } from 'preact'
import { Picture } from '../blocks/picture.tsx'
import type { BlockElement } from '../state-values.ts'
import { ActionButton } from './button.tsx'
import { Choices } from './choices.tsx'
import { OverflowMenu } from './overflow.tsx'
import { Picker } from './picker.tsx'
import { SelectMenu } from './select.tsx'
import { TextField } from './text-field.tsx'

/** How an element is tied to its block. */
export interface Placing {
  blockId: string
  /** Elements of input blocks act only when the block says so. */
  input: {
    label: string
    id: string
    optional: boolean
    dispatches: boolean
    describedBy: string | undefined
  } | null
}

export function testId(placing: Placing, actionId: string | undefined): string | undefined {
  return actionId && `${placing.input ? 'input' : 'action'}-${actionId}`
}

export function Element({
  element,
  placing,
}: {
  element: BlockElement
  placing: Placing
}): JSX.Element | null {
  switch (element.type) {
    case 'button':
      return <ActionButton element={element} placing={placing} />
    case 'overflow':
      return <OverflowMenu element={element} placing={placing} />
    case 'image':
      return <Picture picture={element} kind="accessory" />
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices element={element} placing={placing} />
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <Picker element={element} placing={placing} />
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextField element={element} placing={placing} />
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <SelectMenu element={element} placing={placing} />
    default:
      return null
  }
}
