import fc from 'fast-check'
import { type Belief, inferences } from './attacker.ts'
import { type History, play, type World } from './simulation.ts'

interface Case {
  history: History
  world: World
  belief: Belief
}

const days = [0, 0, 1, 7, 30, 91, 120]

/**
 * A company whose teams overlap, whose people join, leave and change teams between rounds, and answer as they like: all
 * alike, nearly so, or each for themselves; all of them, or some. Histories of the belief `stable` fit into the time for
 * which people are taken to keep their minds.
 */
export const caseArbitrary: fc.Arbitrary<Case> = fc
  .record({
    people: fc.integer({ min: 3, max: 12 }),
    threshold: fc.integer({ min: 3, max: 5 }),
    values: fc.integer({ min: 2, max: 4 }),
    belief: fc.constantFrom<Belief>('stable', 'free'),
    teams: fc.array(fc.infiniteStream(fc.boolean()), { minLength: 1, maxLength: 3 }),
    steps: fc.array(
      fc.record({
        team: fc.nat({ max: 2 }),
        gap: fc.constantFrom(...days),
        question: fc.constantFrom('a', 'a', 'a', 'b'),
        /** Who joins or leaves the team before this round. */
        moves: fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    mood: fc.constantFrom('alike', 'one-differs', 'mixed'),
    minds: fc.infiniteStream(fc.nat({ max: 3 })),
    diligence: fc.constantFrom(1, 1, 0.9, 0.6),
    dice: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ people, threshold, values, belief, teams, steps, mood, minds, diligence, dice }) => {
    const rosters = teams.map(
      members => new Set(Array.from({ length: people }, (_, p) => p).filter(() => take(members))),
    )
    let day = 0
    const rounds = steps.flatMap(({ team, gap, question, moves }) => {
      const roster = rosters[team % rosters.length]!
      for (const move of moves) {
        const person = move % people
        if (!roster.delete(person)) roster.add(person)
      }
      day += gap
      if (roster.size === 0 || (belief === 'stable' && day >= 400)) return []
      return [{ day, question, roster: [...roster].sort((a, b) => a - b) }]
    })
    const mind = (person: number) =>
      mood === 'alike' ? 1 : mood === 'one-differs' ? (person === 0 ? 2 : 1) : (take(minds) % values) + 1
    const stable = Array.from({ length: people }, (_, person) => mind(person))
    return {
      history: { people, threshold, values, rounds },
      world: {
        answers: stable.map((answer, person) =>
          rounds.map(() => (belief === 'stable' ? answer : mind(person))),
        ),
        responds: stable.map(() => rounds.map(() => take(dice) < diligence)),
      },
      belief,
    }
  })

function take<T>(stream: Iterable<T>): T {
  const { value } = stream[Symbol.iterator]().next()
  return value as T
}

/** Lets the attacker loose on `runs` histories. Throws with the smallest one from which an answer can be inferred. */
export function attack(runs: number, seed: number): { shown: number; answers: number } {
  const counted = { shown: 0, answers: 0 }
  fc.assert(
    fc.property(caseArbitrary, ({ history, world, belief }) => {
      counted.shown += play(history, world).filter(seen => typeof seen === 'object').length
      counted.answers += world.responds.flat().filter(Boolean).length
      const found = inferences(history, world, belief)
      if (found.length > 0)
        throw new Error(
          `inferred ${JSON.stringify(found)} from ${JSON.stringify({ history, world, belief })}`,
        )
    }),
    { numRuns: runs, seed },
  )
  return counted
}
