import type { App, BlockAction, ViewOutput } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { archiveTeam } from '../../../app/archive-team.ts'
import { refreshTeamMembers } from '../../../app/refresh-team-members.ts'
import { isAdmin, requireAdmin } from '../../../app/require-admin.ts'
import { saveSettings } from '../../../app/save-settings.ts'
import { saveTeam } from '../../../app/save-team.ts'
import { ChatFailure } from '../../../core/chat.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Team } from '../../../core/team/team.ts'
import { type TeamForm, wishOfTeam } from '../../../core/team/team-form.ts'
import { findTimeZones } from '../../../core/team/time-zones.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import { escapeText as escaped } from '../blocks/element.ts'
import { homeBlocks, renderSetupNotice } from '../blocks/setup-home.ts'
import { choice } from '../blocks/setup-schedule.ts'
import { renderSetupTeam, teamBlocks } from '../blocks/setup-team.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging, inTime } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { openView } from './open-view.ts'
import { newTeamForm, readSettings, readTeamForm, teamForm } from './setup-form.ts'
import { homeModal, namedAdmins, teamReaderOf, workspaceOf } from './setup-home.ts'
import { openUndelivered, retryOne } from './setup-undelivered.ts'
import { teamFormProblems } from './setup-wish.ts'

/** A select shows at most this many options. */
const mostOptions = 100

/** `/laurel setup`: opens the modal for admins. Throws Refusal, naming who may, for anybody else. */
export async function handleSetupCommand({ slack, person, t, triggerId, reply }: CommandCall): Promise<void> {
  if (triggerId === null) return reply(t.help.notHere)
  await openSetup(slack, person, triggerId)
}

export function setupListeners(app: App, slack: SlackContext): void {
  const onAction = (id: string | RegExp, work: (act: Act) => Promise<void>) =>
    app.action({ type: 'block_actions', action_id: id }, async ({ ack, body, action }) => {
      const { view } = body
      const tell = (text: string) => tellInModal(slack, body, `:warning: ${text}`)
      const done = slack.attempt(body.user.id, tell, async (person, t) => {
        await requireAdmin(slack.laurel.database, slack.workspaceId, person.id)
        const value =
          'value' in action ? action.value : 'selected_option' in action ? action.selected_option?.value : ''
        await work({ slack, person, t, body, view, value: value ?? '', receipt: slack.receiptOf(body) })
      })
      await acknowledging(ack, done)
    })

  onAction('setup:open', ({ person, body }) => openSetup(slack, person, body.trigger_id))
  onAction('setup:new-team', openNewTeam)
  onAction('setup:undelivered', openUndelivered)
  onAction('setup:retry-undelivered', retryOne)
  onAction(/^setup:(edit-team|find-team)$/, openTeam)
  onAction(
    /^setup:((pulse|summary|personal|digest):(mode|days|time|cron)|source-kind|time-zone)$/,
    showFormAgain,
  )
  onAction('setup:refresh-members', refreshMembers)
  onAction('setup:archive-team', archive)

  app.view('setup:team', async ({ ack, body, view }) => {
    const saving = submitTeam(slack, body.user.id, view, slack.receiptOf(body))
    const outcome = await inTime(saving)
    if (outcome === null) {
      const t = slack.t(await slack.personOf(body.user.id))
      await ack({ response_action: 'update', view: renderSetupNotice(t.setup.saving, t) })
      await showLate(slack, view, await saving)
    } else if (outcome.kind === 'problems') await ack({ response_action: 'errors', errors: outcome.errors })
    else if (outcome.kind === 'failed') await ack({ response_action: 'update', view: outcome.again })
    else if (isPushed(view)) {
      await ack()
      await updateView(slack, view.root_view_id, outcome.home)
    } else await ack({ response_action: 'update', view: outcome.home })
  })

  app.view('setup:home', async ({ ack, body, view }) => {
    const saving = submitSettings(slack, body.user.id, view, slack.receiptOf(body))
    const outcome = await inTime(saving)
    if (outcome === null) {
      const t = slack.t(await slack.personOf(body.user.id))
      await ack({ response_action: 'update', view: renderSetupNotice(t.setup.saving, t) })
      const { errors, next } = await saving
      const problem = errors && `:warning: ${t.common.paragraph(Object.values(errors))}`
      await updateView(slack, view.id, problem ? renderSetupNotice(problem, t) : next)
    } else if (outcome.errors) await ack({ response_action: 'errors', errors: outcome.errors })
    else await ack({ response_action: 'update', view: outcome.next })
  })

  app.options(/^setup:(default-)?time-zone$/, async ({ ack, payload, body }) => {
    const person = await slack.personOf(body.user.id)
    const zones = findTimeZones(payload.value, person.language, slack.laurel.clock.now(), mostOptions)
    await ack({ options: zones.map(({ id, label }) => choice(label, id)) })
  })
  /** What an admin chooses from; nobody else is shown it. */
  const forAdmins = async <T>(userId: string, all: () => Promise<T[]>): Promise<T[]> =>
    (await isAdmin(slack.laurel.database, slack.workspaceId, userId)) ? all() : []

  app.options(teamBlocks.sourceGroup, async ({ ack, payload, body }) => {
    const wanted = payload.value.toLowerCase()
    const groups = (await forAdmins(body.user.id, () => userGroups(slack))).filter(({ label }) =>
      label.toLowerCase().includes(wanted),
    )
    await ack({ options: groups.slice(0, mostOptions).map(({ id, label }) => choice(label, id)) })
  })
  app.options('setup:find-team', async ({ ack, payload, body }) => {
    const wanted = payload.value.toLowerCase()
    const { teams: stored } = slack.laurel.database
    const all = await forAdmins(body.user.id, () => stored.list(slack.workspaceId))
    const teams = all.filter(({ name }) => name.toLowerCase().includes(wanted))
    await ack({ options: teams.slice(0, mostOptions).map(({ id, name }) => choice(name, id)) })
  })
}

