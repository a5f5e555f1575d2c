import type { KnownBlock } from '@slack/types'
import { type Page, type Turned, turnsOf } from '../../../core/page.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context } from './element.ts'

/** Where a list is by now, and the way to the rest of it; nothing below one that is whole. `place`: page and list. */
export function renderTurns(place: `${string}:${string}`, page: Page<unknown>, t: Catalogue): KnownBlock[] {
  const { earlier, later } = turnsOf(page)
  if (earlier === null && later === null) return []
  const turn = (title: string, name: string, offset: number | null, value = String(offset)) =>
    offset === null ? [] : [button(title, `turn:${place}:${name}`, value)]
  return [
    context(t.home.of(page.offset + 1, page.offset + page.items.length, page.total)),
    actions(
      ...turn(t.home.earlier, 'earlier', earlier, turnValue({ offset: earlier ?? 0, until: page.offset })),
      ...turn(t.home.later, 'later', later),
    ),
  ]
}

/** Where a list is turned to, in a button or a view: "5", or "0:3" for what comes before the fourth. */
export function turnValue({ offset, until }: Pick<Turned, 'offset' | 'until'>): string {
  return until === undefined ? String(offset) : `${offset}:${until}`
}

export function readTurn(list: string, value: string): Turned {
  const [offset, until] = value.split(':').map(part => Number(part) || 0)
  return { list, offset: offset ?? 0, ...(until === undefined ? {} : { until }) }
}
