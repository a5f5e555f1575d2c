import { catalogueOf } from '../../../i18n/catalogue.ts'
import { channelOf, receiptOf, scopeOf, type TeamsActivity } from '../activity.ts'
import type { TeamsContext } from '../context.ts'
import { mentionedIn, spokenText } from '../parse.ts'
import { handleWords, wordsOf } from './commands.ts'

/** What takes longer is announced by the three dots, in milliseconds. */
const showsTypingAfter = 1000

/** What people say to Laurel: anything in their own chat, and after its name in channels and group chats. */
export async function handleMessage(teams: TeamsContext, activity: TeamsActivity): Promise<void> {
  const { laurel, workspaceId, directory, log } = teams
  let t = catalogueOf('en')
  const person = await directory.actor(activity)
  if (!person) return
  t = teams.t(person)
  const receipt = receiptOf(activity)
  // Teams sends a message again whose answer was slow. A kudos is recorded with what it stores; any other wish with its
  // answer, so that a repetition says nothing twice.
  const isNew = () => laurel.database.receipts.record(workspaceId, `${receipt}:answered`, laurel.clock.now())
  const work = (async () => {
    const isPersonal = scopeOf(activity) === 'personal'
    await handleWords({
      teams,
      activity,
      person,
      t,
      ...wordsOf(await withPeople(teams, activity)),
      channel: isPersonal ? null : channelOf(activity),
      answerIn: isPersonal ? person.id : channelOf(activity),
      receipt,
      reply: async draft => {
        if (await isNew()) await teams.reply(activity, person, draft)
      },
    })
  })()
  await typingDuring(teams, activity, work).catch(async error => {
    const said = teams.explain(error, t)
    if (await isNew())
      await teams
        .reply(activity, person, said)
        .catch(failure => log.error({ err: failure }, 'a person could not be answered'))
  })
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
      .send(teams.workspaceId, activity.serviceUrl, activity.conversation.id, { type: 'typing' })
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
