import type { App, BlockAction, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { editSchedule, previewSchedule } from '../../../app/edit-schedule.ts'
import { type OneSchedule, pauseSchedule, resumeSchedule, skipNextFire } from '../../../app/pause-schedule.ts'
import { requireScheduler } from '../../../app/require-scheduler.ts'
import { viewOfSchedule } from '../../../app/view-of-schedule.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { readCron } from '../../../core/schedule/cron.ts'
import { readDay } from '../../../core/schedule/day-text.ts'
import { describeCronProblem } from '../../../core/schedule/describe-schedule.ts'
import { momentsOn } from '../../../core/schedule/local-time.ts'
import type { ScheduleRow } from '../../../core/schedule/schedules.ts'
import type { ScheduleKind, Team } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  type CheckInForm,
  checkInBlocks,
  pauseBlock,
  renderCheckInSettings,
  whichTeam,
} from '../blocks/check-in-settings.ts'
import { renderHoursNotice } from '../blocks/my-hours.ts'
import { expressionOf } from '../blocks/setup-schedule.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { plainText } from '../parse.ts'
import { acknowledging, InputProblem, submitting } from './acknowledge.ts'
import { checkInForm, checkInWish, readCheckInForm } from './check-in-form.ts'
import type { CommandCall } from './command-call.ts'
import { openView } from './open-view.ts'

/** `/laurel schedule [team]`: opens the settings of a team's check-in for its managers and for admins. */
export async function handleScheduleCommand(call: CommandCall): Promise<void> {
  const { slack, person, t, triggerId, reply } = call
  if (triggerId === null) return reply(t.help.notHere)
  const { database } = slack.laurel
  const name = plainText(call.text, () => undefined).toLowerCase()
  const managed = await database.teams.managedBy(slack.workspaceId, person.id)
  const teams =
    name === ''
      ? managed
      : (await database.teams.list(slack.workspaceId)).filter(team => team.name.toLowerCase() === name)
  const [team, second] = teams
  if (!team) throw name === '' ? new Refusal('no-team') : new Refusal('no-team', { word: name })
  if (second) return reply({ text: t.hours.checkIn.whichTeam, blocks: whichTeam(teams, t) })
  await openView(slack, triggerId, await settingsOf(slack, person, team.id))
}

export function checkInListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.action({ type: 'block_actions', action_id: /^checkin:open(:.*)?$/ }, async ({ body, ack, action }) => {
    const tell = (text: string) => slack.tellPrivately(null, body.user.id, text)
    const teamId = 'value' in action ? (action.value ?? '') : ''
    const work = slack.attempt(body.user.id, tell, async person =>
      openView(slack, body.trigger_id, await settingsOf(slack, person, teamId)),
    )
    await acknowledging(ack, work)
  })

  // Another time or zone, another rule: when it would fire.
  app.action(
    { type: 'block_actions', action_id: /^checkin:(mode|days|time|cron|clock|time-zone|holidays)$/ },
    ({ body, ack }) =>
      changing(slack, body, ack, async (_, t) => ({
        notice: null,
        form: before => readCheckInForm(body.view!, before, t),
      })),
  )

  app.action(
    { type: 'block_actions', action_id: /^checkin:(pause|resume|skip|unskip)$/ },
    ({ body, ack, action }) =>
      changing(slack, body, ack, async (person, t) => {
        const kind: ScheduleKind = 'value' in action && action.value === 'summary' ? 'summary' : 'pulse'
        const wish = { workspaceId, actorId: person.id, teamId: body.view?.private_metadata ?? '', kind }
        const said = await act(slack, action.action_id, wish, body.view, t)
        slack.onTeamsChanged()
        return {
          notice: `:white_check_mark: ${said}`,
          form: before => readCheckInForm(body.view!, before, t),
        }
      }),
  )

  // Choosing a day does nothing until the button is pressed.
  app.action('checkin:pause-until', ({ ack }) => ack())

  app.view<ViewSubmitAction>('checkin:settings', async ({ ack, body, view }) => {
    let shown: ModalView | null = null
    const receipt = slack.receiptOf(body)
    await submitting(
      slack,
      { ack, userId: body.user.id, next: () => shown },
      async (person, t) => {
        const teamId = view.private_metadata
        const stored = await storedSettings(slack, person, teamId)
        const form = checkedForm(readCheckInForm(view, stored.form, t), person, t)
        const wish = { workspaceId, actorId: person.id, receipt, teamId, kind: 'pulse' as const }
        // Turned off where there never was one: there is nothing to turn off.
        if (stored.row || form.schedule.mode !== 'off')
          await editSchedule(laurel, { ...wish, ...checkInWish(form) })
        slack.onTeamsChanged()
        shown = renderHoursNotice(t.hours.checkIn.title, `:white_check_mark: ${t.hours.checkIn.saved}`, t)
      },
      inputOf,
    )
  })
}

