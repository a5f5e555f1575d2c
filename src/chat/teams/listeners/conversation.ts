import { ChatFailure } from '../../../core/chat.ts'
import { catalogueOf } from '../../../i18n/catalogue.ts'
import { channelOf, readerOf, receiptOf, scopeOf, type TeamsActivity } from '../activity.ts'
import type { Reader } from '../cards/card-text.ts'
import type { Draft } from '../cards/element.ts'
import type { TeamsContext } from '../context.ts'
import { mentionedIn, spokenText } from '../parse.ts'
import { handleWords, wordsOf } from './commands.ts'

/** What takes longer is announced by the three dots, in milliseconds. */
const showsTypingAfter = 1000

/** What people say to Laurel: anything in their own chat, and after its name in channels and group chats. */
export async function handleMessage(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { log } = teams
  let reader: Reader = readerOf(activity)
  let answer = answering(teams, activity, draft => teams.sayHere(activity, draft, reader))
  const work = (async () => {
    const person = await teams.directory.actor(activity)
    if (!person) return answer(catalogueOf(reader.language).teams.whoAreYou)
    reader = person
    answer = answering(teams, activity, draft => teams.reply(activity, person, draft))
    const isPersonal = scopeOf(activity) === 'personal'
    await handleWords({
      teams,
      activity,
      person,
      t: teams.t(person),
      ...wordsOf(await withPeople(teams, activity)),
      channel: isPersonal ? null : channelOf(activity),
      answerIn: isPersonal ? person.id : channelOf(activity),
      receipt: receiptOf(activity),
      reply: answer,
    })
  })()
  await typingDuring(teams, activity, work)
    .catch(error => {
      if (error instanceof Unanswered) throw error
      return answer(teams.explain(error, catalogueOf(reader.language)))
    })
    .catch(error => log.error({ err: error }, 'a person could not be answered'))
}

/** Teams did not take the answer, however often it was tried. */
class Unanswered extends Error {
  override name = 'Unanswered'
}

/**
 * Answers once, and tries again where Teams does not take it. Teams sends a message again whose answer was slow: a kudos
 * is recorded with what it stores, any other wish with its answer, so that a repetition says nothing twice.
 */
function answering(
  { laurel, workspaceId, connector }: TeamsContext,
  activity: TeamsActivity,
  send: (draft: Draft | string) => Promise<unknown>,
): (draft: Draft | string) => Promise<void> {
  const { receipts } = laurel.database
  const receipt = `${receiptOf(activity)}:answered`
  return async draft => {
    if (!(await receipts.record(workspaceId, receipt, laurel.clock.now()))) return
    try {
      await connector.patiently(() => send(draft))
    } catch (error) {
      // Whatever is tried next, or sent by Teams again, is answered still.
      await receipts.remove(workspaceId, receipt)
      throw error instanceof ChatFailure ? new Unanswered(error.message, { cause: error }) : error
    }
  }
}

/** The text with people's own ids in the place of the accounts that Teams mentions. */
async function withPeople({ directory }: TeamsContext, activity: TeamsActivity): Promise<string> {
  const said = spokenText(activity)
  const mentioned = mentionedIn(said)
  if (mentioned.length === 0) return said
  const ids = await directory.idsOfAccounts(mentioned, activity)
  return said.replace(/<@([^<>]+)>/g, (_, id: string) => `<@${ids.get(id) ?? id}>`)
}

async function typingDuring(
  teams: TeamsContext,
  activity: TeamsActivity,
  work: Promise<void>,
): Promise<void> {
  const dots = setTimeout(() => {
    teams.connector
      .showTyping(teams.workspaceId, activity.serviceUrl, activity.conversation.id)
      // The answer says more than the dots would have said.
      .catch(error => teams.log.debug({ err: error }, 'the three dots could not be shown'))
  }, showsTypingAfter)
  dots.unref()
  try {
    await work
  } finally {
    clearTimeout(dots)
  }
}

/**
 * Somebody edited or deleted a message of theirs. Kudos live on their card, which has buttons for both: whoever gave
 * kudos by the message is told so, once.
 */
export async function handleMessageChange(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { laurel, workspaceId } = teams
  const isDeleted = activity.type === 'messageDelete'
  if (activity.channelData?.eventType === 'undeleteMessage') return
  const message = receiptOf({ ...activity, type: 'message' })
  if (!(await laurel.database.receipts.has(workspaceId, message))) return
  const person = await teams.directory.actor(activity)
  if (!person) return
  const told = `${message}:${isDeleted ? 'deleted' : 'edited'}`
  if (!(await laurel.database.receipts.record(workspaceId, told, laurel.clock.now()))) return
  const { teams: said } = teams.t(person)
  await teams.reply(activity, person, isDeleted ? said.deletedMessage : said.editedMessage)
}
