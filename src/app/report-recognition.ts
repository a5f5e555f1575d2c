import { checkPeople, checkReporter } from '../core/recognition/rules.ts'
import type { Laurel } from './laurel.ts'
import { requireJudges } from './require-reporter.ts'

export interface ReportRecognition {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
}

/** Somebody finds that a recognition should not stand: each admin who may judge it is told. Throws Refusal. */
export async function reportRecognition(laurel: Laurel, wish: ReportRecognition): Promise<void> {
  const { workspaceId, recognitionId, personId } = wish
  const now = laurel.clock.now()
  checkPeople([personId], await laurel.directory(workspaceId).people([personId]))
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    // Held against its withdrawal: whoever reports it hears of that.
    const found = await stores.recognitions.lock(workspaceId, recognitionId)
    const judges = await requireJudges(stores, workspaceId, checkReporter(found, personId))
    if (!(await stores.recognitions.report(workspaceId, recognitionId, personId, now))) return
    for (const admin of judges) {
      await stores.deliveries.queue(
        workspaceId,
        {
          id: laurel.ids.next(),
          kind: 'kudos-report',
          key: `kudos-report:${recognitionId}:${personId}:${admin.id}:${now.toISOString()}`,
          conversation: admin.id,
          recognitionId,
          personId: admin.id,
        },
        now,
      )
    }
  })
}
