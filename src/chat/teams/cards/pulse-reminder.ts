import type { PulseReminderView } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { type Draft, text } from './element.ts'
import { renderPulseQuestion } from './pulse-question.ts'

/** The conversation again, under a line that says how long it is still open. */
export function renderPulseReminder(view: PulseReminderView, t: Catalogue): Draft {
  const { summary, body } = renderPulseQuestion(view.question, t)
  const line = t.hours.reminder(escapeText(view.team), view.closesAt)
  return { summary: t.common.paragraph([line, summary]), body: [text(line), ...body] }
}
