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
    checkReporter(await stores.recognitions.get(workspaceId, recognitionId), personId)
    await stores.recognitions.report(workspaceId, recognitionId, personId, now)
    for (const admin of await stores.people.admins(workspaceId)) {
      await stores.deliveries.queue(
        workspaceId,
        {
          id: laurel.ids.next(),
          kind: 'kudos-report',
          key: `kudos-report:${recognitionId}:${personId}:${admin.id}`,
          conversation: admin.id,
          recognitionId,
          personId: admin.id,
        },
        now,
      )
    }
  })
}
