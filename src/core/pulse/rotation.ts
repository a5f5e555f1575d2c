import { hashOf } from '../hash.ts'
import type { PulseQuestion } from './question-bank.ts'

export interface Choosing {
  /** Questions wanted, 1..5. */
  count: number
  /** People who will be asked, and from how many comments on comments are shown. */
  invited: number
  commentThreshold: number
  /** When each question was last asked in the team. */
  lastAsked: ReadonlyMap<string, Date>
  /** Questions that could not be shown (`showable.ts`): asked only where nothing else is left. */
  avoid: ReadonlySet<string>
  /** Recent evidence for a competency or indicator by code. */
  evidence: ReadonlyMap<string, number>
  /** The same seed chooses the same questions. */
  seed: string
}

/** How much likelier a question of one's own is than one of the bank. */
const ownWeight = 4

/**
 * The questions of a round: statements first, then at most one comment and one about a colleague. None comes again
 * before all of its sort have been asked; among those whose turn it is, what has little recent evidence is likelier.
 */
export function chooseQuestions(bank: readonly PulseQuestion[], choosing: Choosing): PulseQuestion[] {
  const { count, invited, commentThreshold } = choosing
  const sort = (wanted: (question: PulseQuestion) => boolean) => inTurn(bank.filter(wanted), choosing)
  const colleague = count < 2 ? [] : sort(({ kind }) => kind === 'colleague').slice(0, 1)
  // A comment that could never be shown is not asked for.
  const comment =
    count < 3 || invited < commentThreshold ? [] : sort(({ kind }) => kind === 'comment').slice(0, 1)
  const statements = varied(
    sort(({ kind }) => kind !== 'colleague' && kind !== 'comment'),
    count - colleague.length - comment.length,
  )
  const chosen = [...statements, ...[...comment, ...colleague].map(({ question }) => question)]
  if (chosen.length === 0) throw new Error('there is no question to ask')
  return chosen
}

interface Ranked {
  question: PulseQuestion
  avoided: number
  /** When it was last asked, in milliseconds; 0 for never. */
  asked: number
  luck: number
}

/** Those to be asked first on top: showable ones, of these the ones never asked or asked longest ago, likelier ones first. */
function inTurn(questions: readonly PulseQuestion[], choosing: Choosing): Ranked[] {
  const ranked = questions.map(question => ({
    question,
    avoided: choosing.avoid.has(question.code) ? 1 : 0,
    // What was asked in one round has one turn again.
    asked: choosing.lastAsked.get(question.code)?.getTime() ?? 0,
    luck: luckOf(`${choosing.seed}:${question.code}`) / weightOf(question, choosing.evidence),
  }))
  ranked.sort((a, b) => a.avoided - b.avoided || a.asked - b.asked || a.luck - b.luck)
  return ranked
}

/** The first `count`, no two about the same thing where those whose turn it is allow it: the turn comes before variety. */
function varied(ranked: readonly Ranked[], count: number): PulseQuestion[] {
  const chosen: PulseQuestion[] = []
  const things = new Set<string>()
  const left = [...ranked]
  while (chosen.length < count && left.length > 0) {
    const [first] = left as [Ranked]
    const sameTurn = (other: Ranked) => other.avoided === first.avoided && other.asked === first.asked
    const next = left.find(other => sameTurn(other) && !things.has(thingOf(other.question))) ?? first
    left.splice(left.indexOf(next), 1)
    things.add(thingOf(next.question))
    chosen.push(next.question)
  }
  return chosen
}

function thingOf({ topic, competency, code }: PulseQuestion): string {
  return topic === 'own' ? code : (competency ?? topic)
}

function weightOf(
  { topic, indicator, competency, about }: PulseQuestion,
  evidence: ReadonlyMap<string, number>,
) {
  if (topic === 'own') return ownWeight
  const subject = about === 'colleague' ? (indicator ?? competency) : competency
  return subject === null ? 1 : 3 / (1 + (evidence.get(subject) ?? 0))
}

/** An exponential variate: the smallest of several, each divided by its weight, is drawn by weight. */
function luckOf(text: string): number {
  return -Math.log((hashOf(text) + 1) / 4294967297)
}
