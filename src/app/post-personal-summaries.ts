import { dueMoment } from '../core/summary/due-moment.ts'
import type { Laurel } from './laurel.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

export interface PostPersonalSummaries {
  workspaceId: string
  teamId: string
  /** When the team's schedule fired, ISO 8601. */
  fireAt: string
  /** Zone whose clocks showed the schedule's time of day then. */
  zone: string
  /** The member whose time has come; left out when the schedule fires. */
  personId?: string
}

/**
 * Job of a team's schedule of personal summaries: a direct message to each member about themself, at the schedule's
 * time of day where they are. Whoever belongs to several teams gets one a month. Run twice, it sends one.
 */
export async function postPersonalSummaries(laurel: Parts, job: PostPersonalSummaries): Promise<void> {
  const { workspaceId, teamId, fireAt, zone } = job
  const { teams, people, summarySettings } = laurel.database
  const team = await teams.get(workspaceId, teamId)
  if (!team) return
  const members = (await people.getMany(workspaceId, team.memberIds)).filter(
    ({ id, isActive, isBot }) => isActive && !isBot && (job.personId ?? id) === id,
  )
  const muted = await summarySettings.personalMuted(
    workspaceId,
    members.map(({ id }) => id),
  )
  const now = laurel.clock.now()
  for (const { id, timeZone } of members) {
    if (muted.has(id)) continue
    const due = dueMoment({ fireAt: new Date(fireAt), zone }, { timeZone, weekday: null, minute: null })
    if (due > now) {
      const key = `post-personal-summaries:${workspaceId}:${teamId}:${id}`
      await laurel.database.jobs.add(
        { name: 'post-personal-summaries', workspaceId, teamId, fireAt, zone, personId: id },
        { key, runAt: due },
      )
    } else await queue(laurel, job, id, due)
  }
}

async function queue(
  laurel: Parts,
  { workspaceId, fireAt }: PostPersonalSummaries,
  personId: string,
  due: Date,
): Promise<void> {
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    // With the summaries of all others: what somebody waits for does not wait behind them.
    const added = await stores.deliveries.queueMany(
      workspaceId,
      [
        {
          id: laurel.ids.next(),
          kind: 'personal-summary',
          // One a month, whichever of their teams it comes through.
          key: `personal-summary:${personId}:${fireAt.slice(0, 7)}`,
          conversation: personId,
          personId,
          periodEnd: due,
        },
      ],
      now,
    )
    if (added > 0) await stores.nudges.claim(workspaceId, personId, 'summary-prompt', now)
  })
}
