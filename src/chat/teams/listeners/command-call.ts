import type { Person } from '../../../core/person.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { TeamsActivity } from '../activity.ts'
import type { Draft } from '../cards/element.ts'
import type { TeamsContext } from '../context.ts'

/** Something a person asked for in words. */
export interface CommandCall {
  teams: TeamsContext
  activity: TeamsActivity
  person: Person
  t: Catalogue
  /** What follows the command's name; mentions are `<@id>`. */
  text: string
  /** `text` split at blanks. */
  words: string[]
  /** Channel or group chat it was said in; null for the person's own chat. */
  channel: string | null
  /** Conversation it was said in. */
  answerIn: string
  receipt: string
  /** Answers the person alone. */
  reply(draft: Draft | string): Promise<void>
}
