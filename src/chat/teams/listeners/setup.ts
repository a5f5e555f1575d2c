import { archiveTeam } from '../../../app/archive-team.ts'
import { plannedTimesOf, plannedTimesOfTeams } from '../../../app/planned-times-of.ts'
import { refreshTeamMembers } from '../../../app/refresh-team-members.ts'
import { isAdmin, requireAdmin } from '../../../app/require-admin.ts'
import { saveSettings } from '../../../app/save-settings.ts'
import { saveTeam } from '../../../app/save-team.ts'
import { ChatFailure } from '../../../core/chat.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type TeamForm, wishOfTeam } from '../../../core/team/team-form.ts'
import type { Workspace } from '../../../core/workspace.ts'
import { escapeText } from '../cards/card-text.ts'
import type { Draft } from '../cards/element.ts'
import {
  mostTeams,
  renderArchiveQuestion,
  renderSetupHome,
  renderSetupTeam,
  type SetupHome,
  type SetupWorld,
} from '../cards/setup-form.ts'
import { mostUndelivered } from '../cards/setup-undelivered.ts'
import type { TeamsContext } from '../context.ts'
import { type Act, type ActHandler, listOf, type Outcome } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { newTeamForm, readSettings, readTeamForm, teamForm, teamFormProblems } from './setup-form.ts'

/** Listed at once; Teams finds the others. Two inputs of people must fit into a card. */
const listedColleagues = 100
const listedUnreachable = 5

/** `setup`: the card for admins. Throws Refusal, naming who may, for anybody else. */
export async function handleSetupCommand({ teams, person, reply }: CommandCall): Promise<void> {
  await requireAdmin(teams.laurel.database, teams.workspaceId, person.id)
  await reply(await home(teams, person, null))
}

/** Buttons of the setup cards; each is for admins only. */
export const setupActs: Record<string, ActHandler> = {
  'setup:open': forAdmins(async ({ teams, person, data }) => ({
    card: await home(teams, person, null, Number(data.offset) || 0),
  })),
  'setup:new-team': forAdmins(async ({ teams, person }) => {
    const form = newTeamForm(teams.laurel.ids.next(), await workspaceOf(teams))
    return { card: await teamCard(teams, person, form, []) }
  }),
  'setup:edit-team': forAdmins(async ({ teams, person, data }) => {
    return { card: await teamCard(teams, person, teamForm(await teamOf(teams, data)), []) }
  }),
  'setup:save-team': forAdmins(submitTeam),
  'setup:refresh-members': forAdmins(async ({ teams, person, t, receipt, data }) => {
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, actorId: person.id, receipt, teamId: data.team ?? '' }
    const refreshed = await asking(() => refreshTeamMembers(laurel, wish), t.teams.channelUnseen)
    if (typeof refreshed === 'string') return { say: refreshed }
    if (!refreshed) return { card: await home(teams, person, null) }
    const names = (ids: string[]) => (ids.length > 0 ? t.common.list(ids.map(id => `<@${id}>`)) : '')
    const { team, joined, left } = refreshed
    return saidAtHome(teams, person, t.setup.refreshed(team.memberIds.length, names(joined), names(left)))
  }),
  'setup:ask-archive': forAdmins(async ({ teams, t, data }) => ({
    card: renderArchiveQuestion(await teamOf(teams, data), t),
  })),
  'setup:archive-team': forAdmins(async ({ teams, person, t, receipt, data }) => {
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, actorId: person.id, receipt, teamId: data.team ?? '' }
    const team = await archiveTeam(laurel, wish)
    teams.onTeamsChanged()
    if (!team) return { card: await home(teams, person, null) }
    return saidAtHome(teams, person, t.setup.teamArchived(escapeText(team.name)))
  }),
  'setup:save-settings': forAdmins(submitSettings),
}

function forAdmins(work: ActHandler): ActHandler {
  return async act => {
    await requireAdmin(act.teams.laurel.database, act.teams.workspaceId, act.person.id)
    return work(act)
  }
}

