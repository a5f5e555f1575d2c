import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../protocol.ts'
import { fitHeight } from './autosize.ts'
import { useChat } from './chat.ts'
import { toTyped } from './typed-text.ts'

export function MessageEditor({ message, close }: { message: Message; close(): void }): JSX.Element {
  const { store, state, t } = useChat()
  const [text, setText] = useState(() => toTyped(message.text, state))
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  useLayoutEffect(() => fitHeight(field.current), [text])
  const save = () => {
    const { conversation, ts } = message
    close()
    if (text.trim()) void store.act('editMessage', { as: store.me, conversation, ts, text })
  }
  return (
    <div class="message-editor">
      <textarea
        ref={field}
        class="field"
        rows={1}
        aria-label={t.editMessage}
        data-testid="message-editor"
        value={text}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.isComposing) return
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            save()
          }
        }}
      />
      <div class="message-editor-foot">
        <button type="button" class="button button-small" onClick={close}>
          {t.cancel}
        </button>
        <button type="button" class="button button-small button-primary" onClick={save}>
          {t.save}
        </button>
      </div>
    </div>
  )
}
