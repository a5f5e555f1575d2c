import type { Turned } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import { Naming } from '../core/summary/naming.ts'
import {
  type OrganisationView,
  organisationDays,
  organisationPeople,
  organisationView,
  shownTeams,
} from '../core/summary/organisation.ts'
import { daysBefore } from '../core/summary/period.ts'
import { activeMembersOf } from './active-members-of.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { requireAdmin } from './require-admin.ts'

/**
 * The organisation as counts of groups, with teams as its departments, for an admin.
 * @throws Refusal `organisation-is-for-admins`, `no-teams`.
 */
export async function showOrganisation(
  laurel: Pick<Laurel, 'database' | 'framework' | 'clock'>,
  { workspaceId, readerId, turned = null }: { workspaceId: string; readerId: string; turned?: Turned | null },
): Promise<Message<OrganisationView>> {
  const { people, teams, organisationEvidence } = laurel.database
  await requireAdmin(laurel.database, workspaceId, readerId, 'organisation-is-for-admins')
  const reader = await people.get(workspaceId, readerId)
  if (!reader) throw new Refusal('unknown-person', { people: [readerId] })
  const all = await teams.list(workspaceId)
  if (all.length === 0) throw new Refusal('no-teams')
  const departments = await activeMembersOf(laurel.database, workspaceId, all)
  const to = laurel.clock.now()
  const from = daysBefore(to, organisationDays, reader.timeZone)
  const before = daysBefore(from, organisationDays, reader.timeZone)
  const { framework } = await laurel.framework(workspaceId)
  const shown = shownTeams(departments)
  const { ids: personIds } = organisationPeople(shown)
  const stays = await teams.staysIn(
    workspaceId,
    shown.map(({ id }) => id),
    before,
  )
  const inTeams = new Set(shown.flatMap(({ memberIds }) => memberIds))
  const beside = personIds.filter(id => !inTeams.has(id))
  const evidence = await organisationEvidence.ofOrganisation(
    workspaceId,
    {
      teams: shown,
      personIds,
      stays: [
        ...stays,
        ...beside.map(personId => ({ teamId: '', personId, joinedAt: from, from: null, to: null })),
      ],
    },
    { before, from, to },
  )
  return {
    view: organisationView({
      from,
      to,
      teams: departments,
      evidence,
      indicatorCodes: framework.indicators.map(({ code }) => code),
      naming: new Naming(framework, reader.language),
      turned,
    }),
    language: reader.language,
    timeZone: reader.timeZone,
  }
}