/** Saves what the card holds, or shows it again with what is wrong with it. */
async function submitTeam({ teams, person, t, receipt, data }: Act): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const before = await laurel.database.teams.get(workspaceId, data.team ?? '')
  const form = readTeamForm(
    data,
    before ? teamForm(before) : newTeamForm(data.team ?? '', await workspaceOf(teams)),
  )
  const again = async (problems: string[]) => ({ card: await teamCard(teams, person, form, problems) })
  const problems = teamFormProblems(form, t, person.language)
  if (problems.length > 0) return again(problems)
  try {
    const wish = wishOfTeam(form, before)
    const team = await asking(
      () => saveTeam(laurel, { workspaceId, actorId: person.id, receipt, wish }),
      t.teams.channelUnseen,
    )
    if (typeof team === 'string') return again([team])
    teams.onTeamsChanged()
    return saidAtHome(teams, person, t.setup.teamSaved(escapeText(team.name), team.memberIds.length))
  } catch (error) {
    return again([teams.explain(error, t)])
  }
}

async function submitSettings({ teams, person, t, receipt, data }: Act): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const settings = readSettings(data, await workspaceOf(teams))
  if (!settings) return problemAtHome(teams, person, t.setup.dailyLimitProblem)
  try {
    const adminIds = listOf(data.admins)
    await saveSettings(laurel, { workspaceId, actorId: person.id, receipt, settings, adminIds })
    // Whoever gave up the right has seen the setup for the last time.
    if (!(await isAdmin(laurel.database, workspaceId, person.id))) return { say: t.setup.settingsSaved }
    return saidAtHome(teams, person, t.setup.settingsSaved)
  } catch (error) {
    return problemAtHome(teams, person, teams.explain(error, t))
  }
}

/** The work's result, or what to say where Teams does not show Laurel who is in a channel. */
async function asking<T>(work: () => Promise<T>, unseen: string): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ChatFailure && error.kind === 'refused') return unseen
    throw error
  }
}

async function saidAtHome(teams: TeamsContext, person: Person, words: string): Promise<Outcome> {
  return { card: await home(teams, person, { words, isProblem: false }) }
}

async function problemAtHome(teams: TeamsContext, person: Person, words: string): Promise<Outcome> {
  return { card: await home(teams, person, { words, isProblem: true }) }
}

async function home(
  teams: TeamsContext,
  person: Person,
  said: SetupHome['said'],
  offset = 0,
): Promise<Draft> {
  const { database } = teams.laurel
  const { workspaceId } = teams
  const [list, settings, admins, unreachable, messages, jobs] = await Promise.all([
    database.teams.list(workspaceId),
    workspaceOf(teams),
    database.people.admins(workspaceId),
    database.addresses.listUnreachable(workspaceId, 1000),
    database.deliveries.listFailed(workspaceId, mostUndelivered),
    database.failedJobs.list(workspaceId, mostUndelivered),
  ])
  const page = list.slice(offset, offset + mostTeams)
  const shown: SetupHome = {
    teams: page,
    offset,
    total: list.length,
    planned: await plannedTimesOfTeams(teams.laurel, workspaceId, page),
    settings,
    admins: admins.filter(admin => admin.isAdmin),
    unreachable: {
      personIds: unreachable.slice(0, listedUnreachable).map(({ personId }) => personId),
      total: unreachable.length,
    },
    undelivered: { messages, jobs },
    said,
  }
  return renderSetupHome(shown, await worldOf(teams, person, []), teams.t(person))
}

async function teamCard(
  teams: TeamsContext,
  person: Person,
  form: TeamForm,
  problems: string[],
): Promise<Draft> {
  const { teamId: id, timeZone } = form
  const world = await worldOf(teams, person, [...form.people, ...form.managerIds])
  const planned = await plannedTimesOf(teams.laurel, teams.workspaceId, { id, timeZone })
  return renderSetupTeam(form, problems, { ...world, planned }, teams.t(person))
}

/** Those named already are listed, whoever else is. */
async function worldOf(teams: TeamsContext, { language }: Person, ids: string[]): Promise<SetupWorld> {
  const { database, clock } = teams.laurel
  const [channels, named, others] = await Promise.all([
    database.addresses.channels(teams.workspaceId),
    database.people.getMany(teams.workspaceId, ids),
    database.people.colleagues(teams.workspaceId, listedColleagues),
  ])
  const colleagues = [...named, ...others.filter(({ id }) => !ids.includes(id))]
  return { channels, colleagues, now: clock.now(), language }
}

async function teamOf({ laurel, workspaceId }: TeamsContext, data: Act['data']) {
  const team = await laurel.database.teams.get(workspaceId, data.team ?? '')
  if (!team) throw new Refusal('not-found')
  return team
}

async function workspaceOf({ laurel, workspaceId }: TeamsContext): Promise<Workspace> {
  const workspace = await laurel.database.workspaces.get(workspaceId)
  if (!workspace) throw new Error(`tenant ${workspaceId} is served but not stored`)
  return workspace
}
