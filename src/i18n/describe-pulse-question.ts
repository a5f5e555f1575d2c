import type { PulseQuestionView } from '../core/pulse/view.ts'
import type { Catalogue } from './catalogue.ts'

/** What becomes of the answer, and until when it can be given. */
export function describePromise(view: PulseQuestionView, t: Catalogue): string {
  const { asks, mode, threshold, commentThreshold, hidden, closesAt } = view
  const until = t.pulse.untilWhen(closesAt)
  if (asks === 'colleague') return t.common.paragraph([t.pulse.promise.colleague, until])
  const promise =
    asks === 'comment'
      ? t.pulse.promise[mode === 'anonymous' ? 'anonymousComment' : 'confidentialComment'](
          Math.max(threshold, commentThreshold),
        )
      : t.pulse.promise[mode](threshold)
  const { tooFew, notShown } = t.pulse.promise
  const fate = hidden === null ? [] : [hidden === 'few' ? tooFew(threshold) : notShown]
  return t.common.paragraph([promise, ...fate, until])
}

/** What became of a question that waits for no answer any more: never which one was given. */
export function describeOutcome({ state, mode, position }: PulseQuestionView, t: Catalogue): string {
  if (state === 'answered') return mode === 'confidential' ? t.pulse.answeredConfidentially : t.pulse.answered
  if (state === 'skipped') return t.pulse.skipped
  return position > 0 ? t.pulse.closedPartly : t.pulse.closed
}
