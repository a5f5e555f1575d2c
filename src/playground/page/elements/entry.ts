import { useState } from 'preact/hooks'
import { entered, type StatefulElement, stateValue } from '../state-values.ts'
import { useSurface } from '../surface.ts'
import type { Placing } from './element.tsx'

export interface Entry {
  value: unknown
  busy: boolean
  /** Keeps what was entered and, where the element acts, tells the app. */
  enter(value: unknown): void
  /** Keeps what was entered without telling anybody. */
  keep(value: unknown): void
  /** Tells the app. */
  tell(value: unknown): void
}

/** The value of an element and what happens when it changes. */
export function useEntry(element: StatefulElement, placing: Placing): Entry {
  const surface = useSurface()
  const [busy, setBusy] = useState(false)
  const actionId = element.action_id ?? ''
  const state = surface.values[placing.blockId]?.[actionId]
  const keep = (value: unknown) => surface.enter(placing.blockId, actionId, stateValue(element, value))
  const tell = (value: unknown) => {
    setBusy(true)
    void surface.act(element, placing.blockId, stateValue(element, value)).finally(() => setBusy(false))
  }
  return {
    value: state ? entered(element, state) : null,
    busy,
    keep,
    tell,
    enter(value) {
      keep(value)
      if (!placing.input || placing.input.dispatches) tell(value)
    },
  }
}
