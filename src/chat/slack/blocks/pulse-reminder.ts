import type { PulseReminderView } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText, type SlackMessage, section } from './element.ts'
import { renderPulseQuestion } from './pulse-question.ts'

/** The conversation again, under a line that says how long it is still open. */
export function renderPulseReminder(view: PulseReminderView, t: Catalogue): SlackMessage {
  const { text, blocks } = renderPulseQuestion(view.question, t)
  const line = t.hours.reminder(escapeText(view.team), view.closesAt)
  return { text: t.common.paragraph([line, text]), blocks: [section(line), ...blocks] }
}
