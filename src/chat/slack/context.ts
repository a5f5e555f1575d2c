import type { WebClient } from '@slack/web-api'
import type { BaseLogger } from 'pino'
import type { Laurel } from '../../app/laurel.ts'
import { ChatFailure, type Place } from '../../core/chat.ts'
import type { Language } from '../../core/language.ts'
import type { Person } from '../../core/person.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Catalogue, catalogueOf } from '../../i18n/catalogue.ts'
import { escapeText, type SlackMessage } from './blocks/element.ts'
import type { SlackDirectory } from './directory.ts'
import { calling } from './errors.ts'
import { plainText } from './parse.ts'
import type { SlackPictures } from './pictures.ts'

/** What every listener works with. */
export interface SlackContext {
  laurel: Laurel
  workspaceId: string
  botUserId: string
  client: WebClient
  directory: SlackDirectory
  pictures: SlackPictures
  log: BaseLogger
  /** Tells the scheduler that teams or schedules were changed. */
  onTeamsChanged(): void
  /** The person who acts. Throws Refusal for one that Slack does not know. */
  personOf(userId: string): Promise<Person>
  t(person: Person): Catalogue
  /** Names what Slack has sent: the same when it is sent again. */
  receiptOf(body: SlackBody): string
  /** Speaks this language with the person from now on. */
  chooseLanguage(userId: string, language: Language): Promise<void>
  /**
   * Shows a message to one person in a conversation, or as a direct message where that is not possible. Returns where that one is,
   * which stays; null for what Slack forgets.
   */
  tellPrivately(
    conversation: string | null,
    userId: string,
    message: SlackMessage | string,
  ): Promise<Place | null>
  /** Puts a message in the place of the one whose button was pressed. */
  replaceMessage(responseUrl: string | undefined, message: SlackMessage): Promise<void>
  /** The sentence for an error that stopped a person's wish; an unforeseen one is logged. */
  explain(error: unknown, t: Catalogue): string
  /** The same without markup, for the inputs of a modal: people go by their names. */
  explainPlainly(error: unknown, t: Catalogue): Promise<string>
  /**
   * Carries out a wish; whatever goes wrong is told to the person by `tell`. `tell` itself failing is logged.
   */
  attempt(
    userId: string,
    tell: (text: string) => Promise<unknown>,
    work: (person: Person, t: Catalogue) => Promise<void>,
  ): Promise<void>
}

/** The parts of Slack's payloads that tell one from another. */
interface SlackBody {
  type?: string
  event_id?: string
  trigger_id?: string
  view?: { id: string; hash?: string } | undefined
  actions?: { action_id: string; action_ts?: string }[]
}

export function slackContext(
  parts: Pick<
    SlackContext,
    'laurel' | 'workspaceId' | 'botUserId' | 'client' | 'directory' | 'pictures' | 'log' | 'onTeamsChanged'
  >,
): SlackContext {
  const { directory, log } = parts
  const context: SlackContext = {
    ...parts,
    async personOf(userId) {
      const [person] = await directory.people([userId])
      if (!person) throw new Refusal('unknown-person', { people: [userId] })
      return person
    },
    t: person => catalogueOf(person.language),
    receiptOf(body) {
      if (body.event_id) return `event:${body.event_id}`
      // A modal can be submitted with success once, however often its button is pressed.
      if (body.type === 'view_submission' && body.view) return `view:${body.view.id}`
      const action = body.actions?.[0]
      if (action) return `action:${action.action_id}:${action.action_ts ?? ''}:${body.trigger_id ?? ''}`
      return `trigger:${body.trigger_id ?? ''}`
    },
    async chooseLanguage(userId, language) {
      await parts.laurel.database.people.chooseLanguage(parts.workspaceId, userId, language)
      directory.forget(userId)
    },
    async tellPrivately(conversation, userId, message) {
      const content = typeof message === 'string' ? { text: message } : message
      if (conversation !== null && conversation !== userId && !conversation.startsWith('D')) {
        try {
          await calling(parts.client.chat.postEphemeral({ channel: conversation, user: userId, ...content }))
          return null
        } catch (error) {
          // Not in that conversation: a direct message reaches them.
          if (!(error instanceof ChatFailure) || error.kind !== 'refused') throw error
        }
      }
      const { channel, ts } = await calling(parts.client.chat.postMessage({ channel: userId, ...content }))
      return channel && ts ? { channel, messageId: ts } : null
    },
    async replaceMessage(responseUrl, message) {
      if (!responseUrl) return
      const answer = await fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ replace_original: true, ...message }),
        signal: AbortSignal.timeout(10_000),
      })
      if (!answer.ok) throw new Error(`the message could not be replaced: ${answer.status}`)
    },
    explain(error, t) {
      if (error instanceof Refusal) {
        const { word } = error.detail
        // Of whoever typed it, or the name of a team.
        return t.refusals[error.code]({ ...error.detail, ...(word ? { word: escapeText(word) } : {}) })
      }
      log.error({ err: error }, 'a wish could not be carried out')
      return t.common.failed
    },
    async explainPlainly(error, t) {
      const said = context.explain(error, t)
      const ids = error instanceof Refusal ? (error.detail.people ?? []) : []
      if (ids.length === 0) return plainText(said, () => undefined).replaceAll('`', '')
      const people = await parts.laurel.database.people.getMany(parts.workspaceId, ids)
      const names = new Map(people.map(person => [person.id, person.name]))
      return plainText(said, id => names.get(id)).replaceAll('`', '')
    },
    async attempt(userId, tell, work) {
      let t = catalogueOf('en')
      try {
        const person = await context.personOf(userId)
        t = catalogueOf(person.language)
        await work(person, t)
      } catch (error) {
        try {
          await tell(context.explain(error, t))
        } catch (failure) {
          log.error({ err: failure }, 'a person could not be answered')
        }
      }
    },
  }
  return context
}