/** An admin pressed or chose something in a modal. */
export interface Act {
  slack: SlackContext
  person: Person
  t: Catalogue
  body: BlockAction
  view: ViewOutput | undefined
  value: string
  receipt: string
}

async function openSetup(slack: SlackContext, person: Person, triggerId: string): Promise<void> {
  await requireAdmin(slack.laurel.database, slack.workspaceId, person.id)
  const view = await homeModal(slack, person, null)
  await openView(slack, triggerId, view)
}

async function openNewTeam({ slack, person, t, body }: Act): Promise<void> {
  const form = newTeamForm(slack.laurel.ids.next(), await workspaceOf(slack))
  const view = renderSetupTeam(form, null, t, await teamReaderOf(slack, person, form))
  await openView(slack, body.trigger_id, view, 'push')
}

async function openTeam({ slack, person, t, body, value }: Act): Promise<void> {
  const team = await slack.laurel.database.teams.get(slack.workspaceId, value)
  if (!team) throw new Refusal('not-found')
  const form = teamForm(team, await groupLabel(slack, team))
  const view = renderSetupTeam(form, null, t, await teamReaderOf(slack, person, form))
  await openView(slack, body.trigger_id, view, 'push')
}

/** Another source, another mode, another time: other inputs, and when the schedule would fire. */
async function showFormAgain({ slack, person, t, view }: Act): Promise<void> {
  if (!view) return
  const { form } = await formOf(slack, view)
  await updateView(slack, view.id, renderSetupTeam(form, null, t, await teamReaderOf(slack, person, form)))
}

async function refreshMembers({ slack, person, t, view, value, receipt }: Act): Promise<void> {
  if (!view) return
  const { workspaceId, laurel } = slack
  const refreshed = await refreshTeamMembers(laurel, {
    workspaceId,
    actorId: person.id,
    receipt,
    teamId: value,
  })
  if (!refreshed) return
  const { team, joined, left } = refreshed
  const names = (ids: string[]) => (ids.length > 0 ? t.common.list(ids.map(id => `<@${id}>`)) : '')
  const said = t.setup.refreshed(team.memberIds.length, names(joined), names(left))
  const { form } = await formOf(slack, view)
  await updateView(
    slack,
    view.id,
    renderSetupTeam(form, `:white_check_mark: ${said}`, t, await teamReaderOf(slack, person, form)),
  )
  if (view.root_view_id !== null)
    await updateView(slack, view.root_view_id, await homeModal(slack, person, null))
}

