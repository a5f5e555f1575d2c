import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { coach, type HintCode } from '../../../src/core/feedback/coach.ts'

const kinds: Record<string, HintCode> = { l: 'loaded', j: 'judgement', a: 'absolute', h: 'hedging' }

/**
 * "split, language, what the words do (- for nothing), text". Each tells a moment, a behaviour and an outcome, so that the
 * wording alone decides whether it is called clear. Each split but `dev` was measured before any rule was mended by it.
 */
const sentences = readFileSync(path.join(import.meta.dirname, 'coach-wording.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map(line => {
    const [split = '', language = '', letters = '', text = ''] = line.split('\t')
    return { split, language, letters, text }
  })

const hintsOf = (text: string) =>
  coach({ situation: null, behaviour: text, impact: null })
    .map(({ code }) => code)
    .filter(code => Object.values(kinds).includes(code))

const isAboutPerson = (hint: HintCode) => hint === 'loaded' || hint === 'judgement'

const alarming = sentences.filter(({ letters }) => letters !== '-')
const harmless = sentences.filter(({ letters }) => letters === '-')

describe('the wording of a feedback', () => {
  it.each(['en', 'zh'])('is tried on as many harmless sentences as alarming ones in %s', language => {
    for (const half of [alarming, harmless])
      expect(half.filter(sentence => sentence.language === language).length).toBeGreaterThanOrEqual(40)
  })

  it.each(alarming)('is not called clear, for its $letters: $text', ({ letters, text }) => {
    const hints = hintsOf(text)
    // An insult both judges and wounds: to say one of the two is enough.
    for (const letter of letters)
      expect(hints.some(hint => ('lj'.includes(letter) ? isAboutPerson(hint) : hint === kinds[letter]))).toBe(
        true,
      )
  })

  it.each(harmless)('is left alone: $text', ({ text }) => {
    expect(hintsOf(text)).toEqual([])
  })
})
