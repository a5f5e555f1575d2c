import type { BaseLogger } from 'pino'
import type { Laurel } from '../../app/laurel.ts'
import { recordAnswer } from '../../app/record-answer.ts'
import { ChatFailure, type Place } from '../../core/chat.ts'
import type { Language } from '../../core/language.ts'
import type { Person } from '../../core/person.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Seal } from '../../core/seal.ts'
import { type Catalogue, catalogueOf } from '../../i18n/catalogue.ts'
import { channelOf, scopeOf, type TeamsActivity } from './activity.ts'
import { escapeText } from './cards/card-text.ts'
import type { TeamsMessage } from './cards/dress.ts'
import { type Draft, text } from './cards/element.ts'
import { activityOf, type TeamsChat } from './chat.ts'
import type { Connector } from './connector.ts'
import type { TeamsDirectory } from './directory.ts'
import { notInstalled } from './errors.ts'

/** What every listener of one tenant works with. */
export interface TeamsContext {
  laurel: Laurel
  /** The tenant's id. */
  workspaceId: string
  /** The bot's account, "28:…". */
  botId: string
  connector: Connector
  chat: TeamsChat
  directory: TeamsDirectory
  /** Proves what a form carries to be ours: whoever has it open can change it. */
  seal: Seal
  log: BaseLogger
  /** Tells the scheduler that teams or schedules were changed. */
  onTeamsChanged(): void
  t(person: Person): Catalogue
  /** Speaks this language with the person from now on. */
  chooseLanguage(personId: string, language: Language): Promise<void>
  /** The card in its final form, for this reader. */
  dressed(draft: Draft | string, reader: Pick<Person, 'language' | 'timeZone'>): Promise<TeamsMessage>
  /** Sends a message into the person's own chat. Throws ChatFailure. */
  tell(person: Person, draft: Draft | string): Promise<void>
  /**
   * Answers somebody alone: where they are, if that is their own chat; else there. Who has no chat with Laurel is told so
   * in the conversation, without what it is about; after a press nobody else is: the button says it. Returns whether the
   * answer arrived.
   */
  reply(activity: TeamsActivity, person: Person, draft: Draft | string): Promise<boolean>
  /** Sends into the conversation, for everybody to see. */
  sayHere(
    activity: TeamsActivity,
    draft: Draft | string,
    reader: Pick<Person, 'language' | 'timeZone'> | Person,
  ): Promise<void>
  /** The sentence for an error that stopped a person's wish; an unforeseen one is logged. */
  explain(error: unknown, t: Catalogue): string
}

export function teamsContext(
  parts: Pick<
    TeamsContext,
    | 'laurel'
    | 'workspaceId'
    | 'botId'
    | 'connector'
    | 'chat'
    | 'directory'
    | 'seal'
    | 'log'
    | 'onTeamsChanged'
  >,
): TeamsContext {
  const { laurel, workspaceId, connector, chat, directory, log } = parts
  /** The answer has arrived: that it is not on record is no reason to give it again. */
  const remember = async (personId: string, place: Place, draft: Draft | string) => {
    const { quoted = [] } = asDraft(draft)
    await recordAnswer(laurel, workspaceId, { personId, place, quoted }).catch(error =>
      log.error({ err: error }, 'what an answer quotes could not be put on record'),
    )
  }
  const context: TeamsContext = {
    ...parts,
    t: person => catalogueOf(person.language),
    async chooseLanguage(personId, language) {
      await laurel.database.people.chooseLanguage(workspaceId, personId, language)
      directory.forget(personId)
    },
    dressed: (draft, { language, timeZone }) => chat.dressed(asDraft(draft), { language, timeZone }),
    async tell(person, draft) {
      const place = await chat.say(person.id, await context.dressed(draft, person))
      await remember(person.id, place, draft)
    },
    async reply(activity, person, draft) {
      if (scopeOf(activity) === 'personal') {
        await context.sayHere(activity, draft, person)
        return true
      }
      try {
        await context.tell(person, draft)
      } catch (error) {
        if (!(error instanceof ChatFailure && error.kind === 'refused')) throw error
        // Any other refusal, such as of a card, is none that adding Laurel would help against.
        if (error.code !== notInstalled && !person.isStranger) throw error
        const { openPersonal, noChatWithStrangers } = context.t(person).teams
        // Visitors of a meeting cannot add Laurel to a chat of their own.
        if (activity.type !== 'invoke')
          await context.sayHere(activity, person.isStranger ? noChatWithStrangers : openPersonal, person)
        return false
      }
      // Whoever asked looks for the answer where they asked; a button says so by itself. A courtesy: the answer has arrived,
      // and must not be said again because this one has not.
      if (activity.type === 'message')
        await context
          .sayHere(activity, context.t(person).teams.answeredPersonally, person)
          .catch(error => log.warn({ err: error }, 'where an answer is could not be said'))
      return true
    },
    async sayHere(activity, draft, reader) {
      const message = await context.dressed(draft, reader)
      const { serviceUrl, conversation, id } = activity
      const thread = scopeOf(activity) === 'channel' ? conversation.id : channelOf(activity)
      const messageId = await connector.send(workspaceId, serviceUrl, thread, {
        ...activityOf(message),
        ...(id && activity.type === 'message' ? { replyToId: id } : {}),
      })
      if ('id' in reader) await remember(reader.id, { channel: channelOf(activity), messageId }, draft)
    },
    explain(error, t) {
      if (error instanceof Refusal) return refusalText(error, t)
      if (error instanceof ChatFailure && error.kind !== 'refused') {
        log.warn({ err: error }, 'Teams did not answer while somebody waited')
        return t.teams.busy
      }
      log.error({ err: error }, 'a wish could not be carried out')
      return t.common.failed
    },
  }
  return context
}

function asDraft(draft: Draft | string): Draft {
  return typeof draft === 'string' ? { summary: draft, body: [text(draft)] } : draft
}

/** Where Teams is used otherwise than Slack, so is the advice. */
function refusalText({ code, detail }: Refusal, t: Catalogue): string {
  switch (code) {
    case 'no-recipient':
      return t.teams.noRecipient
    // Nobody knows a name of theirs, and their ids say nothing.
    case 'unknown-person':
      return t.teams.notMet(detail.people?.length ?? 1)
    case 'no-channel':
      return t.teams.noChannel
    case 'channel-has-others':
      return t.teams.placeHasOthers
    default:
      // A word is of whoever typed it, or the name of a team.
      return t.refusals[code]({ ...detail, ...(detail.word ? { word: escapeText(detail.word) } : {}) })
  }
}
