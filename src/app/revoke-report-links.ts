import type { Laurel } from './laurel.ts'

/** All links that a person was given stop working. Returns how many did work. */
export function revokeReportLinks(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, readerId }: { workspaceId: string; readerId: string },
): Promise<number> {
  return database.reportLinks.revoke(workspaceId, readerId, clock.now())
}
