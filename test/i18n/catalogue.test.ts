import { describe, expect, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { zhCN } from '../../src/i18n/zh-CN.ts'
import { strings } from '../../src/playground/page/strings.ts'
import { literalsOf } from './literals.ts'

interface Entry {
  path: string
  english: unknown
  chinese: unknown
}

function entries(english: unknown, chinese: unknown, path: string): Entry[] {
  if (typeof english !== 'object' || english === null) return [{ path, english, chinese }]
  return Object.entries(english).flatMap(([key, value]) =>
    entries(value, (chinese as Record<string, unknown>)?.[key], `${path}.${key}`),
  )
}

/** Laurel's words, and those of the playground around it. */
const all = [...entries(en, zhCN, ''), ...entries(strings.en, strings['zh-CN'], '.playground')]
const han = /\p{Script=Han}/u

/** Names that are the same in both languages. */
const shared = new Set([
  '.help.homeTitle',
  '.help.otherLanguage',
  '.common.language',
  '.setup.languages.zh-CN',
  '.playground.languageEnglish',
  '.playground.languageChinese',
])

/** What a value of the catalogue puts together: itself, or the words of a function. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'function' ? literalsOf(value.toString()) : []
}

/** What is the same in every language: names, what is typed, emoji, and marks of a chat. */
const typed =
  /\S+@\S+|https?:\S*|`[^`]*`|\/[a-z]+( [@#a-z\0-]+)*|[@#][a-z\0]+|:[a-z0-9_]+:|<[^>]*>|\bzh-CN\b|\b[a-z]+:[a-z]+\b/g
const names = new Set(
  'TA Laurel Slack Teams English CSV JSON LAUREL PUBLIC URL cron eNPS Enter Shift'.split(' '),
)

/** Latin words of a Chinese text that are no names. */
function foreign(text: string): string[] {
  const words = text.replace(typed, ' ').match(/[A-Za-z]{2,}/g) ?? []
  return words.filter(word => !names.has(word))
}

/** Whether an English text has words of its own. */
function said(english: unknown): boolean {
  return textsOf(english).some(text => foreign(text).length > 0)
}

/** Put together from other entries, or by the platform. */
const wordless = new Set(['.common.list', '.undelivered.message'])

/** Help shows the commands of both languages; a language is named in itself. */
function speaksBoth(path: string): boolean {
  return /^(\.teams)?\.help\b/.test(path) || shared.has(path)
}

describe('the catalogues', () => {
  it('have the same keys, with values of the same kind', () => {
    expect(
      all.filter(({ english, chinese }) => typeof english !== typeof chinese).map(({ path }) => path),
    ).toEqual([])
  })

  it('leave no sentence untranslated', () => {
    const words = all.filter(({ english, path }) => typeof english === 'string' && !shared.has(path))
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter(({ chinese }) => !han.test(String(chinese))).map(({ path }) => path)).toEqual([])
    expect(
      words
        .filter(
          ({ english, path }) =>
            han.test(String(english)) && !/^(\.teams)?\.help\./.test(path) && !shared.has(path),
        )
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('leave no part of a sentence in the other language, in templates neither', () => {
    const wrong = all.flatMap(({ path, english, chinese }) => [
      ...(said(english) && !wordless.has(path) && !han.test(textsOf(chinese).join(''))
        ? [`${path}: no Chinese`]
        : []),
      ...textsOf(chinese).flatMap(text => foreign(text).map(word => `${path}: "${word}"`)),
      ...(han.test(textsOf(english).join('')) && !speaksBoth(path) ? [`${path}: Chinese in English`] : []),
    ])
    expect(wrong).toEqual([])
  })

  it('would show each of these faults', () => {
    expect(said((count: number) => `${count} kudos`)).toBe(true)
    expect(foreign('请点击 open report')).toEqual(['open', 'report'])
    expect(textsOf((count: number) => (count > 1 ? `${count} 条` : 'one /kudos')).flatMap(foreign)).toEqual([
      'one',
    ])
    expect(foreign('试试 `/laurel setup` 或 /competency me，:clap: Slack 里')).toEqual([])
  })

  it('say every refusal in both languages', () => {
    for (const code of Object.keys(en.refusals) as (keyof typeof en.refusals)[]) {
      const detail = { people: ['U1'], limit: 5, word: 'x', until: new Date(0) }
      expect(en.refusals[code](detail), code).not.toMatch(han)
      expect(zhCN.refusals[code](detail), code).toMatch(han)
    }
  })

  it('write Chinese without blanks beside full-width punctuation', () => {
    const blank = /[，。；：！？、）”…] +[\p{Script=Han}“`*（]|[`*}\p{Script=Han}] +[（，。；：！？、）]/u
    expect(all.filter(({ chinese }) => blank.test(String(chinese))).map(({ path }) => path)).toEqual([])
    expect(blank.test('*暂无依据* （还没有）')).toBe(true)
  })

  it('name commands in Chinese as Chinese people type them', () => {
    const english = /\/(?:laurel|competency|feedback) [a-z]/
    expect(all.filter(({ chinese }) => english.test(String(chinese))).map(({ path }) => path)).toEqual([])
    expect(zhCN.summary.ofTeam('team')).toBe('/competency 团队 team')
    expect(zhCN.hours.checkIn.ofTeam('list')).toBe('/laurel 安排 list')
  })

  it.each([en, zhCN])('help shows people what they can do, and nobody the rest', ({ help, teams }) => {
    for (const lines of [help.lines, teams.help]) {
      const of = (isManager: boolean, isAdmin: boolean) => lines({ isManager, isAdmin }).join('\n')
      const admins = /setup|设置` (?:设置)?团队/
      const managers = /competency team|(?:competency|胜任力) 团队/
      expect(of(false, false)).not.toMatch(admins)
      expect(of(false, false)).not.toMatch(managers)
      expect(of(true, false)).toMatch(managers)
      expect(of(true, false)).not.toMatch(admins)
      expect(of(false, true)).toMatch(admins)
    }
  })
})
