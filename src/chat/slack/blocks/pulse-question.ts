import type { KnownBlock } from '@slack/types'
import type { PulseQuestionView } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, escapeText, type SlackMessage, section } from './element.ts'

/** The question with its buttons; once it is settled, what became of it: never which answer was given. */
export function renderPulseQuestion(view: PulseQuestionView, t: Catalogue, _reader?: unknown): SlackMessage {
  const title = t.pulse.ofTeam(escapeText(view.team))
  const question = `*${title}*\n${escapeText(view.question)}`
  if (view.state !== 'open') {
    const outcome = t.pulse[view.state]
    return { text: `${title}: ${outcome}`, blocks: [section(question), context(outcome)] }
  }
  const promise = `${t.pulse.anonymous(view.threshold)} ${t.pulse.untilWhen(view.closesAt)}`
  const labels = view.options.map(({ value, label }) => t.pulse.answerLabel(value, label))
  const blocks: KnownBlock[] = [
    section(question),
    actions(
      ...view.options.map(({ value }, index) =>
        button(labels[index] ?? '', `pulse:answer:${value}`, view.roundId, { label: labels[index] ?? '' }),
      ),
    ),
    actions(button(t.pulse.skip, 'pulse:skip', view.roundId)),
    context(promise),
  ]
  return { text: `${title}: ${escapeText(view.question)} ${promise}`, blocks }
}
