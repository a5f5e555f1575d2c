import type { KnownBlock } from '@slack/types'
import { mostQuestions, pulseModes, smallestCommentThreshold } from '../../../core/pulse/settings.ts'
import type { PulseForm } from '../../../core/team/team-form.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { plain } from './element.ts'
import { choice } from './setup-schedule.ts'

/** Block ids of the inputs, which are their action ids, too. */
export const pulseBlocks = {
  pulseMode: 'setup:pulse-mode',
  pulseQuestions: 'setup:pulse-questions',
  commentThreshold: 'setup:comment-threshold',
  pulseReport: 'setup:pulse-report',
} as const

export function pulseInputs(form: PulseForm, t: Catalogue): KnownBlock[] {
  const modes = pulseModes.map(mode => choice(t.setup.pulse.modes[mode], mode))
  const counts = Array.from({ length: mostQuestions }, (_, index) =>
    choice(String(index + 1), String(index + 1)),
  )
  const report = choice(t.setup.pulse.reportToChannel, 'channel')
  return [
    {
      type: 'input',
      block_id: pulseBlocks.pulseQuestions,
      label: plain(t.setup.pulse.questions),
      element: {
        type: 'static_select',
        action_id: pulseBlocks.pulseQuestions,
        options: counts,
        initial_option: counts[form.questions - 1]!,
      },
    },
    {
      type: 'input',
      block_id: pulseBlocks.pulseMode,
      label: plain(t.setup.pulse.mode),
      hint: plain(t.setup.pulse.modeHint),
      element: {
        type: 'static_select',
        action_id: pulseBlocks.pulseMode,
        options: modes,
        initial_option: modes[pulseModes.indexOf(form.mode)]!,
      },
    },
    {
      type: 'input',
      block_id: pulseBlocks.commentThreshold,
      label: plain(t.setup.pulse.commentThreshold),
      hint: plain(t.setup.pulse.commentThresholdHint),
      element: {
        type: 'number_input',
        action_id: pulseBlocks.commentThreshold,
        is_decimal_allowed: false,
        min_value: String(smallestCommentThreshold),
        max_value: '100',
        ...(form.commentThreshold ? { initial_value: form.commentThreshold } : {}),
      },
    },
    {
      type: 'input',
      block_id: pulseBlocks.pulseReport,
      optional: true,
      label: plain(t.setup.pulse.report),
      element: {
        type: 'checkboxes',
        action_id: pulseBlocks.pulseReport,
        options: [report],
        ...(form.reportToChannel ? { initial_options: [report] } : {}),
      },
    },
  ]
}
