import type { InputBlock } from '@slack/types'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useChat } from '../chat.ts'
import { Element } from '../elements/element.tsx'
import { Icon } from '../icons.tsx'
import { Plain } from '../mrkdwn.tsx'
import type { BlockElement } from '../state-values.ts'
import { useSurface } from '../surface.ts'

export function InputField({ block, id }: { block: InputBlock; id: string }): JSX.Element {
  const { t } = useChat()
  const error = useSurface().errors[id]
  const fieldId = useId()
  const { label, hint, optional = false, dispatch_action: dispatches = false } = block
  const notes = [error && `${fieldId}-error`, hint && `${fieldId}-hint`].filter(Boolean).join(' ')
  const input = { label: label.text, id: fieldId, optional, dispatches, describedBy: notes || undefined }
  return (
    <div class={error ? 'block block-input block-input-wrong' : 'block block-input'} data-block-id={id}>
      <label for={fieldId} class="input-label">
        <Plain text={label.text} /> {optional && <span class="input-optional">{t.optional}</span>}
      </label>
      <Element element={block.element as BlockElement} placing={{ blockId: id, input }} />
      {error && (
        <div id={`${fieldId}-error`} class="input-error" role="alert">
          <Icon name="alert" /> {error}
        </div>
      )}
      {hint && (
        <div id={`${fieldId}-hint`} class="input-hint">
          <Plain text={hint.text} />
        </div>
      )}
    </div>
  )
}