async function archive({ slack, person, t, view, value, receipt }: Act): Promise<void> {
  const { workspaceId, laurel } = slack
  const team = await archiveTeam(laurel, { workspaceId, actorId: person.id, receipt, teamId: value })
  slack.onTeamsChanged()
  if (!team || !view) return
  const said = t.setup.teamArchived(escaped(team.name))
  // Slack has no way to take back to the home modal: the person closes this one.
  await updateView(slack, view.id, renderSetupNotice(said, t))
  if (view.root_view_id !== null)
    await updateView(slack, view.root_view_id, await homeModal(slack, person, null))
}

/** `again` is the form with what is wrong said on top, for when Slack no longer waits for `errors`. */
type Outcome =
  | { kind: 'problems'; errors: Record<string, string>; again: ModalView }
  | { kind: 'failed'; again: ModalView }
  | { kind: 'saved'; home: ModalView; notice: ModalView }

/** Saves what the modal holds, or says what is wrong with it: at the input that is wrong, or on top. */
async function submitTeam(
  slack: SlackContext,
  userId: string,
  view: ViewOutput,
  receipt: string,
): Promise<Outcome> {
  const english = catalogueOf('en')
  let outcome: Outcome = { kind: 'failed', again: renderSetupNotice(english.common.failed, english) }
  const tell = async (text: string) => {
    const person = await slack.personOf(userId)
    outcome = { kind: 'failed', again: await formAgain(slack, person, view, `:warning: ${text}`) }
  }
  await slack.attempt(userId, tell, async (person, t) => {
    await requireAdmin(slack.laurel.database, slack.workspaceId, person.id)
    const { form, team: before } = await formOf(slack, view)
    const reader = await teamReaderOf(slack, person, form)
    const again = (notice: string) => renderSetupTeam(form, `:warning: ${notice}`, t, reader)
    const problems = (errors: Record<string, string>) => {
      outcome = { kind: 'problems', errors, again: again(t.common.paragraph(Object.values(errors))) }
    }
    const found = teamFormProblems(form, person.language)
    if (Object.keys(found).length > 0) return problems(found)
    const { laurel, workspaceId } = slack
    try {
      const wish = wishOfTeam(form, before)
      const team = await saveTeam(laurel, { workspaceId, actorId: person.id, receipt, wish })
      slack.onTeamsChanged()
      const said = t.setup.teamSaved(escaped(team.name), team.memberIds.length)
      outcome = {
        kind: 'saved',
        home: await homeModal(slack, person, said),
        notice: renderSetupNotice(said, t),
      }
    } catch (error) {
      if (error instanceof ChatFailure && error.kind !== 'refused')
        outcome = { kind: 'failed', again: again(t.setup.slackBusy) }
      else {
        const errors = problemsOfSaving(error, form, t)
        if (!errors) throw error
        problems(errors)
      }
    }
  })
  return outcome
}

/** The input that the error is about, with what to do; null where it is about none. */
function problemsOfSaving(
  error: unknown,
  { sourceKind }: TeamForm,
  t: Catalogue,
): Record<string, string> | null {
  const source = {
    channel: teamBlocks.sourceChannel,
    usergroup: teamBlocks.sourceGroup,
    people: teamBlocks.people,
  }[sourceKind]
  if (error instanceof ChatFailure) {
    const unseen = {
      channel: t.setup.channelUnseen,
      usergroup: t.setup.groupUnseen,
      people: t.setup.emptySource,
    }
    return { [source]: unseen[sourceKind] }
  }
  if (!(error instanceof Refusal)) return null
  switch (error.code) {
    case 'name-taken':
      return { [teamBlocks.name]: t.refusals['name-taken'](error.detail) }
    case 'empty-team':
      return { [source]: t.setup.emptySource }
    case 'bot':
    case 'stranger':
    case 'inactive':
    case 'unknown-person':
      return { [teamBlocks.managers]: t.setup.managersProblem }
    default:
      return null
  }
}

/** The modal says "Saving…" by now: it becomes what there is to say. */
async function showLate(slack: SlackContext, view: ViewOutput, outcome: Outcome): Promise<void> {
  if (outcome.kind !== 'saved') return updateView(slack, view.id, outcome.again)
  await updateView(slack, view.id, outcome.notice)
  if (isPushed(view)) await updateView(slack, view.root_view_id, outcome.home)
}

