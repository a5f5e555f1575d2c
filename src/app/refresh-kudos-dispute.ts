import type { SecondLook } from '../core/job.ts'
import type { Laurel } from './laurel.ts'
import { updateAll } from './refresh-messages.ts'
import { viewOfKudosDispute } from './view-of-kudos-dispute.ts'

/** Job. Has what giver and receiver were told of a disputed tag say what has become of it. */
export async function refreshKudosDispute(
  laurel: Laurel,
  wish: { workspaceId: string; recognitionId: string } & SecondLook,
): Promise<void> {
  const { workspaceId, recognitionId } = wish
  const about = await laurel.database.deliveries.listAbout(workspaceId, { recognitionId })
  const disputes = about.filter(({ kind }) => kind === 'kudos-dispute')
  await updateAll(laurel, { name: 'refresh-kudos-dispute', ...wish }, disputes, viewOfKudosDispute)
}
