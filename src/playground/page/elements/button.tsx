import type { Button } from '@slack/types'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useConfirm } from '../confirm.tsx'
import { Plain } from '../mrkdwn.tsx'
import { useSurface } from '../surface.ts'
import { type Placing, testId } from './element.tsx'

export function ActionButton({ element, placing }: { element: Button; placing: Placing }): JSX.Element {
  const surface = useSurface()
  const { ask, question } = useConfirm()
  const [busy, setBusy] = useState(false)
  const { style, url, text, confirm } = element
  const act = () => {
    if (busy) return
    setBusy(true)
    void surface.act(element, placing.blockId, {}).finally(() => setBusy(false))
  }
  const given = {
    class: `button${style ? ` button-${style}` : ''}`,
    'data-testid': testId(placing, element.action_id),
    'aria-label': element.accessibility_label,
    'aria-busy': busy,
  }
  const label = (
    <span class="button-label">
      <Plain text={text.text} />
    </span>
  )
  if (url && !confirm) {
    const own =
      URL.canParse(url) && new URL(url).origin === location.origin && new URL(url).hash.startsWith('#/')
    return (
      <a
        {...given}
        href={own ? new URL(url).hash : url}
        {...(!own && { target: '_blank', rel: 'noopener noreferrer' })}
        onClick={act}
      >
        {label}
      </a>
    )
  }
  const open = () => {
    act()
    if (url) window.open(url, '_blank', 'noopener')
  }
  return (
    <>
      <button {...given} type="button" onClick={() => ask(confirm, open)}>
        {label}
      </button>
      {question}
    </>
  )
}
