import type { Language } from '../core/language.ts'
import type { Picture } from '../core/picture/picture.ts'
import type { MessageView } from '../core/view.ts'

/** A message ready to be rendered: what it says, for whom. */
export interface Message<View extends MessageView = MessageView> {
  view: View
  /** Pictures of what the view says. At most one of a kind. */
  pictures?: readonly Picture[]
  language: Language
  /** IANA zone that times are shown in. */
  timeZone: string
}
