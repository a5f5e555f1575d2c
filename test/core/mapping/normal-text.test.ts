import { describe, expect, it } from 'vitest'
import { NormalText } from '../../../src/core/mapping/normal-text.ts'

const read = (text: string) => new NormalText().read(text)
const shown = (text: string) => {
  const normal = read(text)
  return String.fromCodePoint(...normal.codes.subarray(0, normal.length))
}

describe('the normalised text', () => {
  it('folds case, width and runs of space', () => {
    expect(shown('ＡＢＣ  Fix\n\tIT')).toBe('abc fix it')
  })

  it('reads links, mentions and numbers as one token each', () => {
    expect(read('<https://x.io/a|here>').length).toBe(1)
    expect(read('<@U123>').length).toBe(1)
    expect(read('https://x.io/a?b=c').length).toBe(1)
    expect(read('2026').length).toBe(1)
    expect(read('a < b').length).toBe(5)
  })

  it('keeps the original range of everything it reads, whole emoji included', () => {
    const text = 'a👩🏽‍🚀b'
    const normal = read(text)
    expect(normal.starts[1]).toBe(1)
    expect(text.slice(normal.starts[1], normal.ends[normal.length - 2])).toBe('👩🏽‍🚀')
    expect(text.slice(normal.starts[normal.length - 1], normal.ends[normal.length - 1])).toBe('b')
  })

  it.each([
    ['Ben 把 deployment pipeline 修好了', 'zh-CN'],
    ['林梅 fixed the gate before the ship came in', 'en'],
    ['他没甩锅', 'zh-CN'],
    ['', 'en'],
    ['👍 123', 'en'],
  ])('takes the dominant language of %j to be %s', (text, language) => {
    expect(read(text).language).toBe(language)
  })
})
