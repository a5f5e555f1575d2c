import { checkPeople, checkReporter } from '../core/recognition/rules.ts'
import type { Laurel } from './laurel.ts'

export interface ReportRecognition {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
}

/** Somebody finds that a recognition should not stand: each admin is told. Throws Refusal. */
export async function reportRecognition(laurel: Laurel, wish: ReportRecognition): Promise<void> {
  const { workspaceId, recognitionId, personId } = wish
  const now = laurel.clock.now()
  checkPeople([personId], await laurel.directory(workspaceId).people([personId]))
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    // Held against its withdrawal: whoever reports it hears of that.
    checkReporter(await stores.recognitions.lock(workspaceId, recognitionId), personId)
    if (!(await stores.recognitions.report(workspaceId, recognitionId, personId, now))) return
    for (const admin of await stores.people.admins(workspaceId)) {
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
