import type { KudosReportOutcome } from '../core/recognition/recognition.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { queueKudosReportRefresh } from './refresh-kudos-report.ts'
import { requireAdmin } from './require-admin.ts'

export interface SettleKudosReport {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
}

/** An admin has looked at a reported kudos and lets it stand. Throws Refusal. */
export async function settleKudosReport(laurel: Laurel, wish: SettleKudosReport): Promise<void> {
  const { workspaceId, recognitionId, personId } = wish
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now()))) return
    await requireAdmin(stores, workspaceId, personId)
    await endKudosReports(laurel, stores, { workspaceId, recognitionId, outcome: 'stands', by: personId })
  })
}

/** Ends the open reports of a kudos: those who made them hear what became of it, once, and the admins' messages say so. */
export async function endKudosReports(
  { ids, clock }: Pick<Laurel, 'ids' | 'clock'>,
  stores: Stores,
  end: { workspaceId: string; recognitionId: string; outcome: KudosReportOutcome; by: string },
): Promise<void> {
  const { workspaceId, recognitionId, outcome, by } = end
  const now = clock.now()
  for (const reporter of await stores.recognitions.settleReports(workspaceId, recognitionId, outcome, now)) {
    // Who ends it knows.
    if (reporter === by) continue
    await stores.deliveries.queue(
      workspaceId,
      {
        id: ids.next(),
        kind: 'kudos-report-news',
        key: `kudos-report-news:${recognitionId}:${reporter}:${now.toISOString()}`,
        conversation: reporter,
        recognitionId,
        personId: reporter,
      },
      now,
    )
  }
  await queueKudosReportRefresh(stores, workspaceId, recognitionId)
}
