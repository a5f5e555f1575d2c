import { describe, expect, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { zhCN } from '../../src/i18n/zh-CN.ts'

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

const all = entries(en, zhCN, '')
const han = /\p{Script=Han}/u

/** Names that are the same in both languages. */
const shared = new Set([
  '.help.homeTitle',
  '.help.otherLanguage',
  '.common.language',
  '.setup.languages.zh-CN',
])

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

  it.each([en, zhCN])('help shows people what they can do, and nobody the rest', ({ help, teams }) => {
    for (const lines of [help.lines, teams.help]) {
      const of = (isManager: boolean, isAdmin: boolean) => lines({ isManager, isAdmin }).join('\n')
      const admins = /setup|设置` 团队/
      const managers = /competency team|胜任力 团队/
      expect(of(false, false)).not.toMatch(admins)
      expect(of(false, false)).not.toMatch(managers)
      expect(of(true, false)).toMatch(managers)
      expect(of(true, false)).not.toMatch(admins)
      expect(of(false, true)).toMatch(admins)
    }
  })
})
