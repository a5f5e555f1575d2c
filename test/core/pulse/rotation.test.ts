import { describe, expect, it } from 'vitest'
import { closingTime } from '../../../src/core/pulse/closing.ts'
import { questionBank } from '../../../src/core/pulse/question-bank.ts'
import { nextQuestion } from '../../../src/core/pulse/rotation.ts'

const question = (code: string) => ({ code, text: { en: code, 'zh-CN': code }, options: [] })
const bank = questionBank(['a', 'b', 'c'].map(question))

describe('the rotation of questions', () => {
  it('asks all in order before any again', () => {
    const asked = new Map<string, Date>()
    const order = Array.from({ length: 7 }, (_, week) => {
      const { code } = nextQuestion(bank, asked)
      asked.set(code, new Date(week * 1000))
      return code
    })
    expect(order.join('')).toBe('abcabca')
  })

  it('asks a question that is new to the bank next, and once', () => {
    const asked = new Map([
      ['a', new Date(3)],
      ['b', new Date(2)],
    ])
    expect(nextQuestion(bank, asked).code).toBe('c')
    expect(nextQuestion(bank, asked.set('c', new Date(4))).code).toBe('b')
  })

  it('forgets questions that the bank does not hold any more', () => {
    expect(nextQuestion(bank, new Map([['gone', new Date(9)]])).code).toBe('a')
  })
})

describe('the closing time of a round', () => {
  const opened = new Date('2026-11-24T10:00:00Z')

  it('is a day later', () => {
    expect(closingTime(opened, null)).toEqual(new Date('2026-11-25T10:00:00Z'))
    expect(closingTime(opened, { cron: '0 10 * * 2', timeZone: 'UTC' })).toEqual(
      new Date('2026-11-25T10:00:00Z'),
    )
  })

  it('is the next fire time where that comes sooner', () => {
    expect(closingTime(opened, { cron: '0 9,15 * * *', timeZone: 'UTC' })).toEqual(
      new Date('2026-11-24T15:00:00Z'),
    )
  })
})
