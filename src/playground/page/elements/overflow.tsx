import type { Overflow } from '@slack/types'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useChat } from '../chat.ts'
import { useConfirm } from '../confirm.tsx'
import { Icon } from '../icons.tsx'
import { MenuButton } from '../menu.tsx'
import { Plain } from '../mrkdwn.tsx'
import { useSurface } from '../surface.ts'
import { type Placing, testId } from './element.tsx'

export function OverflowMenu({ element, placing }: { element: Overflow; placing: Placing }): JSX.Element {
  const { t } = useChat()
  const surface = useSurface()
  const { ask, question } = useConfirm()
  const [busy, setBusy] = useState(false)
  const items = element.options.map((option, index) => ({
    key: option.value ?? String(index),
    label: <Plain text={option.text.text} />,
    choose: () =>
      ask(element.confirm, () => {
        setBusy(true)
        void surface.act(element, placing.blockId, { selected_option: option }).finally(() => setBusy(false))
        if (option.url) window.open(option.url, '_blank', 'noopener')
      }),
  }))
  return (
    <>
      <MenuButton
        items={items}
        label={t.messageActions}
        buttonClass="button button-icon"
        busy={busy}
        testId={testId(placing, element.action_id)}
      >
        <span class="button-label">
          <Icon name="more" />
        </span>
      </MenuButton>
      {question}
    </>
  )
}
