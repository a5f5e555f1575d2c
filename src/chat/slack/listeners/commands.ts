import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  RespondArguments,
  SlackCommandMiddlewareArgs,
} from '@slack/bolt'
import { roleOf } from '../../../app/role-of.ts'
import { type Command, commandOf } from '../../../core/command-words.ts'
import { isRequest } from '../../../core/feedback/request-line.ts'
import { codeIn } from '../../../core/identity/rules.ts'
import type { Language } from '../../../core/language.ts'
import { isKudos } from '../../../core/recognition/kudos-line.ts'
import { section } from '../blocks/element.ts'
import { nameText } from '../blocks/summary-text.ts'
import type { SlackContext } from '../context.ts'
import { handleScheduleCommand } from './check-in.ts'
import type { CommandCall } from './command-call.ts'
import { handleCompetencyCommand } from './competency.ts'
import { handleFeedbackCommand } from './feedback.ts'
import { handleKudosCommand } from './giving.ts'
import { handleIdentityCode } from './identity.ts'
import { handleHoursCommand } from './my-hours.ts'
import { handlePulseCommand } from './pulse.ts'
import { handleQuestionsCommand } from './questions.ts'
import { handleSetupCommand } from './setup.ts'
import { showPrivately } from './show-privately.ts'

/** Milliseconds before a command that is still being carried out is acknowledged. */
const longestSilence = 2200

type Handle = (call: CommandCall) => Promise<void>

const handlers: Record<Command, Handle> = {
  kudos: handleKudosCommand,
  feedback: handleFeedbackCommand,
  pulse: handlePulseCommand,
  schedule: handleScheduleCommand,
  questions: handleQuestionsCommand,
  competency: handleCompetencyCommand,
  home: ({ t, reply }) => reply(t.home.whereInSlack),
  hours: handleHoursCommand,
  setup: handleSetupCommand,
  language: handleLanguage,
  help: handleHelp,
}

/** Commands of their own; each is also a sub-command of `/laurel`, since another app may own its name. */
const aliases: Record<string, Handle> = {
  '/kudos': handleKudosCommand,
  '/feedback': handleFeedbackCommand,
  '/pulse': handlePulseCommand,
  '/competency': handleCompetencyCommand,
  '/laurel': handleLaurelCommand,
}

export function commandListeners(app: App, slack: SlackContext): void {
  // Before the listeners: Bolt walks through every one of them for whatever it passes on, and most of what comes is a command.
  app.use(async args => {
    if (!isCommand(args)) return args.next()
    await answer(args, slack)
  })
}

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs

function isCommand(args: AnyMiddlewareArgs & AllMiddlewareArgs): args is CommandArgs {
  return 'command' in args && args.command !== undefined && args.command.command in aliases
}

async function answer({ command, body, ack, respond }: CommandArgs, slack: SlackContext): Promise<void> {
  const handle = aliases[command.command]!
  let acknowledged = false
  const acknowledge = async (answer?: RespondArguments) => {
    acknowledged = true
    await ack(answer)
  }
  const reply: CommandCall['reply'] = async message => {
    const answer = {
      response_type: 'ephemeral' as const,
      ...(typeof message === 'string' ? { text: message } : message),
    }
    await (acknowledged ? respond(answer) : acknowledge(answer))
  }
  const show: CommandCall['show'] = async message => {
    if (!acknowledged) await acknowledge()
    await showPrivately(slack, respond, message)
  }
  // Slack waits for three seconds. What takes longer is answered when it is done.
  const patience = setTimeout(() => {
    // What was answered already may still have work to do.
    if (acknowledged) return
    acknowledge().catch(error => slack.log.warn({ err: error }, 'a command could not be acknowledged'))
  }, longestSilence)
  await slack.attempt(command.user_id, reply, async (person, t) => {
    // Nobody can bring an app into a group message.
    const isDirect =
      /^(directmessage$|mpdm-)/.test(command.channel_name) || command.channel_id.startsWith('D')
    await handle({
      slack,
      person,
      t,
      ...wordsOf(command.text),
      channel: isDirect ? null : command.channel_id,
      answerIn: isDirect ? person.id : command.channel_id,
      triggerId: command.trigger_id,
      receipt: slack.receiptOf(body),
      reply,
      show,
    })
  })
  clearTimeout(patience)
  if (!acknowledged) await acknowledge()
}

export function wordsOf(text: string): Pick<CommandCall, 'text' | 'words'> {
  const trimmed = text.trim()
  return { text: trimmed, words: trimmed === '' ? [] : trimmed.split(/\s+/) }
}

/** `/laurel <word> …`, and what is said to the bot in plain words. */
export async function handleLaurelCommand(call: CommandCall): Promise<void> {
  if (call.text === '') return handleHelp(call)
  const asked = commandOf(call.text)
  if (asked) return handlers[asked.command]({ ...call, ...wordsOf(asked.rest) })
  if (codeIn(call.text) !== null) return handleIdentityCode(call)
  if (isRequest(call.text)) return handleFeedbackCommand(call)
  if (isKudos(call.text)) return handleKudosCommand(call)
  await call.reply(await helpFor(call, call.t.help.unknown(call.words[0]!)))
}

async function handleHelp(call: CommandCall): Promise<void> {
  await call.reply(await helpFor(call))
}

async function helpFor({ slack, person, t }: CommandCall, opening = t.help.greeting(nameText(person.name))) {
  const role = await roleOf(slack.laurel.database, slack.workspaceId, person.id)
  const lines = [opening, ...t.help.lines(role)]
  return { text: lines.join('\n'), blocks: lines.map(section) }
}

const languageNames = new Map<string, Language>(
  Object.entries({
    english: 'en',
    en: 'en',
    英文: 'en',
    英语: 'en',
    中文: 'zh-CN',
    chinese: 'zh-CN',
    zh: 'zh-CN',
  }),
)

async function handleLanguage({ slack, person, t, words, reply }: CommandCall): Promise<void> {
  const language = languageNames.get(words[0]?.toLowerCase() ?? '')
  if (!language) return reply(t.help.languageAsk)
  await slack.chooseLanguage(person.id, language)
  await reply(slack.t({ ...person, language }).help.languageSet)
}
