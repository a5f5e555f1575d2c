import type { PulseReminderView } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { viewOfPulseQuestion } from './view-of-pulse-question.ts'

/** The conversation again, with what it waits for said first. Null once the person is through. */
export async function viewOfPulseReminder(
  laurel: Laurel,
  workspaceId: string,
  delivery: { roundId: string | null; personId: string | null },
): Promise<Message<PulseReminderView> | null> {
  const message = await viewOfPulseQuestion(laurel, workspaceId, delivery)
  if (!message) return null
  const { roundId, team, closesAt } = message.view
  return { ...message, view: { kind: 'pulse-reminder', roundId, team, closesAt, question: message.view } }
}
