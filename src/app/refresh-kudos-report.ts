import type { SecondLook } from '../core/job.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { queueRefresh, updateAll } from './refresh-messages.ts'
import { viewOfKudosReport } from './view-of-kudos-report.ts'

/** Has what the admins were told of a reported kudos say what it says now; nothing where nobody reported it. */
export async function queueKudosReportRefresh(
  stores: Pick<Stores, 'jobs' | 'recognitions'>,
  workspaceId: string,
  recognitionId: string,
): Promise<void> {
  if (!(await stores.recognitions.reportsOf(workspaceId, recognitionId))) return
  await queueRefresh(stores, { name: 'refresh-kudos-report', workspaceId, recognitionId })
}

/** Job. */
export async function refreshKudosReport(
  laurel: Laurel,
  wish: { workspaceId: string; recognitionId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, recognitionId } = wish
  const about = await laurel.database.deliveries.listAbout(workspaceId, { recognitionId })
  const reports = about.filter(({ kind }) => kind === 'kudos-report')
  await updateAll(laurel, { name: 'refresh-kudos-report', ...wish }, reports, viewOfKudosReport)
}
