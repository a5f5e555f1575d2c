import { isDeepStrictEqual } from 'node:util'
import type { Language } from '../core/language.ts'
import type { Team } from '../core/team/team.ts'
import type { TeamWish } from '../core/team/team-wish.ts'
import type { WorkspaceSettings } from '../core/workspace.ts'
import type { Laurel } from './laurel.ts'
import { prepareTeam, requireColleagues } from './prepare-team.ts'

export interface ImportedTeam {
  team: Team
  change: 'created' | 'changed' | 'unchanged'
  joined: string[]
  left: string[]
  /** Who managed it, and so read about its members, and does so no longer. */
  managersLeft: string[]
  /** Where its members came from, where that is another source now. */
  sourceBefore: string | null
}

/**
 * What an operator's file asks for, all of it or nothing: settings, Laurel admins (null leaves them as they are) and
 * teams. Teams that it does not name stay as they are. With `dryRun` nothing is stored.
 */
export async function importTeams(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'directory'>,
  input: {
    workspaceId: string
    settings: Partial<WorkspaceSettings>
    adminIds: string[] | null
    /** Who is spoken to in which language from now on. */
    languages?: { personId: string; language: Language }[]
    wishes: TeamWish[]
    dryRun: boolean
  },
): Promise<ImportedTeam[]> {
  const { workspaceId, settings, adminIds, languages = [], wishes, dryRun } = input
  const admins = adminIds && (await requireColleagues(laurel, workspaceId, adminIds)).map(admin => admin.id)
  const teams: Team[] = []
  for (const wish of wishes) teams.push(await prepareTeam(laurel, workspaceId, wish))
  return laurel.database.transaction(async stores => {
    const stored = await stores.teams.list(workspaceId)
    const imported = teams.map(team => compare(stored.find(other => other.id === team.id) ?? null, team))
    if (dryRun) return imported
    if (Object.keys(settings).length > 0) await stores.workspaces.update(workspaceId, settings)
    for (const { personId, language } of languages)
      await stores.people.chooseLanguage(workspaceId, personId, language)
    if (admins) await stores.people.setAdmins(workspaceId, admins)
    for (const { team, change } of imported)
      if (change !== 'unchanged') await stores.teams.save(workspaceId, team, laurel.clock.now())
    return imported
  })
}

function compare(before: Team | null, team: Team): ImportedTeam {
  if (!before)
    return { team, change: 'created', joined: team.memberIds, left: [], managersLeft: [], sourceBefore: null }
  return {
    team,
    change: isDeepStrictEqual(comparable(before), comparable(team)) ? 'unchanged' : 'changed',
    joined: team.memberIds.filter(id => !before.memberIds.includes(id)),
    left: before.memberIds.filter(id => !team.memberIds.includes(id)),
    managersLeft: before.managerIds.filter(id => !team.managerIds.includes(id)),
    sourceBefore: before.source === team.source ? null : before.source,
  }
}

/** A schedule's id and start are given by the store. */
function comparable({ schedules, memberIds, managerIds, ...rest }: Team) {
  return {
    ...rest,
    memberIds: [...memberIds].sort(),
    managerIds: [...managerIds].sort(),
    schedules: schedules
      .map(({ kind, cron, timeZone, enabled }) => ({ kind, cron, timeZone, enabled }))
      .sort((a, b) => a.kind.localeCompare(b.kind)),
  }
}
