import type { KudosReportOutcome, Recognition } from '../core/recognition/recognition.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueKudosReportRefresh } from './refresh-kudos-report.ts'
import { queueReportRefreshes } from './refresh-report.ts'
import { requireJudge } from './require-judge.ts'

type Parts = Pick<Laurel, 'database' | 'ids' | 'clock'>

export interface SettleKudosReport {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  outcome: 'stands' | 'taken-down'
}

/** An admin has looked at a reported kudos, and lets it stand or takes it down. Throws Refusal. */
export async function settleKudosReport(laurel: Parts, wish: SettleKudosReport): Promise<void> {
  const { workspaceId, recognitionId, personId, outcome } = wish
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, laurel.clock.now()))) return
    const found = await stores.recognitions.lock(workspaceId, recognitionId)
    const recognition = await requireJudge(stores, workspaceId, found, personId)
    if (outcome === 'taken-down') await takeDown(laurel, stores, workspaceId, recognition)
    await endKudosReports(laurel, stores, { workspaceId, recognitionId, outcome, by: personId })
  })
}

/** It no longer counts, its card says so, and its giver is told why. */
async function takeDown(
  { ids, clock }: Pick<Parts, 'ids' | 'clock'>,
  stores: Stores,
  workspaceId: string,
  recognition: Recognition,
): Promise<void> {
  const { id, giverId } = recognition
  const now = clock.now()
  await stores.recognitions.takeDown(workspaceId, id, now)
  await queueCardRefresh(stores, workspaceId, recognition)
  await queueReportRefreshes(stores, workspaceId, [id])
  // Whoever was erased or has left cannot be told.
  if (!(await stores.people.get(workspaceId, giverId))?.isActive) return
  await stores.deliveries.queue(
    workspaceId,
    {
      id: ids.next(),
      kind: 'kudos-taken-down',
      key: `kudos-taken-down:${id}`,
      conversation: giverId,
      recognitionId: id,
      personId: giverId,
    },
    now,
  )
}

/** Ends the open reports of a kudos: those who made them hear what became of it, once, and the admins' messages say so. */
export async function endKudosReports(
  { ids, clock }: Pick<Parts, 'ids' | 'clock'>,
  stores: Stores,
  end: { workspaceId: string; recognitionId: string; outcome: KudosReportOutcome; by: string },
): Promise<void> {
  const { workspaceId, recognitionId, outcome, by } = end
  const now = clock.now()
  const ended = outcome === 'stands' ? 'stands' : 'withdrawn'
  for (const reporter of await stores.recognitions.settleReports(workspaceId, recognitionId, ended, now)) {
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
