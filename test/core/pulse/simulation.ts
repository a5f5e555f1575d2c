import { type Figures, figuresOf } from '../../../src/core/pulse/result.ts'
import { memoryDays, overlapping, tellsApart } from '../../../src/core/pulse/showable.ts'

/** A round about one question, as everybody can know it. People are numbers. */
interface SimulatedRound {
  day: number
  question: string
  roster: readonly number[]
}

/** What is public: rounds in the order they open. Rounds of one day are open at the same time. */
export interface History {
  people: number
  threshold: number
  /** Answers are 1..values. */
  values: number
  rounds: readonly SimulatedRound[]
}

/** What is secret: what each person thinks at each round, and whether they answer it when asked. */
export interface World {
  /** [person][round] */
  answers: readonly (readonly number[])[]
  responds: readonly (readonly boolean[])[]
}

/** What every surface together shows of a round: its figures, or why there are none. */
export type Seen = { figures: Figures } | 'few' | 'overlap'

/** Rules that can be turned off, to see that the attacker then succeeds. */
export interface Rules {
  overlap: boolean
  alike: boolean
  difference: boolean
}

export const allRules: Rules = { overlap: true, alike: true, difference: true }

/** Plays a history through the rules of the product: opening, answering, closing, reporting. */
export function play(history: History, world: World, rules: Rules = allRules): Seen[] {
  const { rounds, threshold } = history
  const showable: boolean[] = []
  const seen: Seen[] = []
  const answered = rounds.map(
    ({ roster }, index) => new Set(roster.filter(person => world.responds[person]![index]).map(String)),
  )
  for (let first = 0; first < rounds.length; ) {
    let next = first
    while (next < rounds.length && rounds[next]!.day === rounds[first]!.day) {
      showable[next] = opens(history, showable, next, rules)
      next++
    }
    for (let index = first; index < next; index++) {
      const earlier = (rules.difference ? range(index) : []).filter(
        other => isSameQuestion(history, other, index) && typeof seen[other] === 'object',
      )
      if (showable[index] && earlier.some(other => tellsApart(answered[index]!, answered[other]!, threshold)))
        showable[index] = false
      seen[index] = closes(history, world, index, showable[index]!, rules)
    }
    first = next
  }
  return seen
}

function opens(history: History, showable: boolean[], index: number, rules: Rules): boolean {
  const { roster } = history.rounds[index]!
  // Too few to show anything of: it stands in the way of no later round.
  if (roster.length < history.threshold) return false
  if (!rules.overlap) return true
  const groups = range(index)
    .filter(other => isSameQuestion(history, other, index) && showable[other])
    .map(other => {
      const then = history.rounds[other]!.roster
      const shared = then.filter(person => roster.includes(person)).length
      return { roundId: String(other), position: 0, question: 'q', invited: then.length, shared }
    })
  return overlapping(roster.length, groups).size === 0
}

function isSameQuestion({ rounds }: History, other: number, index: number): boolean {
  const [then, now] = [rounds[other]!, rounds[index]!]
  return then.question === now.question && now.day - then.day < memoryDays
}

function closes(
  { rounds, values, threshold }: History,
  { answers, responds }: World,
  index: number,
  showable: boolean,
  rules: Rules,
): Seen {
  const { roster } = rounds[index]!
  const tally = new Map<number, number>()
  for (const person of roster) {
    const answer = answers[person]![index]!
    if (responds[person]![index]) tally.set(answer, (tally.get(answer) ?? 0) + 1)
  }
  const scale = Array.from({ length: values }, (_, value) => value + 1)
  const asked = { kind: 'agreement' as const, showable }
  const figures = rules.alike
    ? figuresOf(asked, tally, scale, threshold)
    : unguarded(tally, scale, showable, threshold)
  if (figures) return { figures }
  return showable || roster.length < threshold ? 'few' : 'overlap'
}

/** Figures by the threshold alone. */
function unguarded(tally: Map<number, number>, scale: number[], showable: boolean, threshold: number) {
  const counts = scale.map(value => tally.get(value) ?? 0)
  const answered = counts.reduce((sum, count) => sum + count, 0)
  const total = counts.reduce((sum, count, index) => sum + count * scale[index]!, 0)
  return showable && answered >= threshold ? { answered, mean: total / answered, counts } : null
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
