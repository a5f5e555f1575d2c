import { Features, group } from './features.ts'
import { type Model, rowOf, termWeight, trait, traitCount, weightAt } from './model.ts'
import { kind as kinds, NormalText } from './normal-text.ts'

/** What one feature of a text says for or against an indicator. */
interface Reason {
  /** As it stands in the text, the first time. */
  text: string
  /** A key of `group` in features.ts. */
  kind: string
  count: number
  /** What it adds to the indicator's score, less what it adds to the mean of all; before the softmax. */
  gain: number
}

export interface Explanation {
  /** Full code of the indicator that is explained: the one with the highest score. */
  indicator: string
  /** Share 0..1 of what the text is made of that training had seen. */
  known: number
  /** The strongest first, for and against. */
  reasons: Reason[]
}

const letter = kinds.letter

const kindOf = new Map<number, string>(Object.entries(group).map(([name, code]) => [code, name]))

/**
 * Why the model ranks an indicator first, feature by feature. For people who look into the mapper: it allocates, and takes
 * some ten times as long as ranking.
 * @param most how many reasons to give
 */
export function explain(model: Model, original: string, indicator: string, most = 12): Explanation {
  const text = new NormalText().read(original)
  const features = new Features().read(text)
  const language = model.languages[text.language]
  const column = model.indicators.findIndex(({ code }) => code === indicator)
  const found = new Map<number, Reason & { row: number }>()
  let seen = 0
  let unseen = 0
  for (let i = 0; i < features.length; i++) {
    const row = rowOf(language.index, features.hashes[i]!)
    if (row < 0) {
      unseen += language.unknown[features.groups[i]!]! ** 2
      continue
    }
    const known = found.get(row)
    if (known) {
      known.count++
      continue
    }
    const kind = kindOf.get(features.groups[i]!)!
    const from = text.starts[features.froms[i]!]!
    const to = text.ends[endOf(text, features.tos[i]!) - 1]!
    found.set(row, { row, text: original.slice(from, to), kind, count: 1, gain: 0 })
  }
  const traitOf = (row: number, place: number) => language.traits[row * traitCount + place]!
  const worthOf = ({ row, count }: { row: number; count: number }) =>
    traitOf(row, trait.value) * termWeight(count)
  for (const reason of found.values()) seen += worthOf(reason) ** 2
  const norm = Math.sqrt(seen + unseen)
  const reasons = [...found.values()].map(({ row, ...reason }) => ({
    ...reason,
    gain:
      ((worthOf({ row, count: reason.count }) * traitOf(row, trait.scale)) / norm) *
      (weightAt(language.weights, row, column, model.indicators.length) - traitOf(row, trait.mean)),
  }))
  reasons.sort((left, right) => Math.abs(right.gain) - Math.abs(left.gain))
  return { indicator, known: norm > 0 ? seen / norm ** 2 : 0, reasons: reasons.slice(0, most) }
}

/** A pair of ideas is noted at the first letter of the later one: people are shown its whole word. */
function endOf(text: NormalText, to: number): number {
  let end = to
  if (text.kinds[end - 1] === letter) while (end < text.length && text.kinds[end] === letter) end++
  return end
}
