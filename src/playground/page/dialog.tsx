import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"]'

interface Props {
  label: string
  kind?: 'modal' | 'confirm' | 'switcher'
  testId?: string
  onEscape(): void
  children: ComponentChildren
}

/** A dialog that keeps the keyboard's focus inside and gives it back where it was. */
export function Dialog({ label, kind = 'modal', testId, onEscape, children }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null
    return () => before?.focus()
  }, [])
  useLayoutEffect(() => {
    if (box.current?.contains(document.activeElement)) return
    const wanted =
      box.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      box.current?.querySelector<HTMLElement>('.dialog-body :is(input, textarea, [role=combobox])') ??
      box.current?.querySelector<HTMLElement>('.dialog-foot button, .dialog-body button') ??
      box.current
    wanted?.focus()
  }, [])

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation()
      onEscape()
    }
    if (event.key !== 'Tab') return
    event.stopPropagation()
    const all = [...(box.current?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(
      element => element.offsetParent !== null && element.tabIndex >= 0,
    )
    const edge = event.shiftKey ? all[0] : all.at(-1)
    if (document.activeElement !== edge && box.current?.contains(document.activeElement)) return
    event.preventDefault()
    ;(event.shiftKey ? all.at(-1) : all[0])?.focus()
  }

  return (
    <div class={`backdrop backdrop-${kind}`}>
      <div
        ref={box}
        class={`dialog dialog-${kind}`}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        data-testid={testId}
        onKeyDown={pressed}
      >
        {children}
      </div>
    </div>
  )
}
