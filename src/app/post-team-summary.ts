import type { Laurel } from './laurel.ts'

/** Job of a summary schedule: a direct message to each manager about the seven days that end at `fireAt`. */
export async function postTeamSummary(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, teamId, fireAt }: { workspaceId: string; teamId: string; fireAt: string },
): Promise<void> {
  await laurel.database.transaction(async stores => {
    const team = await stores.teams.get(workspaceId, teamId)
    if (!team || team.memberIds.length === 0) return
    for (const managerId of team.managerIds) {
      await stores.deliveries.queue(
        workspaceId,
        {
          id: laurel.ids.next(),
          kind: 'team-summary',
          key: `summary:${teamId}:${fireAt}:${managerId}`,
          conversation: managerId,
          teamId,
          personId: managerId,
          periodEnd: new Date(fireAt),
        },
        laurel.clock.now(),
      )
    }
  })
}
