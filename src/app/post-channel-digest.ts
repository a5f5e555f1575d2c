import type { Laurel } from './laurel.ts'

/** Job of a digest schedule: the week's public kudos in the team's channel. Run twice, it posts once. */
export async function postChannelDigest(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  { workspaceId, teamId, fireAt }: { workspaceId: string; teamId: string; fireAt: string },
): Promise<void> {
  const team = await laurel.database.teams.get(workspaceId, teamId)
  const channel = team?.channel
  if (!channel) return
  await laurel.database.transaction(async stores => {
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'channel-digest',
        key: `channel-digest:${teamId}:${fireAt}`,
        conversation: channel,
        teamId,
        periodEnd: new Date(fireAt),
      },
      laurel.clock.now(),
    )
  })
}
