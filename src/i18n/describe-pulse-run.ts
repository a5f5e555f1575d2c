import type { PulseRunPlan, TeamPulse } from '../core/pulse/view.ts'
import type { Catalogue } from './catalogue.ts'

/** What the manager is to know before a check-in is run by hand, line by line. */
export function describeRun(plan: PulseRunPlan, t: Catalogue): string[] {
  const { invited, threshold, closesAt, instead } = plan
  return [
    t.pulse.runWhom(plan),
    t.pulse.runUntil(closesAt),
    ...(instead ? [t.pulse.runInstead(instead)] : []),
    ...(invited < threshold ? [t.pulse.tooFewInvited(threshold)] : []),
  ]
}

/** And once it has begun: the overview below says when it closes. */
export function describeStart(plan: PulseRunPlan, t: Catalogue): string {
  const { instead } = plan
  return t.common.paragraph([t.pulse.started(plan), ...(instead ? [t.pulse.runInstead(instead)] : [])])
}

/** How far an open check-in has come. */
export function describeOpen(
  { openedAt, closesAt, invited, threshold }: NonNullable<TeamPulse['open']>,
  sending: TeamPulse['sending'],
  t: Catalogue,
): string {
  return t.common.paragraph([
    t.pulse.openSince(openedAt, closesAt),
    t.pulse.asked(invited),
    ...(sending ? [t.pulse.sending(sending, invited)] : []),
    invited < threshold ? t.pulse.tooFewInvited(threshold) : t.pulse.notYet(threshold),
  ])
}
