import type { SectionBlock } from '@slack/types'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useChat } from '../chat.ts'
import { Element } from '../elements/element.tsx'
import { Text } from '../mrkdwn.tsx'
import type { BlockElement } from '../state-values.ts'

/** Slack folds long texts unless the section says `expand`. */
const foldedHeight = 340

export function Section({ block, id }: { block: SectionBlock; id: string }): JSX.Element {
  const { t } = useChat()
  const body = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState(false)
  const text = block.text?.text
  useLayoutEffect(() => {
    setFolded(!block.expand && (body.current?.scrollHeight ?? 0) > foldedHeight + 80)
  }, [text, block.expand])
  return (
    <div class="block block-section">
      <div class="section-body">
        {block.text && (
          <div ref={body} class={folded ? 'section-text section-folded' : 'section-text'}>
            <Text text={block.text} />
          </div>
        )}
        {folded && (
          <button type="button" class="link-button" onClick={() => setFolded(false)}>
            {t.showMore}
          </button>
        )}
        {block.fields && (
          <div class="section-fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="section-accessory">
          <Element element={block.accessory as BlockElement} placing={{ blockId: id, input: null }} />
        </div>
      )}
    </div>
  )
}
