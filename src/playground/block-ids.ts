import { isObject } from './block-kit/check.ts'
import type { Json } from './change.ts'
import { newId } from './identifiers.ts'

/** Gives blocks and interactive elements the ids that the app left out, as Slack does. */
export function withIds(blocks: Json[]): Json[] {
  return blocks.map(block => {
    const copy: Json = { ...block, block_id: block.block_id || newId('b', 4) }
    if (isObject(copy.element)) copy.element = withActionId(copy.element)
    if (isObject(copy.accessory) && copy.accessory.type !== 'image')
      copy.accessory = withActionId(copy.accessory)
    for (const key of ['elements', 'actions']) {
      const elements = copy[key]
      if (!Array.isArray(elements) || copy.type === 'context' || copy.type === 'rich_text') continue
      copy[key] = copy.type === 'carousel' ? withIds(elements) : elements.map(withActionId)
    }
    if (Array.isArray(copy.child_blocks)) copy.child_blocks = withIds(copy.child_blocks)
    return copy
  })
}

function withActionId(element: Json): Json {
  return { ...element, action_id: element.action_id || newId('a', 4) }
}
