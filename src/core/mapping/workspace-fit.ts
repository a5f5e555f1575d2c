import type { Framework } from '../framework/framework.ts'
import type { CorpusMessage } from './corpus.ts'
import type { Mapping } from './mapper.ts'
import { fitAdapter, weakened } from './workspace-adapter.ts'
import { encodeAdapter } from './workspace-adapter-bytes.ts'
import { checkScores, checkSet, passes } from './workspace-check.ts'
import type { Fit, WorkspaceExample } from './workspace-example.ts'
import { WorkspaceMapper } from './workspace-mapper.ts'

/** Shares of what was learnt that are tried, one after the other, until the check set is not made worse. */
const shares = [1, 0.8, 0.6, 0.45, 0.3, 0.15]

/**
 * Learns from a workspace's decisions on top of a mapper that stays as it is, and has the result judged by messages that were
 * put aside for it. Pure and deterministic.
 */
export function fitWorkspace(
  framework: Framework,
  base: { rank(text: string): Mapping; map(text: string): Promise<Mapping> },
  examples: readonly WorkspaceExample[],
  putAside: readonly CorpusMessage[],
  now: Date,
): Fit {
  const check = checkSet(framework, putAside)
  const mappings = check.map(({ text }) => base.rank(text))
  const before = checkScores(check, mappings)
  const adapter = fitAdapter(
    framework,
    examples.map(example => ({ example, mapping: base.rank(example.text) })),
    now,
  )
  if (adapter === null) return { adapter: null, strength: 0, accepted: true, before, after: before }
  let worst = before
  for (const strength of shares) {
    const weaker = weakened(adapter, strength)
    const mapper = new WorkspaceMapper(base, weaker)
    const after = checkScores(
      check,
      check.map(({ text }, i) => mapper.adjust(text, mappings[i]!)),
    )
    if (passes(before, after))
      return { adapter: encodeAdapter(weaker), strength, accepted: true, before, after }
    if (strength === shares[0]) worst = after
  }
  return { adapter: null, strength: 0, accepted: false, before, after: worst }
}
