import { roleOf } from '../../../app/role-of.ts'
import { type Command, commandOf } from '../../../core/command-words.ts'
import { isRequest } from '../../../core/feedback/request-line.ts'
import { codeIn } from '../../../core/identity/rules.ts'
import type { Language } from '../../../core/language.ts'
import { isKudos } from '../../../core/recognition/kudos-line.ts'
import { escapeText } from '../cards/card-text.ts'
import { type Draft, text } from '../cards/element.ts'
import { nameText } from '../cards/summary-text.ts'
import { handleScheduleCommand } from './check-in.ts'
import type { CommandCall } from './command-call.ts'
import { handleCompetencyCommand } from './competency.ts'
import { handleFeedbackCommand } from './feedback.ts'
import { forColleagues } from './for-colleagues.ts'
import { handleKudosCommand } from './giving.ts'
import { handleHomeCommand } from './home.ts'
import { handleIdentityCode } from './identity.ts'
import { handleHoursCommand } from './my-hours.ts'
import { handleQuestionsCommand } from './own-questions.ts'
import { handlePulseCommand } from './pulse.ts'
import { handleSetupCommand } from './setup.ts'

type Handle = (call: CommandCall) => Promise<void>

const handlers: Record<Command, Handle> = {
  kudos: forColleagues(handleKudosCommand),
  feedback: handleFeedbackCommand,
  pulse: handlePulseCommand,
  schedule: handleScheduleCommand,
  questions: handleQuestionsCommand,
  competency: handleCompetencyCommand,
  home: handleHomeCommand,
  hours: handleHoursCommand,
  setup: handleSetupCommand,
  language: handleLanguage,
  help: handleHelp,
}

export function wordsOf(said: string): Pick<CommandCall, 'text' | 'words'> {
  const trimmed = said.trim()
  return { text: trimmed, words: trimmed === '' ? [] : trimmed.split(/\s+/) }
}

/** What is said to Laurel in plain words. `/laurel` in front of it is fine, too. */
export async function handleWords(call: CommandCall): Promise<void> {
  const addressed = /^[/／]laurel(?:\s+|$)/i.exec(call.text)
  if (addressed) return handleWords({ ...call, ...wordsOf(call.text.slice(addressed[0].length)) })
  if (call.text === '') return handleHelp(call)
  const asked = commandOf(call.text)
  if (asked) return handlers[asked.command]({ ...call, ...wordsOf(asked.rest) })
  if (codeIn(call.text) !== null) return handleIdentityCode(call)
  if (isRequest(call.text)) return handleFeedbackCommand(call)
  if (isKudos(call.text)) return handlers.kudos(call)
  const [word = ''] = call.words
  await call.reply(await helpFor(call, call.t.help.unknown(escapeText(word))))
}

async function handleHelp(call: CommandCall): Promise<void> {
  await call.reply(await helpFor(call))
}

export async function helpFor(
  { teams, person, t }: Pick<CommandCall, 'teams' | 'person' | 't'>,
  opening = t.help.greeting(nameText(person.name)),
): Promise<Draft> {
  const role = await roleOf(teams.laurel.database, teams.workspaceId, person.id)
  return { summary: opening, body: [text(opening), ...t.teams.help(role).map(line => text(line))] }
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

async function handleLanguage({ teams, person, t, words, reply }: CommandCall): Promise<void> {
  const language = languageNames.get(words[0]?.toLowerCase() ?? '')
  if (!language) return reply(t.help.languageAsk)
  await teams.chooseLanguage(person.id, language)
  await reply(teams.t({ ...person, language }).help.languageSet)
}
