import type { ConfirmationDialog } from '@slack/types'
import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { useChat } from './chat.ts'
import { Dialog } from './dialog.tsx'
import { Plain, Text } from './mrkdwn.tsx'

interface Question {
  confirm: ConfirmationDialog
  then(): void
}

/** `ask` runs the deed at once when there is nothing to confirm; render `question` beside the element. */
export function useConfirm(): {
  ask(confirm: ConfirmationDialog | undefined, then: () => void): void
  question: JSX.Element | null
} {
  const [open, setOpen] = useState<Question | null>(null)
  const ask = useCallback((confirm: ConfirmationDialog | undefined, then: () => void) => {
    if (confirm) setOpen({ confirm, then })
    else then()
  }, [])
  const close = () => setOpen(null)
  return { ask, question: open && <ConfirmDialog {...open} close={close} /> }
}

function ConfirmDialog({ confirm, then, close }: Question & { close(): void }): JSX.Element {
  const { t } = useChat()
  const title = confirm.title?.text ?? ''
  return (
    <Dialog kind="confirm" label={title || confirm.text.text} testId="confirm" onEscape={close}>
      {title && (
        <div class="dialog-head">
          <h2>
            <Plain text={title} />
          </h2>
        </div>
      )}
      <div class="dialog-body">
        <Text text={confirm.text} />
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" data-testid="confirm-deny" onClick={close}>
          {confirm.deny ? <Plain text={confirm.deny.text} /> : t.deny}
        </button>
        <button
          type="button"
          class={confirm.style === 'danger' ? 'button button-danger-full' : 'button button-primary'}
          data-testid="confirm-yes"
          data-autofocus
          onClick={() => {
            close()
            then()
          }}
        >
          {confirm.confirm ? <Plain text={confirm.confirm.text} /> : t.confirm}
        </button>
      </div>
    </Dialog>
  )
}
