import type { Language } from '../language.ts'

/** Something to be opened, saved or printed outside of chat. */
export interface Report<View> {
  view: View
  language: Language
  /** IANA zone that days are shown in. */
  timeZone: string
}
