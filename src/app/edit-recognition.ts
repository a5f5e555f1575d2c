import { checkText, fingerprintOf } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { ownRecognition } from './own-recognition.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueKudosReportRefresh } from './refresh-kudos-report.ts'
import { queueReportRefreshes } from './refresh-report.ts'

export interface EditRecognition {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  text: string
}

/** New words for a recognition: it is mapped afresh, its card changes. Throws Refusal. */
export async function editRecognition(laurel: Laurel, wish: EditRecognition): Promise<void> {
  const { workspaceId, recognitionId } = wish
  const text = checkText(wish.text)
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const recognition = await ownRecognition(stores, workspaceId, recognitionId, wish.personId)
    if (recognition.text === text) return
    const fingerprint = fingerprintOf(text, recognition.recipientIds)
    if (!(await stores.recognitions.edit(workspaceId, recognitionId, { text, fingerprint }, now))) {
      throw new Refusal('same-text')
    }
    await stores.jobs.add({ name: 'map-recognition', workspaceId, recognitionId })
    await queueCardRefresh(stores, workspaceId, recognition)
    await queueKudosReportRefresh(stores, workspaceId, recognitionId)
    await queueReportRefreshes(stores, workspaceId, [recognitionId])
  })
}
