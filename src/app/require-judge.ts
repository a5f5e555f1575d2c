import type { Recognition } from '../core/recognition/recognition.ts'
import { checkStands, judgesOf } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * Lets an admin judge a recognition that stands and has an open report: not one that they gave or received.
 * @throws Refusal
 */
export async function requireJudge(
  stores: Pick<Stores, 'people' | 'recognitions'>,
  workspaceId: string,
  found: Recognition | null,
  personId: string,
): Promise<Recognition> {
  await requireAdmin(stores, workspaceId, personId)
  const recognition = checkStands(found)
  const reports = await stores.recognitions.reportsOf(workspaceId, recognition.id)
  if (!reports) throw new Refusal('not-found')
  if (reports.outcome !== null) throw new Refusal('report-settled')
  const admins = await stores.people.admins(workspaceId)
  if (!judgesOf(recognition, admins).some(({ id }) => id === personId)) throw new Refusal('own-judgement')
  return recognition
}
