import type { Laurel } from './laurel.ts'

/** Turns a person's own monthly summary off or on. */
export function setPersonalSummary(
  laurel: Pick<Laurel, 'database' | 'clock'>,
  { workspaceId, personId, muted }: { workspaceId: string; personId: string; muted: boolean },
): Promise<void> {
  return laurel.database.summarySettings.mutePersonal(workspaceId, personId, muted, laurel.clock.now())
}
