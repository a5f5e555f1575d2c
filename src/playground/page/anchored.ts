import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const gap = 4
const margin = 8

/**
 * Keeps a `position: fixed` popup beside its anchor, above it when there is no room below. `align` says which
 * edges meet; `match` makes the popup as wide as the anchor.
 */
export function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
  open: boolean,
  { align = 'start', match = false }: { align?: 'start' | 'end'; match?: boolean } = {},
): void {
  useLayoutEffect(() => {
    if (!open) return
    const place = () => {
      const box = anchor.current?.getBoundingClientRect()
      const element = popup.current
      if (!box || !element) return
      const { style } = element
      if (match) style.width = `${box.width}px`
      style.maxHeight = ''
      const natural = element.offsetHeight
      const below = window.innerHeight - box.bottom - gap - margin
      const above = box.top - gap - margin
      const up = natural > below && above > below
      const height = Math.min(natural, Math.max(up ? above : below, 80))
      if (height < natural) style.maxHeight = `${height}px`
      style.top = `${up ? box.top - gap - height : box.bottom + gap}px`
      const width = element.offsetWidth
      const left = align === 'end' ? box.right - width : box.left
      style.left = `${Math.max(margin, Math.min(left, window.innerWidth - width - margin))}px`
    }
    place()
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    // Its content may change size after it opened: options arrive, a search narrows them.
    const watch = new ResizeObserver(place)
    if (popup.current) watch.observe(popup.current)
    if (anchor.current) watch.observe(anchor.current)
    return () => {
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
      watch.disconnect()
    }
  }, [open, align, match])
}

/** Calls `leave` on a press outside of all the given elements. */
export function useOutsidePress(
  open: boolean,
  inside: RefObject<HTMLElement | null>[],
  leave: () => void,
): void {
  useLayoutEffect(() => {
    if (!open) return
    const pressed = (event: PointerEvent) => {
      const target = event.target as Node
      if (!inside.some(ref => ref.current?.contains(target))) leave()
    }
    document.addEventListener('pointerdown', pressed, true)
    return () => document.removeEventListener('pointerdown', pressed, true)
  })
}
