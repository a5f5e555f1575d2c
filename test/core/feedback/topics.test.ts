import { beforeAll, describe, expect, it } from 'vitest'
import { topicsOf } from '../../../src/core/feedback/topics.ts'
import { Framework } from '../../../src/core/framework/framework.ts'
import { type Language, languages } from '../../../src/core/language.ts'
import { shortNameOf } from '../../../src/core/recognition/indicator-word.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'

let framework: Framework

beforeAll(async () => {
  framework = await readFramework('seeds/frameworks/core')
})

const read = (said: string, language: Language = 'en') => {
  const { indicators, unclear } = topicsOf(framework, said, language)
  return { codes: indicators.map(({ code }) => code), unclear }
}

describe.each(languages)('in %s', language => {
  it('every name and short name of the dictionary is found, whatever words it is made of', () => {
    const missed = framework.indicators.flatMap(indicator =>
      [indicator.name[language], shortNameOf(indicator, language), indicator.code].filter(name => {
        const { codes, unclear } = read(name, language)
        return unclear.length > 0 || codes.join() !== indicator.code
      }),
    )
    expect(missed).toEqual([])
  })

  it('any two of them are found, whatever stands between them', () => {
    const all = framework.indicators
    const hard = all.filter(({ name }) => / and |[和与及跟]/.test(name[language]))
    expect(hard.length).toBeGreaterThan(2)
    const pairs = all.flatMap((one, index) => [
      [one, all[(index + 1) % all.length]!] as const,
      [hard[index % hard.length]!, one] as const,
      [one, hard[(index + 1) % hard.length]!] as const,
    ])
    const joints = language === 'en' ? [' and ', ', ', ' & ', ', and '] : ['和', '、', '与', ' 和 ', '，']
    const missed = pairs
      .filter(([one, other]) => one !== other)
      .flatMap(([one, other], index) => {
        const joint = joints[index % joints.length]!
        return [
          `${one.name[language]}${joint}${other.name[language]}`,
          `${shortNameOf(one, language)}${joint}${shortNameOf(other, language)}`,
          `${shortNameOf(one, language)} ${shortNameOf(other, language)}`,
        ].filter(said => {
          const { codes, unclear } = read(said, language)
          return unclear.length > 0 || codes.join() !== `${one.code},${other.code}`
        })
      })
    expect(missed).toEqual([])
  })
})

it.each([
  ['owns-mistakes please', 'en'],
  ['#owns-mistakes!', 'en'],
  ['my owns up to mistakes, thanks', 'en'],
  ['＃主动认错补救。', 'zh-CN'],
  ['对主动认错补救的看法，谢谢！', 'zh-CN'],
  ['我的主动认错补救方面的反馈', 'zh-CN'],
] as const)('%s is the behaviour and nothing else', (said, language) => {
  expect(read(said, language)).toEqual({ codes: ['ownership.owns-mistakes'], unclear: [] })
})

it.each([
  ['juggling and owns-mistakes', ['ownership.owns-mistakes'], ['juggling']],
  ['how I run meetings', [], ['how I run meetings']],
  ['杂耍，温和待人', [], ['杂耍', '温和待人']],
  ['feedback', [], []],
  ['  ', [], []],
] as const)('%s keeps the words that name nothing', (said, codes, unclear) => {
  expect(read(said, /\p{Script=Han}/u.test(said) ? 'zh-CN' : 'en')).toEqual({ codes, unclear })
})

describe('however much is typed', () => {
  /** How often the whole dictionary was gone through. */
  const searchesFor = (said: string, language: Language) => {
    let count = 0
    const counted = Object.defineProperty(
      new Framework(framework.document, framework.sourceLines),
      'indicators',
      {
        get: () => {
          count += 1
          return framework.indicators
        },
      },
    )
    const { unclear } = topicsOf(counted, said, language)
    return { count, unclear }
  }

  it.each([
    ['en', 'how I ran meeting '],
    ['zh-CN', '我开会的样子'],
  ] as const)(
    'the dictionary is searched no oftener for a hundred clauses than for a dozen: %s',
    (language, clause) => {
      const clauses = (count: number) =>
        Array.from({ length: count }, (_, index) => `${clause}${index}`).join(language === 'en' ? ', ' : '，')
      const { count, unclear } = searchesFor(clauses(100), language)
      expect(count).toBe(searchesFor(clauses(13), language).count)
      expect(count).toBeGreaterThan(0)
      expect(count).toBeLessThan(150)
      expect(unclear).toHaveLength(13)
      expect(unclear.at(-1)).toMatch(/99$/)
    },
  )

  it.each(['!', ' ', ', ', '和', 'my ', 'feedback ', 'owns-mistakes ', '谢谢'])(
    'a hundred thousand times “%s” is read at once',
    words => {
      const { indicators } = topicsOf(framework, `${words.repeat(1e5)}x`, 'en')
      expect(indicators).toEqual([])
      expect(read(`owns-mistakes, ${words.repeat(1e5)}x`).codes).toEqual(['ownership.owns-mistakes'])
    },
  )
})
