import type { Language } from '../core/language.ts'
import type { CarriedOut } from '../core/privacy/carried-out.ts'
import { catalogueOf } from './catalogue.ts'

/** What an admin is told of a privacy request that they had carried out. */
export function describeCarriedOut(done: CarriedOut, language: Language): string {
  const t = catalogueOf(language)
  switch (done.kind) {
    case 'erase':
      return t.common.paragraph([
        t.privacy.erased(done.counts.received, done.counts.given),
        ...(done.isElsewhere ? [t.identity.erasedElsewhere] : []),
      ])
    case 'export':
      return t.privacy.handedOver
    case 'handed-over':
      return t.privacy.markedDone
    case 'no-address':
      return t.privacy.noAddress(done.personId)
  }
}
