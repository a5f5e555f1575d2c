import { snoozes } from '../../../app/snooze-pulse.ts'
import type { PulseQuestionView } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeOutcome, describePromise } from '../../../i18n/describe-pulse-question.ts'
import { escapeText } from './card-text.ts'
import { type Action, actions, type Draft, type Element, execute, heading, note, text } from './element.ts'

/** The card that the buttons are on: the answer takes its place. */
export type QuestionPlace = 'message' | 'overview'

/** The question with its buttons; once all are settled, what became of it: never which answer was given. */
export function renderPulseQuestion(
  view: PulseQuestionView,
  t: Catalogue,
  place: QuestionPlace = 'message',
): Draft {
  const title = t.pulse.ofTeam(escapeText(view.team))
  if (view.state !== 'open') {
    const outcome = describeOutcome(view, t)
    return { summary: t.common.titled(title, outcome), body: [heading(title), note(outcome)] }
  }
  return {
    summary: t.common.titled(title, escapeText(view.question)),
    body: [
      heading(`${title}${t.pulse.progress(view.position + 1, view.count)}`),
      text(escapeText(view.question)),
      ...answerElements(view, t, place),
      actions(...snoozeActions(view, t)),
      note(describePromise(view, t)),
    ],
  }
}

/** Behind the three dots: they are not answers. */
function snoozeActions({ roundId: round }: PulseQuestionView, t: Catalogue): Action[] {
  return snoozes.map(snooze =>
    execute(
      t.hours.snooze[snooze],
      'pulse:snooze',
      { round, snooze },
      { mode: 'secondary', associatedInputs: 'none' },
    ),
  )
}

function answerElements(view: PulseQuestionView, t: Catalogue, place: QuestionPlace): Element[] {
  const { roundId: round, position } = view
  const data = { round, position, in: place }
  const skip = execute(t.pulse.skip, 'pulse:skip', data, { associatedInputs: 'none' })
  const answer = ({ value, label }: PulseQuestionView['options'][number]) =>
    execute(view.asks === 'enps' ? label : t.pulse.answerLabel(value, label), 'pulse:answer', {
      ...data,
      answer: value,
    })
  switch (view.asks) {
    case 'agreement':
    case 'choice':
      // One below the other: Teams shows at most six side by side, and cuts long ones.
      return [...view.options.map(option => actions(answer(option))), actions(skip)]
    case 'enps':
      return [
        ...rowsOf(view.options, 6).map(options => actions(...options.map(answer))),
        note(t.pulse.enpsEnds),
        actions(skip),
      ]
    case 'comment':
      return [
        {
          type: 'Input.Text',
          // A card may hold the question of one round only; its position makes the input its own.
          id: `comment${position}`,
          label: t.pulse.commentLabel,
          isMultiline: true,
          maxLength: 1000,
          placeholder: t.pulse.commentPlaceholder,
        },
        actions(execute(t.pulse.send, 'pulse:send', data, { style: 'positive' }), skip),
      ]
    case 'colleague':
      return [
        {
          type: 'Input.ChoiceSet',
          id: `colleague${position}`,
          label: t.pulse.colleaguePlaceholder,
          style: 'filtered',
          choices: [],
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        },
        actions(
          execute(t.pulse.send, 'pulse:colleague', data, { style: 'positive' }),
          execute(t.pulse.nobody, 'pulse:skip', data, { associatedInputs: 'none' }),
        ),
      ]
  }
}

function rowsOf<T>(items: readonly T[], length: number): T[][] {
  const rows: T[][] = []
  for (let start = 0; start < items.length; start += length) rows.push(items.slice(start, start + length))
  return rows
}
