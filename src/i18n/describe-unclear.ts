import { mostIndicators } from '../core/feedback/rules.ts'
import { excerpt } from '../core/summary/excerpt.ts'
import type { Unclear } from '../core/unclear.ts'
import type { Catalogue } from './catalogue.ts'

/** A sentence for each. `escaped`: without what the chat takes for marks of its own, in words that were typed. */
export function describeUnclear(
  unclear: readonly Unclear[],
  t: Catalogue,
  escaped: (text: string) => string,
): string[] {
  return unclear.map(each => {
    switch (each.kind) {
      case 'indicators-left-out':
        return t.unclear.tooManyTopics(each.names.map(escaped), mostIndicators)
      case 'people-left-out':
        return t.unclear.onePersonOnly(each.names)
      default:
        return t.unclear[each.kind](escaped(excerpt(each.word, 60)), each.nearest.map(escaped))
    }
  })
}
