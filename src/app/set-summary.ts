import { Refusal } from '../core/refusal.ts'
import type { SummarySetting } from '../core/summary/summary-settings.ts'
import { isForManagersAlone } from './for-managers-alone.ts'
import type { Laurel } from './laurel.ts'
import { requireManager } from './require-manager.ts'

/**
 * Changes how a manager gets the summary of a team.
 * @throws Refusal `not-a-manager`, `no-team`, or `channel-has-others` for a channel that somebody else reads, or
 * that the manager is not in.
 */
export async function setSummary(
  laurel: Pick<Laurel, 'database' | 'clock' | 'directory'>,
  wish: { workspaceId: string; teamId: string; personId: string; change: Partial<SummarySetting> },
): Promise<void> {
  const { workspaceId, teamId, personId, change } = wish
  const team = await requireManager(laurel.database, workspaceId, teamId, personId)
  const { conversation } = change
  const place = conversation && { channel: conversation, readerId: personId }
  if (place && !(await isForManagersAlone(laurel, workspaceId, team, place)))
    throw new Refusal('channel-has-others')
  await laurel.database.summarySettings.save(workspaceId, teamId, personId, change, laurel.clock.now())
}
