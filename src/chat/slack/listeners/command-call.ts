import type { Message } from '../../../app/message.ts'
import type { Person } from '../../../core/person.ts'
import type { Quoted } from '../../../core/summary/quotations.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { SlackMessage } from '../blocks/element.ts'
import type { SlackContext } from '../context.ts'

/** Something a person asked for in words: a slash command, a mention or a direct message. */
export interface CommandCall {
  slack: SlackContext
  person: Person
  t: Catalogue
  /** What follows the command's name, in Slack's escaped form. */
  text: string
  /** `text` split at blanks. */
  words: string[]
  /** Channel it was said in; null for a direct message. */
  channel: string | null
  /** Conversation it was said in. */
  answerIn: string
  /** Opens a modal within three seconds; null where the platform gave none. */
  triggerId: string | null
  receipt: string
  /** Answers the person alone; `quoted`: kudos that the answer quotes. */
  reply(message: SlackMessage | string, quoted?: readonly Quoted[]): Promise<void>
  /** The same with a view and its pictures. */
  show(message: Message): Promise<void>
}
