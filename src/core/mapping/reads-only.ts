import { isUnread } from '../unread-language.ts'
import type { Mapper } from './mapper.ts'

/** The mapper without an opinion on texts in languages that it cannot read: it would have weak reasons for whatever it said. */
export function readsOnly(mapper: Mapper): Mapper {
  return {
    async map(text, context) {
      const mapping = await mapper.map(text, context)
      return isUnread(text) ? { ...mapping, behavioural: 0, evidence: [] } : mapping
    },
  }
}
