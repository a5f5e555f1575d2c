import type { PulseRunPlan } from '../core/pulse/view.ts'
import type { Catalogue } from './catalogue.ts'

/** What the manager is told who has run a check-in: the overview below says when it closes. */
export function startedWords(plan: PulseRunPlan, t: Catalogue): string {
  const { instead } = plan
  return [t.pulse.started(plan), ...(instead ? [t.pulse.runInstead(instead)] : [])].join(' ')
}
