import type { KnownBlock } from '@slack/types'
import { type Page, turnsOf } from '../../../core/page.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context } from './element.ts'

/** Where a list is by now, and the way to the rest of it; nothing below one that is whole. `place`: page and list. */
export function renderTurns(place: `${string}:${string}`, page: Page<unknown>, t: Catalogue): KnownBlock[] {
  const { earlier, later } = turnsOf(page)
  if (earlier === null && later === null) return []
  const turn = (title: string, name: string, offset: number | null) =>
    offset === null ? [] : [button(title, `turn:${place}:${name}`, String(offset))]
  return [
    context(t.home.of(page.offset + 1, page.offset + page.items.length, page.total)),
    actions(...turn(t.home.earlier, 'earlier', earlier), ...turn(t.home.later, 'later', later)),
  ]
}
