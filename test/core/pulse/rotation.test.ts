import { describe, expect, it } from 'vitest'
import type { PulseQuestion } from '../../../src/core/pulse/question-bank.ts'
import { type Choosing, chooseQuestions } from '../../../src/core/pulse/rotation.ts'

const question = (code: string, changes: Partial<PulseQuestion> = {}): PulseQuestion => ({
  code,
  kind: 'agreement',
  topic: code,
  indicator: null,
  competency: null,
  about: null,
  text: { en: code, 'zh-CN': code },
  options: [],
  ...changes,
})
const about = (competency: string, number: number) =>
  question(`${competency}${number}`, { topic: 'competency', competency })

const choosing = (changes: Partial<Choosing> = {}): Choosing => ({
  count: 1,
  invited: 10,
  commentThreshold: 8,
  lastAsked: new Map(),
  avoid: new Set(),
  evidence: new Map(),
  seed: 'one',
  ...changes,
})

/** The questions of `rounds` rounds, one after the other. */
function play(bank: PulseQuestion[], rounds: number, changes: Partial<Choosing> = {}): string[][] {
  const lastAsked = new Map<string, Date>()
  return Array.from({ length: rounds }, (_, round) => {
    const chosen = chooseQuestions(bank, choosing({ ...changes, lastAsked, seed: `round ${round}` }))
    for (const { code } of chosen) lastAsked.set(code, new Date((round + 1) * 1000))
    return chosen.map(({ code }) => code)
  })
}

describe('the rotation of questions', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(code => question(code))

  it('asks all before any again, and then again those whose turn was longest ago', () => {
    for (const count of [1, 2, 3, 5]) {
      const rounds = play(many, 14, { count })
      expect(new Set(rounds.flat().slice(0, 7)).size).toBe(7)
      const apart = Math.floor(7 / count)
      for (const [index, round] of rounds.entries())
        for (const later of rounds.slice(index + 1, index + apart))
          expect(later.filter(code => round.includes(code))).toEqual([])
    }
  })

  it('is the same for the same round, and another for another', () => {
    const choose = (seed: string) =>
      chooseQuestions(many, choosing({ count: 3, seed })).map(({ code }) => code)
    expect(choose('x')).toEqual(choose('x'))
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map(seed => choose(seed).join())).size).toBeGreaterThan(1)
  })

  it('asks no more than it is told, and never the same twice in a round', () => {
    for (const [round] of [1, 2, 3, 4, 5].map(count => play(many, 1, { count })))
      expect(new Set(round).size).toBe(round!.length)
    expect(play(many, 1, { count: 5 })[0]).toHaveLength(5)
  })

  it('likes competencies with little recent evidence better', () => {
    const bank = ['seen', 'unseen'].flatMap(code => [1, 2, 3, 4].map(number => about(code, number)))
    let unseen = 0
    for (let round = 0; round < 300; round++) {
      const [first] = chooseQuestions(bank, choosing({ evidence: new Map([['seen', 8]]), seed: `${round}` }))
      if (first!.competency === 'unseen') unseen++
    }
    expect(unseen).toBeGreaterThan(230)
    expect(unseen).toBeLessThan(300)
  })

  it('asks about different things in one round where the turn allows it', () => {
    const bank = [about('x', 1), about('x', 2), about('x', 3), question('y'), question('z')]
    for (let seed = 0; seed < 20; seed++) {
      const chosen = chooseQuestions(bank, choosing({ count: 3, seed: `${seed}` }))
      expect(new Set(chosen.map(({ competency, topic }) => competency ?? topic)).size).toBe(3)
    }
  })

  it('asks what could not be shown only where nothing else is left', () => {
    const avoid = new Set(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(play(many, 1, { avoid })[0]).toEqual(['g'])
    expect(play(many, 1, { avoid: new Set([...avoid, 'g']) })[0]).toHaveLength(1)
  })

  it('ends a round of two or more with a colleague, and asks for a comment where enough could be shown', () => {
    const bank = [
      ...many,
      question('words', { kind: 'comment' }),
      question('who', { kind: 'colleague', about: 'colleague' }),
    ]
    expect(play(bank, 1, { count: 1 })[0]).not.toContain('who')
    expect(play(bank, 1, { count: 2 })[0]![1]).toBe('who')
    expect(play(bank, 1, { count: 4 })[0]!.slice(2)).toEqual(['words', 'who'])
    expect(play(bank, 1, { count: 4, invited: 7 })[0]).not.toContain('words')
  })
})
