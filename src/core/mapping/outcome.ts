import type { Mapping } from './mapper.ts'

/** `confident`: suggest the first indicator. `unsure`: offer a choice. `none`: no behaviour is described. */
export type Outcome = 'confident' | 'unsure' | 'none'

/** Chosen by leaving training batches out; see README.md beside this file. */
const thresholds = {
  /** Below this, the text is taken to describe no behaviour. */
  behavioural: 0.5,
  /** At or above this, the first competency was right for at least 80 % of the messages of any left-out writer. */
  confident: 0.5,
} as const

export function outcomeOf(mapping: Pick<Mapping, 'behavioural' | 'indicators'>): Outcome {
  if (mapping.behavioural < thresholds.behavioural) return 'none'
  return (mapping.indicators[0]?.p ?? 0) >= thresholds.confident ? 'confident' : 'unsure'
}
