import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useAnchored, useOutsidePress } from './anchored.ts'

export interface MenuItem {
  key: string
  label: ComponentChildren
  danger?: boolean
  /** Stands before the item, with a line above. */
  heading?: string
  choose(): void
}

interface Props {
  items: MenuItem[]
  label: string
  buttonClass?: string
  testId?: string | undefined
  busy?: boolean
  align?: 'start' | 'end'
  children: ComponentChildren
  onOpen?(open: boolean): void
}

/** A button that opens a menu: arrows, Home, End, Enter and Escape work as in any menu. */
export function MenuButton({
  items,
  label,
  buttonClass = 'icon-button',
  testId,
  busy = false,
  align = 'end',
  children,
  onOpen,
}: Props): JSX.Element {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const show = (shown: boolean) => {
    setOpen(shown)
    onOpen?.(shown)
  }
  useAnchored(button, popup, open, { align })
  useOutsidePress(open, [button, popup], () => show(false))
  useLayoutEffect(() => {
    if (open) popup.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [open])

  const leave = () => {
    show(false)
    button.current?.focus()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      leave()
      return
    }
    const all = [...(popup.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    all[(next + all.length) % all.length]?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        aria-busy={busy}
        title={label}
        data-testid={testId}
        onClick={() => show(!open)}
      >
        {children}
      </button>
      {open && (
        <div ref={popup} class="popup menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={pressed}>
          {items.map(item => (
            <>
              {item.heading && (
                <div key={`${item.key} heading`} class="menu-heading" role="presentation">
                  {item.heading}
                </div>
              )}
              <button
                key={item.key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={item.danger ? 'menu-item menu-item-danger' : 'menu-item'}
                onClick={() => {
                  leave()
                  item.choose()
                }}
              >
                {item.label}
              </button>
            </>
          ))}
        </div>
      )}
    </>
  )
}
