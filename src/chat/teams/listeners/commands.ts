import { roleOf } from '../../../app/role-of.ts'
import { codeIn } from '../../../core/identity/rules.ts'
import type { Language } from '../../../core/language.ts'
import { type Draft, text } from '../cards/element.ts'
import { commandOf } from '../parse.ts'
import { handleScheduleCommand } from './check-in.ts'
import type { CommandCall } from './command-call.ts'
import { handleCompetencyCommand } from './competency.ts'
import { handleFeedbackCommand } from './feedback.ts'
import { handleKudosCommand } from './giving.ts'
import { handleHomeCommand } from './home.ts'
import { handleIdentityCode } from './identity.ts'
import { handleHoursCommand } from './my-hours.ts'
import { handleQuestionsCommand } from './own-questions.ts'
import { handlePulseCommand } from './pulse.ts'
import { handleSetupCommand } from './setup.ts'

type Handle = (call: CommandCall) => Promise<void>

/** What Laurel understands, in both languages, with a slash and without. The app package lists these. */
export const commands: ReadonlyMap<string, Handle> = new Map<string, Handle>(
  Object.entries({
    kudos: handleKudosCommand,
    点赞: handleKudosCommand,
    feedback: handleFeedbackCommand,
    反馈: handleFeedbackCommand,
    pulse: handlePulseCommand,
    问卷: handlePulseCommand,
    competency: handleCompetencyCommand,
    胜任力: handleCompetencyCommand,
    home: handleHomeCommand,
    主页: handleHomeCommand,
    hours: handleHoursCommand,
    时间: handleHoursCommand,
    questions: handleQuestionsCommand,
    题库: handleQuestionsCommand,
    setup: handleSetupCommand,
    设置: handleSetupCommand,
    help: handleHelp,
    帮助: handleHelp,
    language: handleLanguage,
    语言: handleLanguage,
  }),
)

/** Understood as well; the app package has room for ten commands. */
export const unlisted: ReadonlyMap<string, Handle> = new Map<string, Handle>(
  Object.entries({ schedule: handleScheduleCommand, 安排: handleScheduleCommand }),
)

const all = new Map([...commands, ...unlisted])

export function wordsOf(said: string): Pick<CommandCall, 'text' | 'words'> {
  const trimmed = said.trim()
  return { text: trimmed, words: trimmed === '' ? [] : trimmed.split(/\s+/) }
}

/** How kudos without the word begin. Somebody who is merely talked about must not find it posted. */
const kudosOpening = /^(?:<@|thank|谢|多谢|感谢|赞)/i

/** What is said to Laurel in plain words. `/laurel` in front of it is fine, too. */
export async function handleWords(call: CommandCall): Promise<void> {
  const { word, rest } = commandOf(call.text)
  if (word === 'laurel' && call.text.startsWith('/')) return handleWords({ ...call, ...wordsOf(rest) })
  const handle = all.get(word)
  if (handle) return handle({ ...call, ...wordsOf(rest) })
  if (word === '') return handleHelp(call)
  // Chinese has no blanks: "点赞王芳…" is the same as "点赞 王芳…".
  const glued = [...all.keys()].find(name => /\p{Script=Han}/u.test(name) && word.startsWith(name))
  if (glued) return all.get(glued)!({ ...call, ...wordsOf(call.text.replace(/^\//, '').slice(glued.length)) })
  if (codeIn(call.text) !== null) return handleIdentityCode(call)
  if (kudosOpening.test(call.text)) return handleKudosCommand(call)
  await call.reply(await helpFor(call, call.t.help.unknown(word.replace(/[<>&]/g, ''))))
}

async function handleHelp(call: CommandCall): Promise<void> {
  await call.reply(await helpFor(call))
}

export async function helpFor(
  { teams, person, t }: Pick<CommandCall, 'teams' | 'person' | 't'>,
  opening = t.help.greeting(person.name),
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