function isPushed(view: ViewOutput): view is ViewOutput & { root_view_id: string } {
  return view.root_view_id !== null && view.root_view_id !== view.id
}

async function submitSettings(
  slack: SlackContext,
  userId: string,
  view: ViewOutput,
  receipt: string,
): Promise<{ errors: Record<string, string> | null; next: ModalView }> {
  const { laurel, workspaceId } = slack
  const person = await slack.personOf(userId)
  const t = slack.t(person)
  let errors: Record<string, string> | null = null
  let said = t.setup.settingsSaved
  const tell = async (text: string) => {
    said = `:warning: ${text}`
  }
  await slack.attempt(userId, tell, async () => {
    const before = await workspaceOf(slack)
    const { settings, dailyLimit, adminIds } = readSettings(view.state.values, before)
    if (dailyLimit === null) {
      errors = { [homeBlocks.dailyLimit]: t.setup.dailyLimitProblem }
      return
    }
    try {
      const named = await namedAdmins(slack)
      await saveSettings(laurel, {
        workspaceId,
        actorId: userId,
        receipt,
        settings: { ...settings, dailyLimit },
        adminIds,
      })
      for (const id of [...named, ...adminIds]) slack.directory.forget(id)
    } catch (error) {
      const about =
        error instanceof Refusal && ['bot', 'stranger', 'inactive', 'unknown-person'].includes(error.code)
      if (!about) throw error
      errors = { [homeBlocks.admins]: t.setup.adminsProblem }
    }
  })
  return { errors, next: renderSetupNotice(said, t) }
}

/** The form as it stands in the modal, and the team as it is stored; null where it is new. */
async function formOf(slack: SlackContext, view: ViewOutput): Promise<{ form: TeamForm; team: Team | null }> {
  const teamId = view.private_metadata
  const team = await slack.laurel.database.teams.get(slack.workspaceId, teamId)
  const before = team ? teamForm(team, null) : newTeamForm(teamId, await workspaceOf(slack))
  return { form: readTeamForm(view.state.values, before), team }
}

/** The form with a word on top; the word alone for whoever may not see what is stored of the team. */
async function formAgain(
  slack: SlackContext,
  person: Person,
  view: ViewOutput,
  text: string,
): Promise<ModalView> {
  const t = slack.t(person)
  if (!(await isAdmin(slack.laurel.database, slack.workspaceId, person.id))) return renderSetupNotice(text, t)
  const { form } = await formOf(slack, view)
  return renderSetupTeam(form, text, t, await teamReaderOf(slack, person, form))
}

async function groupLabel(slack: SlackContext, { source }: Team): Promise<string | null> {
  if (!source.startsWith('usergroup:')) return null
  const groups = await userGroups(slack)
  return groups.find(({ id }) => source === `usergroup:${id}`)?.label ?? null
}

/** None where Slack does not let Laurel see them: the modal then offers channels and people. */
async function userGroups({ client, log }: SlackContext): Promise<{ id: string; label: string }[]> {
  try {
    const { usergroups = [] } = await calling(client.usergroups.list({}))
    return usergroups.flatMap(({ id, handle, name }) => (id ? [{ id, label: `@${handle} · ${name}` }] : []))
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error
    log.warn({ err: error }, 'user groups cannot be read: does the app have the scope usergroups:read?')
    return []
  }
}

async function updateView({ client }: SlackContext, viewId: string, view: ModalView): Promise<void> {
  try {
    await calling(client.views.update({ view_id: viewId, view }))
  } catch (error) {
    // The person has closed it in the meantime.
    if (!(error instanceof ChatFailure && error.code === 'not_found')) throw error
  }
}

async function tellInModal(slack: SlackContext, body: BlockAction, text: string): Promise<void> {
  const { view } = body
  if (view?.type !== 'modal') {
    await answering(slack, body)(text)
    return
  }
  const person = await slack.personOf(body.user.id)
  const again =
    view.callback_id === 'setup:team'
      ? await formAgain(slack, person, view, text)
      : renderSetupNotice(text, slack.t(person))
  await updateView(slack, view.id, again)
}
