import { checkRole, checkWords, textOf } from '../core/feedback/rules.ts'
import type { Laurel } from './laurel.ts'
import { queueFeedbackRefresh } from './refresh-feedback.ts'

export interface EditFeedback {
  workspaceId: string
  receipt: string
  feedbackId: string
  personId: string
  situation?: string | null
  behaviour?: string | null
  impact?: string | null
}

/** New words from the giver: mapped afresh, the messages change. Kind and visibility stay as they were sent. Throws Refusal. */
export async function editFeedback(laurel: Laurel, wish: EditFeedback): Promise<void> {
  const { workspaceId, feedbackId } = wish
  const words = checkWords(wish)
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const feedback = checkRole(await stores.feedback.lock(workspaceId, feedbackId), wish.personId, ['giver'])
    if (textOf(feedback) === textOf(words)) return
    await stores.feedback.edit(workspaceId, feedbackId, words, now)
    await stores.jobs.add({ name: 'map-feedback', workspaceId, feedbackId })
    await queueFeedbackRefresh(stores, workspaceId, feedbackId)
  })
}