type Change = { notice: string | null; form: (before: CheckInForm) => CheckInForm }

/** Does what was pressed in the modal, and draws it anew with what stands in it. */
async function changing(
  slack: SlackContext,
  body: BlockAction,
  ack: () => Promise<void>,
  work: (person: Person, t: Catalogue) => Promise<Change>,
): Promise<void> {
  const { view } = body
  const teamId = view?.private_metadata ?? ''
  const show = async (person: Person, change: Change) => {
    if (view)
      await calling(
        slack.client.views.update({
          view_id: view.id,
          view: await settingsOf(slack, person, teamId, change),
        }),
      )
  }
  const tell = async (text: string) =>
    show(await slack.personOf(body.user.id), { notice: `:warning: ${text}`, form: before => before })
  const done = slack.attempt(body.user.id, tell, async (person, t) => {
    try {
      await show(person, await work(person, t))
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error
      await show(person, { notice: `:warning: ${error.message}`, form: before => before })
    }
  })
  await acknowledging(ack, done)
}

async function act(
  { laurel }: SlackContext,
  actionId: string,
  wish: OneSchedule,
  view: ViewOutput | undefined,
  t: Catalogue,
): Promise<string> {
  const words = t.hours.checkIn
  switch (actionId) {
    case 'checkin:pause': {
      const day = readDay(
        view?.state.values[pauseBlock(wish.kind)]?.['checkin:pause-until']?.selected_date ?? '',
      )
      const team = await laurel.database.teams.get(wish.workspaceId, wish.teamId)
      const until = day && team ? momentsOn(day, [0], team.timeZone)[0]! : null
      await pauseSchedule(laurel, { ...wish, until })
      return words.didPause
    }
    case 'checkin:resume':
      await resumeSchedule(laurel, wish)
      return words.didResume
    case 'checkin:skip':
      await skipNextFire(laurel, wish)
      return words.didSkip
    default:
      await skipNextFire(laurel, { ...wish, undo: true })
      return words.didUnskip
  }
}

/** @throws InputProblem at the input that is wrong. */
function checkedForm(form: CheckInForm, person: Person, t: Catalogue): CheckInForm {
  const { mode, days, time, cron } = form.schedule
  if (mode === 'days' && days.length === 0)
    throw new InputProblem(checkInBlocks.fireDays, t.setup.daysProblem)
  if (mode === 'days' && time === '') throw new InputProblem(checkInBlocks.time, t.setup.timeProblem)
  const [problem] = mode === 'cron' ? readCron(cron).problems : []
  if (problem) throw new InputProblem(checkInBlocks.cron, describeCronProblem(problem, person.language))
  return form
}

function inputOf(error: unknown): string {
  if (error instanceof InputProblem) return error.block
  return error instanceof Refusal && error.code === 'unknown-country'
    ? checkInBlocks.country
    : checkInBlocks.mode
}

/** The team's settings as they are stored, for those who may change them. */
async function storedSettings(
  { laurel, workspaceId }: SlackContext,
  person: Person,
  teamId: string,
): Promise<{ team: Team; rows: ScheduleRow[]; row: ScheduleRow | null; form: CheckInForm }> {
  const { database } = laurel
  const team = await requireScheduler(database, workspaceId, teamId, person.id)
  const rows = await database.schedules.ofTeam(workspaceId, teamId)
  const row = rows.find(({ kind }) => kind === 'pulse') ?? null
  return { team, rows, row, form: checkInForm(team, row, await database.hours.ofTeam(workspaceId, teamId)) }
}

async function settingsOf(
  slack: SlackContext,
  person: Person,
  teamId: string,
  change: Change = { notice: null, form: before => before },
): Promise<ModalView> {
  const { laurel } = slack
  const stored = await storedSettings(slack, person, teamId)
  const form = change.form(stored.form)
  const preview = await foreseen(slack, person, teamId, form, stored.row)
  const summary = stored.rows.find(({ kind }) => kind === 'summary')
  return renderCheckInSettings(
    {
      teamId,
      team: stored.team.name,
      form,
      check: preview && (await viewOfSchedule(laurel, preview, person.language)),
      summary: summary ? await viewOfSchedule(laurel, summary, person.language) : null,
      notice: change.notice,
    },
    slack.t(person),
    { language: person.language, now: laurel.clock.now() },
  )
}

/** The schedule as the form would have it; as it is where the form cannot be read. */
async function foreseen(
  { laurel, workspaceId }: SlackContext,
  { id: actorId }: Person,
  teamId: string,
  form: CheckInForm,
  row: ScheduleRow | null,
): Promise<ScheduleRow | null> {
  const cron = expressionOf(form.schedule)
  if (cron === null || readCron(cron).problems.length > 0) return row
  const receipt = `preview:${laurel.ids.next()}`
  const wish = { workspaceId, actorId, receipt, teamId, kind: 'pulse' as const }
  return previewSchedule(laurel, { ...wish, ...checkInWish(form) })
}
