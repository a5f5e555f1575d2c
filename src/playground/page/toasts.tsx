import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { useChat } from './chat.ts'
import { Icon } from './icons.tsx'
import type { Toast } from './store.ts'

const shownMs = 8000

/** Notices of Slack itself: the app did not answer, an act was refused. */
export function Toasts(): JSX.Element {
  const { snapshot } = useChat()
  return (
    <div class="toasts" role="alert">
      {snapshot.toasts.map(toast => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastBox({ toast }: { toast: Toast }): JSX.Element {
  const { store, t } = useChat()
  useEffect(() => {
    const timer = window.setTimeout(() => store.dismiss(toast.id), shownMs)
    return () => window.clearTimeout(timer)
  }, [toast.id])
  return (
    <div class="toast" data-testid="toast">
      <Icon name="alert" />
      <span>{noticeText(toast.text, t)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={t.dismiss}
        onClick={() => store.dismiss(toast.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

/** Codes that need words of their own; whatever has spaces is a sentence already. */
function noticeText(text: string, t: ReturnType<typeof useChat>['t']): string {
  if (text === 'unreachable') return t.failed(t.unreachable)
  return /^[a-z0-9_]+$/.test(text) ? t.failed(text) : t.notice(text)
}
