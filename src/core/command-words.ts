import type { Language } from './language.ts'

/** What can be asked of Laurel in words: the name in English, in Chinese, and others that are understood. */
export const commandNames = {
  kudos: ['kudos', '点赞'],
  feedback: ['feedback', '反馈'],
  pulse: ['pulse', '问卷'],
  schedule: ['schedule', '安排'],
  questions: ['questions', '题库', '问题'],
  competency: ['competency', '胜任力'],
  home: ['home', '主页'],
  hours: ['hours', '时间'],
  setup: ['setup', '设置'],
  language: ['language', '语言'],
  help: ['help', '帮助'],
} as const satisfies Record<string, readonly [en: string, zh: string, ...others: string[]]>

export type Command = keyof typeof commandNames

/** Chinese names that people write together with what follows; the others begin more sentences than commands: 安排得很好. */
const glued: ReadonlySet<Command> = new Set(['kudos', 'feedback'])

/** What people write together with the other names, where nothing but a team follows: 胜任力我, 胜任力团队 码头, 语言中文. */
const gluedWords: Partial<Record<Command, RegExp>> = {
  competency: /^(?:我的?|团队(?:\s[\s\S]*)?|组织|公司)$/,
  language: /^(?:中文|英文|英语|english|chinese)$/i,
}

const commands = Object.keys(commandNames) as Command[]
const commandOfName = new Map(
  commands.flatMap(command => commandNames[command].map(name => [name as string, command] as const)),
)
const marks = `[!?.,:;！？。，、：；…]`
// Bounded, since whatever somebody pastes is read with it.
const firstWord = new RegExp(String.raw`^[/／]?(\S{0,20}?)${marks}{0,10}(?:(?:\s+|(?=[@＠<]))([\s\S]*))?$`)
const leadingMarks = new RegExp(`^${marks}+`)
const trailingMarks = new RegExp(`${marks}{1,10}$`)

/**
 * The command that a text begins with, and what follows it: with a slash or without, of either width, and whatever mark is
 * behind it. "点赞王芳…" is the same as "点赞 王芳…".
 */
export function commandOf(text: string): { command: Command; rest: string } | null {
  const said = text.trim()
  const [, word = '', rest = ''] = firstWord.exec(said) ?? []
  const command = commandOfName.get(word.toLowerCase())
  if (command) return { command, rest: rest.trim() }
  const bare = said.replace(/^[/／]/, '')
  for (const each of commands) {
    const [, name] = commandNames[each]
    if (!bare.startsWith(name)) continue
    const behind = bare.slice(name.length)
    const isOwnWord = gluedWords[each]?.test(behind.replace(trailingMarks, ''))
    if (isOwnWord) return { command: each, rest: behind.replace(trailingMarks, '') }
    if (glued.has(each) || leadingMarks.test(behind))
      return { command: each, rest: behind.replace(leadingMarks, '').trim() }
  }
  return null
}

/** A command line without a slash, its first word as a reader of this language types it. */
export function commandIn(line: string, language: Language): string {
  if (language === 'en') return line
  const [first = '', ...rest] = line.split(' ')
  const command = commandOfName.get(first)
  return command ? [commandNames[command][1], ...rest].join(' ') : line
}
