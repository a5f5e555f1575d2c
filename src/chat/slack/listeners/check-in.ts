import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { editSchedule } from '../../../app/edit-schedule.ts'
import { scheduleSteps, steerSchedule } from '../../../app/pause-schedule.ts'
import { showCheckInSettings, teamsToSchedule } from '../../../app/show-check-in-settings.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type CheckInForm, checkInWish } from '../../../core/schedule/check-in-form.ts'
import { problemOfSchedule } from '../../../core/schedule/schedule-form.ts'
import type { ScheduleKind } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeScheduleProblem } from '../../../i18n/describe-schedule-problem.ts'
import { checkInBlocks, pauseBlock, renderCheckInSettings, whichTeam } from '../blocks/check-in-settings.ts'
import { renderHoursNotice } from '../blocks/my-hours.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { plainText } from '../parse.ts'
import { acknowledging, InputProblem, submitting } from './acknowledge.ts'
import { readCheckInForm } from './check-in-form.ts'
import type { CommandCall } from './command-call.ts'
import { openView } from './open-view.ts'

/** `/laurel schedule [team]`: opens the settings of a team's check-in for its managers and for admins. */
export async function handleScheduleCommand(call: CommandCall): Promise<void> {
  const { slack, person, t, triggerId, reply } = call
  if (triggerId === null) return reply(t.help.notHere)
  const { laurel, workspaceId } = slack
  const name = plainText(call.text, () => undefined)
  const teams = await teamsToSchedule(laurel, { workspaceId, personId: person.id, name })
  if (teams.length > 1) return reply({ text: t.hours.checkIn.whichTeam, blocks: whichTeam(teams, t) })
  await openView(slack, triggerId, await settingsOf(slack, person, teams[0]!.id))
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
        const step = scheduleSteps.find(name => action.action_id === `checkin:${name}`)!
        const chosen = body.view?.state.values[pauseBlock(kind)]?.['checkin:pause-until']?.selected_date
        await steerSchedule(laurel, { ...wish, step, untilDay: chosen ?? '' })
        slack.onTeamsChanged()
        return {
          notice: `:white_check_mark: ${t.hours.checkIn.did[step]}`,
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
      { ack, userId: body.user.id, next: () => shown, late: t => t.hours.checkIn.saved },
      async (person, t) => {
        const teamId = view.private_metadata
        const reader = { actorId: person.id, language: person.language }
        const { form, exists } = await showCheckInSettings(
          laurel,
          { workspaceId, teamId, ...reader },
          before => checkedForm(readCheckInForm(view, before, t), person),
        )
        const wish = { workspaceId, actorId: person.id, receipt, teamId, kind: 'pulse' as const }
        // Turned off where there never was one: there is nothing to turn off.
        if (exists || form.schedule.mode !== 'off')
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
  const tell = async (text: string) => {
    const person = await slack.personOf(body.user.id)
    const notice = `:warning: ${text}`
    try {
      await show(person, { notice, form: before => before })
    } catch (error) {
      if (!(view && error instanceof Refusal)) throw error
      // Nor may they see the settings, any more: they hear why.
      const t = slack.t(person)
      const said = renderHoursNotice(t.hours.checkIn.title, notice, t)
      await calling(slack.client.views.update({ view_id: view.id, view: said }))
    }
  }
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

/** @throws InputProblem at the input that is wrong. */
function checkedForm(form: CheckInForm, { language }: Person): CheckInForm {
  const problem = problemOfSchedule(form.schedule)
  if (problem)
    throw new InputProblem(scheduleInputOf[problem.part], describeScheduleProblem(problem, language))
  return form
}

const scheduleInputOf = {
  days: checkInBlocks.fireDays,
  time: checkInBlocks.time,
  cron: checkInBlocks.cron,
} as const

function inputOf(error: unknown): string {
  if (error instanceof InputProblem) return error.block
  return error instanceof Refusal && error.code === 'unknown-country'
    ? checkInBlocks.country
    : checkInBlocks.mode
}

async function settingsOf(
  slack: SlackContext,
  person: Person,
  teamId: string,
  { notice, form }: Change = { notice: null, form: before => before },
): Promise<ModalView> {
  const { laurel, workspaceId } = slack
  const { id: actorId, language } = person
  const settings = await showCheckInSettings(laurel, { workspaceId, actorId, teamId, language }, form)
  return renderCheckInSettings(settings, notice, slack.t(person), { language, now: laurel.clock.now() })
}
