import type { KnownBlock } from '@slack/types'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { useChat } from '../chat.ts'
import { Element } from '../elements/element.tsx'
import { parseMarkdown } from '../markdown-parse.ts'
import { Formatted, Plain, Text } from '../mrkdwn.tsx'
import { readRichText } from '../rich-text.ts'
import { type BlockElement, blockId } from '../state-values.ts'
import { ChartBlock, isChartBlock } from './chart.tsx'
import { InputField } from './input.tsx'
import { Picture } from './picture.tsx'
import { Section } from './section.tsx'
import { DataTable } from './table.tsx'

export function Blocks({ blocks }: { blocks: KnownBlock[] }): JSX.Element {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const id = blockId(block, index)
        return <BlockView key={id} block={block} id={id} />
      })}
    </div>
  )
}

function BlockView({ block, id }: { block: KnownBlock; id: string }): JSX.Element | null {
  const { t } = useChat()
  if (isChartBlock(block)) return <ChartBlock block={block} />
  switch (block.type) {
    case 'header':
      return (
        <h3 class="block block-header">
          <Plain text={block.text.text} />
        </h3>
      )
    case 'section':
      return <Section block={block} id={id} />
    case 'divider':
      return <hr class="block block-divider" />
    case 'context':
      return (
        <div class="block block-context">
          {block.elements.map((element, index) =>
            element.type === 'image' ? (
              <Picture key={index} picture={element} kind="context" />
            ) : (
              <span key={index} class="context-text">
                <Text text={element} />
              </span>
            ),
          )}
        </div>
      )
    case 'actions':
      return (
        <div class="block block-actions">
          {block.elements.map((element, index) => (
            <Element
              key={element.action_id ?? index}
              element={element as BlockElement}
              placing={{ blockId: id, input: null }}
            />
          ))}
        </div>
      )
    case 'input':
      return <InputField block={block} id={id} />
    case 'image':
      return (
        <figure class="block block-image">
          {block.title && (
            <figcaption>
              <Plain text={block.title.text} />
            </figcaption>
          )}
          <Picture picture={block} kind="block" />
        </figure>
      )
    case 'markdown':
      return <MarkdownText text={block.text} />
    case 'rich_text':
      return (
        <div class="block">
          <Formatted rich={readRichText(block)} />
        </div>
      )
    case 'table':
      return <DataTable block={block} />
    case 'video':
      return (
        <div class="block block-video">
          <a href={block.title_url ?? block.video_url} target="_blank" rel="noopener noreferrer">
            <Plain text={block.title.text} />
          </a>
          {block.description && <Plain text={block.description.text} />}
          <a href={block.video_url} target="_blank" rel="noopener noreferrer">
            {t.watchVideo}
          </a>
        </div>
      )
    default:
      return <div class="block block-unsupported">{t.unsupportedBlock(block.type)}</div>
  }
}

function MarkdownText({ text }: { text: string }): JSX.Element {
  const rich = useMemo(() => parseMarkdown(text), [text])
  return (
    <div class="block">
      <Formatted rich={rich} />
    </div>
  )
}
