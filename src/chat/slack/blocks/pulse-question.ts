import type { KnownBlock, Overflow } from '@slack/types'
import { snoozes } from '../../../app/snooze-pulse.ts'
import type { PulseQuestionView } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeOutcome, describePromise } from '../../../i18n/describe-pulse-question.ts'
import { actions, button, context, escapeText, limits, plain, type SlackMessage, section } from './element.ts'

/** Block and action id of the comment's text. */
export const commentInput = 'pulse:comment'

/** What the buttons of a question carry: its round and position. */
function questionValue({ roundId, position }: { roundId: string; position: number }): string {
  return `${roundId}|${position}`
}

/** Buttons of before rounds had several questions carry the round alone. */
export function readQuestionValue(value: string): { roundId: string; position: number } {
  const [roundId = '', position = '0'] = value.split('|')
  return { roundId, position: Number(position) }
}

/** The question with its buttons; once all are settled, what became of it: never which answer was given. */
export function renderPulseQuestion(view: PulseQuestionView, t: Catalogue, _reader?: unknown): SlackMessage {
  const title = t.pulse.ofTeam(escapeText(view.team))
  if (view.state !== 'open') {
    const outcome = describeOutcome(view, t)
    return { text: t.common.titled(title, outcome), blocks: [section(`*${title}*`), context(outcome)] }
  }
  const question = escapeText(view.question)
  const promise = describePromise(view, t)
  return {
    text: t.common.titled(title, t.common.paragraph([question, promise])),
    blocks: [
      {
        ...section(`*${title}*${t.pulse.progress(view.position + 1, view.count)}\n${question}`),
        accessory: snoozeMenu(view, t),
      },
      ...answerBlocks(view, t),
      context(promise),
    ],
  }
}

function snoozeMenu({ roundId }: PulseQuestionView, t: Catalogue): Overflow {
  return {
    type: 'overflow',
    action_id: 'pulse:snooze',
    options: snoozes.map(snooze => ({
      text: plain(t.hours.snooze[snooze], limits.optionText),
      value: `${snooze}|${roundId}`,
    })),
  }
}

function answerBlocks(view: PulseQuestionView, t: Catalogue): KnownBlock[] {
  const value = questionValue(view)
  const skip = button(t.pulse.skip, 'pulse:skip', value)
  const labels = view.options.map(option =>
    view.asks === 'enps' ? option.label : t.pulse.answerLabel(option.value, option.label),
  )
  const answers = view.options.map((option, index) =>
    button(labels[index] ?? '', `pulse:answer:${option.value}`, value, { label: labels[index] ?? '' }),
  )
  switch (view.asks) {
    case 'agreement':
    case 'choice':
      return [actions(...answers), actions(skip)]
    case 'enps':
      return [actions(...answers), context(t.pulse.enpsEnds), actions(skip)]
    case 'comment':
      return [
        {
          type: 'input',
          block_id: commentInput,
          label: plain(t.pulse.commentLabel),
          element: {
            type: 'plain_text_input',
            action_id: commentInput,
            multiline: true,
            max_length: 1000,
            placeholder: plain(t.pulse.commentPlaceholder, 150),
          },
        },
        actions(button(t.pulse.send, 'pulse:send', value, { style: 'primary' }), skip),
      ]
    case 'colleague':
      return [
        {
          type: 'actions',
          // Tells the listener which question it is: a select carries no value of ours.
          block_id: `pulse:colleague|${value}`,
          elements: [
            {
              type: 'users_select',
              action_id: 'pulse:colleague',
              placeholder: plain(t.pulse.colleaguePlaceholder, 150),
            },
            button(t.pulse.nobody, 'pulse:skip', value),
          ],
        },
      ]
  }
}
