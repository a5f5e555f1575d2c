import { ChatFailure } from '../core/chat.ts'
import { Refusal } from '../core/refusal.ts'
import type { SummarySetting } from '../core/summary/summary-settings.ts'
import type { Laurel } from './laurel.ts'
import { onlyManagersIn } from './only-managers-in.ts'
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
  if (conversation && !(await isTheirs(laurel, workspaceId, team.managerIds, personId, conversation)))
    throw new Refusal('channel-has-others')
  await laurel.database.summarySettings.save(workspaceId, teamId, personId, change, laurel.clock.now())
}

/** Whether the manager reads the channel themself, and nobody but managers beside them. */
async function isTheirs(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  managerIds: string[],
  personId: string,
  channel: string,
): Promise<boolean> {
  try {
    if (!(await onlyManagersIn(laurel, workspaceId, { managerIds }, channel))) return false
    return (await laurel.directory(workspaceId).channelMembers(channel)).includes(personId)
  } catch (error) {
    // Laurel does not see who is there.
    if (error instanceof ChatFailure && error.kind === 'refused') return false
    throw error
  }
}
