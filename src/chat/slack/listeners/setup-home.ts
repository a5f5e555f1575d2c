import type { ModalView } from '@slack/types'
import { undeliveredIn } from '../../../app/list-undelivered.ts'
import { plannedTimesOf, plannedTimesOfTeams } from '../../../app/planned-times-of.ts'
import type { Person } from '../../../core/person.ts'
import type { TeamForm } from '../../../core/team/team-form.ts'
import type { Workspace } from '../../../core/workspace.ts'
import { mostTeams, renderSetupHome } from '../blocks/setup-home.ts'
import type { Reader, TeamReader } from '../blocks/setup-schedule.ts'
import { mostUndelivered } from '../blocks/setup-undelivered.ts'
import type { SlackContext } from '../context.ts'

/** The setup as it is. Whether the person may see it was checked by what brings them here: it may have cost them the right. */
export async function homeModal(
  slack: SlackContext,
  person: Person,
  notice: string | null,
): Promise<ModalView> {
  const { database } = slack.laurel
  const teams = await database.teams.list(slack.workspaceId)
  const adminIds = await namedAdmins(slack)
  const undelivered = await undeliveredIn(database, slack.workspaceId, mostUndelivered)
  const planned = await plannedTimesOfTeams(slack.laurel, slack.workspaceId, teams.slice(0, mostTeams))
  const home = { teams, planned, settings: await workspaceOf(slack), adminIds, notice, undelivered }
  return renderSetupHome(home, slack.t(person), readerOf(slack, person))
}

export async function namedAdmins({ laurel, workspaceId }: SlackContext): Promise<string[]> {
  const admins = await laurel.database.people.admins(workspaceId)
  return admins.filter(admin => admin.isAdmin).map(admin => admin.id)
}

export async function workspaceOf({ laurel, workspaceId }: SlackContext): Promise<Workspace> {
  const workspace = await laurel.database.workspaces.get(workspaceId)
  if (!workspace) throw new Error(`workspace ${workspaceId} is connected but not stored`)
  return workspace
}

function readerOf({ laurel }: SlackContext, { language }: Person): Reader {
  return { language, now: laurel.clock.now() }
}

/** Of the form of a team, which need not be saved yet. */
export async function teamReaderOf(
  slack: SlackContext,
  person: Person,
  { teamId, timeZone }: Pick<TeamForm, 'teamId' | 'timeZone'>,
): Promise<TeamReader> {
  const planned = await plannedTimesOf(slack.laurel, slack.workspaceId, { id: teamId, timeZone })
  return { ...readerOf(slack, person), planned }
}
