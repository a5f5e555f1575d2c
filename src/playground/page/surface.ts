import type { KnownBlock, Option } from '@slack/types'
import { createContext } from 'preact'
import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks'
import type { Acts, StateValues } from '../protocol.ts'
import type { Answer } from './api.ts'
import { useChat } from './chat.ts'
import { actionPayload, type BlockElement, collectValues, type StateValue } from './state-values.ts'

type Source = Acts['act']['source']

interface OptionGroups {
  options: Option[]
  groups: { label: string; options: Option[] }[]
}

/** Where blocks stand: a message, a modal or App Home. It holds what was entered into their elements. */
export interface Surface {
  kind: 'message' | 'modal' | 'home'
  values: StateValues
  /** Messages by block id, under the inputs. */
  errors: Record<string, string>
  enter(blockId: string, actionId: string, value: StateValue): void
  act(element: BlockElement, blockId: string, value: StateValue): Promise<Answer>
  options(blockId: string, actionId: string, query: string): Promise<OptionGroups>
  /** The address of a file that a block names by id. */
  fileUrl(id: string): string
}

export const SurfaceContext = createContext<Surface | null>(null)

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('useSurface() needs a SurfaceContext above it')
  return surface
}

interface Given {
  kind: Surface['kind']
  source: Source
  blocks: KnownBlock[]
  currentConversation: string | null
  errors?: Record<string, string>
  files?: { id: string; url: string }[]
  onEnter?(blockId: string): void
}

const noErrors = {}

/** What was entered stays as long as an element with the same block id, action id and type is there. */
export function useBlocks(given: Given): Surface {
  const { kind, source, blocks, currentConversation, errors = noErrors, files, onEnter } = given
  const { store } = useChat()
  const [touched, setTouched] = useState<StateValues>({})
  const values = useMemo(
    () => collectValues(blocks, touched, currentConversation),
    [blocks, touched, currentConversation],
  )
  // What is told a moment after it was typed goes with what has been typed since in other elements.
  const latest = useRef(values)
  latest.current = values
  const enter = useCallback(
    (blockId: string, actionId: string, value: StateValue) => {
      setTouched(before => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } }))
      onEnter?.(blockId)
    },
    [onEnter],
  )
  return {
    kind,
    values,
    errors,
    enter,
    act(element, blockId, value) {
      // The value just entered is not in this render's values yet.
      const state = { ...latest.current }
      if (
        'action_id' in element &&
        element.action_id &&
        element.type !== 'button' &&
        element.type !== 'overflow'
      )
        state[blockId] = { ...state[blockId], [element.action_id]: value }
      return store.act('act', { as: store.me, source, action: actionPayload(element, blockId, value), state })
    },
    async options(blockId, actionId, value) {
      const from = source as Acts['options']['source']
      const answer = await store.act('options', { as: store.me, source: from, actionId, blockId, value })
      if (!answer.ok) return { options: [], groups: [] }
      const groups = (answer.option_groups ?? []) as { label: { text: string }; options: Option[] }[]
      return {
        options: (answer.options ?? []) as Option[],
        groups: groups.map(group => ({ label: group.label.text, options: group.options })),
      }
    },
    fileUrl: id => files?.find(file => file.id === id)?.url ?? `/files/${id}`,
  }
}
