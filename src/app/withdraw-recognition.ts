import type { Laurel } from './laurel.ts'
import { ownRecognition } from './own-recognition.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueReportRefreshes } from './refresh-report.ts'
import { endKudosReports } from './settle-kudos-report.ts'

export interface WithdrawRecognition {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
}

/** The giver takes a recognition back: it no longer counts, its card says so. Throws Refusal. */
export async function withdrawRecognition(laurel: Laurel, wish: WithdrawRecognition): Promise<void> {
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(wish.workspaceId, wish.receipt, now))) return
    const recognition = await ownRecognition(stores, wish.workspaceId, wish.recognitionId, wish.personId)
    await stores.recognitions.withdraw(wish.workspaceId, wish.recognitionId, now)
    await queueCardRefresh(stores, wish.workspaceId, recognition)
    await queueReportRefreshes(stores, wish.workspaceId, [wish.recognitionId])
    const { workspaceId, recognitionId, personId } = wish
    await endKudosReports(laurel, stores, { workspaceId, recognitionId, outcome: 'withdrawn', by: personId })
  })
}
