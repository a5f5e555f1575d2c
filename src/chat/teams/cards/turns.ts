import { type Page, turnsOf } from '../../../core/page.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, type Element, execute, note } from './element.ts'

/** What is asked for when a list is turned; `page`: of the person's home. */
export interface TurnPlace {
  verb: string
  page?: string
}

/** Where a list is by now, and the way to the rest of it; nothing below one that is whole. */
export function renderTurns(
  { verb, ...place }: TurnPlace,
  list: string,
  page: Page<unknown>,
  t: Catalogue,
): Element[] {
  const { earlier, later } = turnsOf(page)
  if (earlier === null && later === null) return []
  const turn = (title: string, offset: number | null) =>
    offset === null ? [] : [execute(title, verb, { ...place, list, offset })]
  return [
    note(t.home.of(page.offset + 1, page.offset + page.items.length, page.total)),
    actions(...turn(t.home.earlier, earlier), ...turn(t.home.later, later)),
  ]
}
