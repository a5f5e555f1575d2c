import { OperatorError } from '../core/errors.ts'
import type { Laurel } from './laurel.ts'

/**
 * Puts the version before to use again, with the history's tags as they were. Tags of kudos that people decided anew since
 * then stay with the version they were decided in.
 *
 * @throws OperatorError where the framework in use was not put to use by changes.
 */
export async function undoFrameworkChange(
  laurel: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId }: { workspaceId: string },
): Promise<{ from: number; to: number; restored: number; left: number }> {
  return laurel.database.transaction(async stores => {
    const current = await stores.frameworks.current(workspaceId)
    const change = current && (await stores.frameworkChanges.latest(workspaceId, current.id))
    if (!current || !change)
      throw new OperatorError(
        `There is nothing to undo in workspace ${workspaceId}.`,
        'Only a version that was loaded with a "changes" section can be undone, and only while it is in use.',
      )
    const counts = await stores.frameworkChanges.undo(workspaceId, change, laurel.clock.now())
    const before = await stores.frameworks.current(workspaceId)
    return { from: current.framework.version, to: before!.framework.version, ...counts }
  })
}
