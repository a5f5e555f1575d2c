import type { KnownBlock, ModalView } from '@slack/types'
import type { JSX } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { OpenView } from '../protocol.ts'
import { Blocks } from './blocks/blocks.tsx'
import { useChat } from './chat.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from './icons.tsx'
import { Plain } from './mrkdwn.tsx'
import { SurfaceContext, useBlocks } from './surface.ts'
import { validateInputs } from './validation.ts'

/** The stack of open modals: the top one is shown, the others keep what was typed. */
export function Modals({ current }: { current: string | null }): JSX.Element {
  const { state } = useChat()
  return (
    <>
      {state.views.map((open, index) => (
        <Modal
          key={open.id}
          open={open}
          depth={index}
          hidden={index < state.views.length - 1}
          current={current}
        />
      ))}
    </>
  )
}

interface Props {
  open: OpenView
  /** How many views lie below it. */
  depth: number
  hidden: boolean
  current: string | null
}

function Modal({ open, depth, hidden, current }: Props): JSX.Element | null {
  const { store, t } = useChat()
  const view = open.view as ModalView
  const blocks = view.blocks as KnownBlock[]
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState(open.errors)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => setErrors(open.errors), [open.errors])

  const forget = useCallback(
    (blockId: string) =>
      setErrors(before => Object.fromEntries(Object.entries(before).filter(([id]) => id !== blockId))),
    [],
  )
  const surface = useBlocks({
    kind: 'modal',
    source: { viewId: open.id },
    blocks,
    currentConversation: current,
    errors,
    onEnter: forget,
  })
  useLayoutEffect(() => {
    body.current?.querySelector('.block-input-wrong')?.scrollIntoView({ block: 'nearest' })
  }, [errors])

  const close = (all: boolean) => {
    if (busy) return
    void store.act('close', { as: store.me, viewId: open.id, ...(all && { all: true }) })
  }
  const submit = async () => {
    if (busy) return
    const wrong = validateInputs(blocks, surface.values, t)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    await store.act('submit', { as: store.me, viewId: open.id, values: surface.values })
    setBusy(false)
  }
  const closes = view.clear_on_close === true
  if (hidden) return null
  return (
    <Dialog label={view.title.text} testId="modal" onEscape={() => close(closes)}>
      <form
        class="modal-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && view.submit) void submit()
        }}
      >
        <header class="dialog-head">
          {depth > 0 && (
            <button
              type="button"
              class="icon-button"
              aria-label={t.backToPrevious}
              onClick={() => close(false)}
            >
              <Icon name="back" />
            </button>
          )}
          <h2>
            <Plain text={view.title.text} />
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label={depth > 0 ? t.closeAll : t.close}
            data-testid="modal-close-all"
            onClick={() => close(true)}
          >
            <Icon name="close" />
          </button>
        </header>
        <div ref={body} class="dialog-body">
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={blocks} />
          </SurfaceContext.Provider>
        </div>
        <footer class="dialog-foot">
          {Object.keys(errors).length > 0 && (
            <span class="modal-wrong" role="status">
              {t.errorIn}
            </span>
          )}
          <button
            type="button"
            class="button"
            data-testid="modal-close"
            disabled={busy}
            onClick={() => close(closes)}
          >
            {view.close ? <Plain text={view.close.text} /> : view.submit ? t.cancel : t.close}
          </button>
          {view.submit && (
            <button
              type="submit"
              class="button button-primary"
              data-testid="modal-submit"
              disabled={busy}
              aria-busy={busy}
            >
              <span class="button-label">
                <Plain text={view.submit.text} />
              </span>
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}
