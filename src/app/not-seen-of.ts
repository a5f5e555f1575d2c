import { latelyDays, summaryPeriod } from '../core/summary/period.ts'
import type { CompetencyProfile } from '../core/summary/view.ts'
import { awayLately } from './away-people.ts'
import type { Laurel } from './laurel.ts'

/**
 * What the managers of a person's teams may read about them among the people who were not seen: the person reads the
 * same. Nobody else reads it, admins included. Whoever is away, has just come back or has just joined is not among them.
 */
export async function notSeenOf(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  personId: string,
  to: Date,
): Promise<CompetencyProfile['notSeen']> {
  const teams = await database.teams.ofMember(workspaceId, personId)
  if ((await awayLately({ database }, workspaceId, [personId], to)).has(personId)) return null
  const managers = new Map<string, Date>()
  for (const { id, timeZone, managerIds, schedules } of teams) {
    const zone = schedules.find(({ kind }) => kind === 'summary')?.timeZone ?? timeZone
    const { lately } = summaryPeriod(to, zone)
    const joinedAt = (await database.teams.joined(workspaceId, id)).get(personId)
    if (!joinedAt || joinedAt >= lately) continue
    for (const managerId of managerIds) if (managerId !== personId) managers.set(managerId, lately)
  }
  if (managers.size === 0) return null
  const since = new Date(Math.min(...[...managers.values()].map(lately => lately.getTime())))
  const seen = new Map(
    (await database.evidence.recognisedBy(workspaceId, personId, since, to)).map(({ giverId, last }) => [
      giverId,
      last,
    ]),
  )
  const managerIds = [...managers].flatMap(([managerId, lately]) => {
    const last = seen.get(managerId)
    return !last || last < lately ? [managerId] : []
  })
  const byAnyone = [...managers.values()].some(lately => [...seen.values()].every(last => last < lately))
  return byAnyone || managerIds.length > 0 ? { days: latelyDays, byAnyone, managerIds } : null
}
