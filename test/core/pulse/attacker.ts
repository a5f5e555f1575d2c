import { type History, play, type Rules, type World } from './simulation.ts'

/** How the attacker takes people to be: of one mind throughout, or free to change it each time. */
export type Belief = 'stable' | 'free'

interface Inference {
  person: number
  round: number
}

/**
 * What an attacker learns who knows all rosters, sees every result and knows the rules: the answers that are the same in
 * every world that looks like this one. Looks for another world by changing this one, so that what it does not report is
 * proven safe; what it does report might need a cleverer search.
 */
export function inferences(history: History, world: World, belief: Belief, rules?: Rules): Inference[] {
  const looks = JSON.stringify(play(history, world, rules))
  const isConsistent = (other: World) => JSON.stringify(play(history, other, rules)) === looks
  const found: Inference[] = []
  for (const [round, { roster, question }] of history.rounds.entries())
    for (const person of roster) {
      if (!world.responds[person]![round]) continue
      const truth = world.answers[person]![round]
      const others = candidates(history, world, belief, { person, round, question })
      let isSafe = false
      for (const other of others) {
        if (other.answers[person]![round] === truth) continue
        // Another answer, not merely none: otherwise it would be known that they answered this or nothing.
        if (!isConsistent(other)) continue
        isSafe = true
        break
      }
      if (!isSafe) found.push({ person, round })
    }
  return found
}

/** The same by trying every world: for histories small enough. */
export function certainly(history: History, world: World, belief: Belief, rules?: Rules): Inference[] {
  const looks = JSON.stringify(play(history, world, rules))
  const possible = new Map<string, Set<number>>()
  for (const other of everyWorld(history, belief)) {
    if (JSON.stringify(play(history, other, rules)) !== looks) continue
    for (const [round, { roster }] of history.rounds.entries())
      for (const person of roster) {
        const key = `${person}:${round}`
        const answers = possible.get(key) ?? new Set<number>()
        // 0 for none.
        possible.set(key, answers.add(other.responds[person]![round] ? other.answers[person]![round]! : 0))
      }
  }
  return history.rounds.flatMap(({ roster }, round) =>
    roster.flatMap(person => {
      const answers = [...(possible.get(`${person}:${round}`) ?? [])]
      return answers.length === 1 && answers[0] !== 0 ? [{ person, round }] : []
    }),
  )
}

function* candidates(
  history: History,
  world: World,
  belief: Belief,
  { person, round, question }: { person: number; round: number; question: string },
): Generator<World> {
  const about = history.rounds.map(other => other.question === question)
  const touched = (index: number) => about[index] && (belief === 'stable' || index === round)
  const invited = (who: number, index: number) => history.rounds[index]!.roster.includes(who)
  // Somebody else thought that, and the other way round: this time or always, and answered when they did, or not.
  const scopes = [(index: number) => about[index] ?? false, (index: number) => index === round, () => false]
  for (const thinks of belief === 'stable' ? scopes.slice(0, 1) : scopes.slice(0, 2))
    for (const answers of scopes)
      for (let other = 0; other < history.people; other++) {
        if (other === person) continue
        yield changed(world, (who, index) => {
          const partner = who === person ? other : who === other ? person : who
          const both = invited(person, index) && invited(other, index)
          return {
            answer: world.answers[thinks(index) ? partner : who]![index]!,
            responds: world.responds[answers(index) && both ? partner : who]![index]!,
          }
        })
      }
  for (let step = 1; step < history.values; step++) {
    const other = (answer: number) => ((answer - 1 + step) % history.values) + 1
    // They thought something else.
    yield changed(world, (who, index) => ({
      answer:
        who === person && touched(index) ? other(world.answers[who]![index]!) : world.answers[who]![index]!,
      responds: world.responds[who]![index]!,
    }))
    // All of those who were once asked with them did, or everybody.
    const groups = history.rounds.filter((other, index) => about[index] && other.roster.includes(person))
    for (const group of [...groups.map(({ roster }) => roster), null])
      yield changed(world, (who, index) => ({
        answer:
          touched(index) && (!group || group.includes(who))
            ? other(world.answers[who]![index]!)
            : world.answers[who]![index]!,
        responds: world.responds[who]![index]!,
      }))
  }
}

function changed(
  { answers }: World,
  change: (person: number, round: number) => { answer: number; responds: boolean },
): World {
  const cells = answers.map((row, person) => row.map((_, round) => change(person, round)))
  return {
    answers: cells.map(row => row.map(({ answer }) => answer)),
    responds: cells.map(row => row.map(({ responds }) => responds)),
  }
}

function* everyWorld({ people, values, rounds }: History, belief: Belief): Generator<World> {
  const seats = rounds.flatMap(({ roster }, round) => roster.map(person => ({ person, round })))
  const minds = belief === 'stable' ? people : seats.length
  const thoughts = values ** minds
  for (let thought = 0; thought < thoughts; thought++) {
    const digit = (place: number) => (Math.floor(thought / values ** place) % values) + 1
    const answers = Array.from({ length: people }, (_, person) =>
      rounds.map((_, round) =>
        belief === 'stable'
          ? digit(person)
          : digit(
              Math.max(
                0,
                seats.findIndex(seat => seat.person === person && seat.round === round),
              ),
            ),
      ),
    )
    for (let bits = 0; bits < 2 ** seats.length; bits++) {
      const responds = Array.from({ length: people }, () => rounds.map(() => false))
      for (const [index, { person, round }] of seats.entries())
        responds[person]![round] = Boolean((bits >> index) & 1)
      yield { answers, responds }
    }
  }
}
