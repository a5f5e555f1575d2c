import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import { certainly, inferences } from './attacker.ts'
import { allRules, type History, play, type World } from './simulation.ts'

/** Everybody keeps their mind, and answers whenever they are asked unless they are listed. */
const world = (history: History, minds: number[], absent: [person: number, round: number][] = []): World => ({
  answers: minds.map(mind => history.rounds.map(() => mind)),
  responds: minds.map((_, person) =>
    history.rounds.map((_, round) => !absent.some(([who, when]) => who === person && when === round)),
  ),
})

const history = (people: number, ...rounds: [day: number, roster: number[]][]): History => ({
  people,
  threshold: 3,
  values: 2,
  rounds: rounds.map(([day, roster]) => ({ day, roster, question: 'q' })),
})

const isShown = (seen: ReturnType<typeof play>) => seen.map(one => typeof one === 'object')

describe('an attacker who sees every result and knows every roster', () => {
  const fixed = 20261128
  const random = Number(process.env.PULSE_SEED ?? Math.floor(Math.random() * 2 ** 31))
  const runs = Number(process.env.PULSE_RUNS ?? 1000)

  it.each([fixed, random])(
    `infers nobody's answer in ${runs} histories, seed %i`,
    { timeout: 600_000 },
    seed => {
      const { shown, answers } = attack(runs, seed)
      // The histories must be worth attacking.
      expect(shown).toBeGreaterThan(runs / 10)
      expect(answers).toBeGreaterThan(runs * 5)
    },
  )

  it('infers nothing where all answer alike, in two overlapping teams asked at once, and again 91 or 401 days later', () => {
    for (const later of [91, 401]) {
      const teams = history(
        7,
        [0, [0, 1, 2, 3, 4]],
        [0, [2, 3, 4, 5, 6]],
        [later, [0, 1, 2, 3, 4]],
        [later, [2, 3, 4, 5, 6]],
      )
      const alike = world(teams, Array(7).fill(2))
      expect(inferences(teams, alike, 'stable')).toEqual([])
      expect(isShown(play(teams, alike))).toEqual([false, false, false, false])
    }
  })

  it('cannot take one result from another after somebody joined, left, or changed the team', () => {
    const before = [0, 1, 2, 3]
    for (const after of [
      [0, 1, 2, 3, 4],
      [0, 1, 2],
      [0, 1, 2, 4],
    ]) {
      const changed = history(5, [0, before], [91, after])
      const told = world(changed, [1, 2, 1, 2, 1])
      expect(isShown(play(changed, told))).toEqual([true, false])
      expect(inferences(changed, told, 'stable')).toEqual([])
    }
  })

  it('cannot take one result from another after one who was away answers, too', () => {
    const twice = history(5, [0, [0, 1, 2, 3, 4]], [91, [0, 1, 2, 3, 4]])
    const told = world(twice, [1, 2, 1, 2, 1], [[4, 0]])
    expect(isShown(play(twice, told))).toEqual([true, false])
  })

  it('sees a question again where the same people answered, and where enough others did', () => {
    const same = history(4, [0, [0, 1, 2, 3]], [91, [0, 1, 2, 3]])
    expect(isShown(play(same, world(same, [1, 2, 1, 2])))).toEqual([true, true])
    const halves = history(6, [0, [0, 1, 2, 3, 4, 5]], [91, [0, 1, 2, 3, 4, 5]])
    const absent = [0, 1, 2].flatMap(
      person =>
        [
          [person, 0],
          [person + 3, 1],
        ] as [number, number][],
    )
    expect(isShown(play(halves, world(halves, [1, 2, 1, 2, 1, 2], absent)))).toEqual([true, true])
  })

  it('sees overlapping teams that are asked different things, and separate teams that are asked the same', () => {
    const different = history(6, [0, [0, 1, 2, 3]], [0, [2, 3, 4, 5]])
    different.rounds[1]!.question = 'r'
    expect(isShown(play(different, world(different, [1, 2, 1, 2, 1, 2])))).toEqual([true, true])
    const separate = history(6, [0, [0, 1, 2]], [0, [3, 4, 5]])
    expect(isShown(play(separate, world(separate, [1, 2, 1, 2, 1, 2])))).toEqual([true, true])
  })
})

describe('without one of the rules the attacker succeeds', () => {
  it('where all are alike', () => {
    const alone = history(3, [0, [0, 1, 2]])
    const alike = world(alone, [2, 2, 2])
    expect(certainly(alone, alike, 'stable', { ...allRules, alike: false })).toHaveLength(3)
    expect(certainly(alone, alike, 'stable')).toEqual([])
  })

  it('where a team is asked again after somebody joined', () => {
    const joined = history(4, [0, [0, 1, 2]], [91, [0, 1, 2, 3]])
    const told = world(joined, [1, 1, 2, 2])
    const found = certainly(joined, told, 'stable', { ...allRules, overlap: false, difference: false })
    expect(found).toContainEqual({ person: 3, round: 1 })
    expect(certainly(joined, told, 'stable')).toEqual([])
  })

  it('where overlapping teams are asked at once', () => {
    const overlapping = history(4, [0, [0, 1, 2]], [0, [1, 2, 3]])
    const told = world(overlapping, [1, 1, 2, 2])
    const found = certainly(overlapping, told, 'stable', { ...allRules, overlap: false, difference: false })
    expect(found).toContainEqual({ person: 0, round: 0 })
    expect(found).toContainEqual({ person: 3, round: 1 })
    expect(certainly(overlapping, told, 'stable')).toEqual([])
  })
})

describe('the search of the attacker', () => {
  it('finds whatever trying every world finds', () => {
    const small = history(4, [0, [0, 1, 2]], [91, [0, 1, 2, 3]])
    const weak = { overlap: false, alike: false, difference: false }
    for (let minds = 0; minds < 16; minds++)
      for (const absent of [[], [[3, 1]], [[0, 0]]] as [number, number][][]) {
        const told = world(
          small,
          [0, 1, 2, 3].map(bit => ((minds >> bit) & 1) + 1),
          absent,
        )
        const all = inferences(small, told, 'stable', weak).map(one => JSON.stringify(one))
        for (const sure of certainly(small, told, 'stable', weak)) expect(all).toContain(JSON.stringify(sure))
      }
  })
})
