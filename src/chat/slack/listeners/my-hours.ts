import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { changeDaysOff } from '../../../app/change-days-off.ts'
import { saveHours } from '../../../app/save-hours.ts'
import type { HoursWish } from '../../../core/hours/hours-wish.ts'
import { hoursBetween, quietBetween } from '../../../core/hours/span.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { findTimeZones } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { countryOption, noChoice, readSpan } from '../blocks/hours-inputs.ts'
import { myHoursBlocks, renderHoursNotice, renderMyHours } from '../blocks/my-hours.ts'
import { choice } from '../blocks/setup-schedule.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { acknowledging, InputProblem, submitting } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { openView } from './open-view.ts'

/** A select shows at most this many options. */
const mostOptions = 100

/** `/laurel hours`: when the person may be written to, their days off, and whether they take part in check-ins. */
export async function handleHoursCommand({ slack, person, t, triggerId, reply }: CommandCall): Promise<void> {
  if (triggerId === null) return reply(t.help.notHere)
  await openView(slack, triggerId, await myHoursModal(slack, person, null))
}

export function myHoursListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.action({ type: 'block_actions', action_id: 'hours:open' }, async ({ body, ack }) => {
    const work = slack.attempt(body.user.id, answering(slack, body), async person =>
      openView(slack, body.trigger_id, await myHoursModal(slack, person, null)),
    )
    await acknowledging(ack, work)
  })

  app.action(
    { type: 'block_actions', action_id: /^hours:(add|remove)-days$/ },
    async ({ body, ack, action }) => {
      const { view } = body
      const show = async (person: Person, notice: string | null) => {
        if (view)
          await calling(
            slack.client.views.update({ view_id: view.id, view: await myHoursModal(slack, person, notice) }),
          )
      }
      const tell = async (text: string) => show(await slack.personOf(body.user.id), `:warning: ${text}`)
      const work = slack.attempt(body.user.id, tell, async (person, t) => {
        const first = 'value' in action ? (action.value ?? '') : ''
        const whose = { workspaceId, personId: person.id }
        if (action.action_id === 'hours:remove-days') await changeDaysOff(laurel, { ...whose, remove: first })
        else {
          const chosen = view?.state.values[myHoursBlocks.addDays]
          const from = chosen?.[myHoursBlocks.addFrom]?.selected_date
          const to = chosen?.[myHoursBlocks.addTo]?.selected_date ?? from
          if (!from || !to) return show(person, `:warning: ${t.hours.mine.chooseDays}`)
          await changeDaysOff(laurel, { ...whose, add: { from, to } })
        }
        await show(person, null)
      })
      await acknowledging(ack, work)
    },
  )

  // Choosing a day does nothing until the button is pressed.
  app.action(/^hours:add-(from|to)$/, ({ ack }) => ack())

  app.view<ViewSubmitAction>('hours:mine', async ({ ack, body, view }) => {
    let shown: ModalView | null = null
    await submitting(
      slack,
      { ack, userId: body.user.id, next: () => shown, late: t => t.hours.mine.saved },
      async (person, t) => {
        const wish = await readHours(slack, person, view)
        await saveHours(laurel, { workspaceId, personId: person.id, wish })
        slack.directory.forget(person.id)
        shown = renderHoursNotice(t.hours.mine.title, `:white_check_mark: ${t.hours.mine.saved}`, t)
      },
      inputOf,
    )
  })

  app.options(/^(hours|checkin):country$/, async ({ ack, payload, body }) => {
    const person = await slack.personOf(body.user.id)
    const t = slack.t(person)
    const nobody = payload.action_id.startsWith('hours') ? t.hours.mine.asTeam : t.hours.countryOfZone
    const countries = await laurel.calendars.countries(person.language)
    const options = [
      ...[null, 'none'].map(chosen => countryOption(chosen, nobody, t, person.language)),
      ...countries.map(({ code, name }) => choice(name, code)),
    ]
    const wanted = payload.value.toLowerCase()
    const found = options.filter(({ text, value }) => `${text.text} ${value}`.toLowerCase().includes(wanted))
    await ack({ options: found.slice(0, mostOptions) })
  })

  app.options(/^(hours|checkin):time-zone$/, async ({ ack, payload, body }) => {
    const person = await slack.personOf(body.user.id)
    const zones = findTimeZones(payload.value, person.language, laurel.clock.now(), mostOptions - 1)
    const asProfile = choice(slack.t(person).hours.mine.timeZoneOfChat, noChoice)
    await ack({
      options: [
        ...(payload.action_id === myHoursBlocks.timeZone && payload.value === '' ? [asProfile] : []),
        ...zones.map(({ id, label }) => choice(label, id)),
      ],
    })
  })
}

function inputOf(error: unknown): string {
  if (error instanceof InputProblem) return error.block
  return error instanceof Refusal && error.code === 'unknown-country'
    ? myHoursBlocks.country
    : myHoursBlocks.checkIns
}

/** @throws InputProblem */
async function readHours(slack: SlackContext, person: Person, view: ViewOutput): Promise<HoursWish> {
  const { values } = view.state
  const selected = (block: string) => values[block]?.[block]?.selected_option?.value
  const orNull = (value: string | undefined) => (!value || value === noChoice ? null : value)
  const days = (values[myHoursBlocks.days]?.[myHoursBlocks.days]?.selected_options ?? []).map(({ value }) =>
    Number(value),
  )
  const reach = (await slack.laurel.database.hours.reach(slack.workspaceId, [person.id])).get(person.id)
  const t = slack.t(person)
  const span = (start: string, end: string, between = hoursBetween) =>
    checkedSpan(selected(start), selected(end), end, t, between)
  return {
    timeZone: orNull(selected(myHoursBlocks.timeZone)),
    country: orNull(selected(myHoursBlocks.country)),
    days: days.length > 0 ? days.sort() : null,
    hours: span(myHoursBlocks.start, myHoursBlocks.end),
    quiet: span(myHoursBlocks.quietStart, myHoursBlocks.quietEnd, quietBetween),
    checkIns: (values[myHoursBlocks.checkIns]?.[myHoursBlocks.checkIns]?.selected_options ?? []).length > 0,
    daysOff: reach?.daysOff ?? [],
  }
}

export function checkedSpan(
  start: string | undefined,
  end: string | undefined,
  block: string,
  t: Catalogue,
  between = hoursBetween,
): { start: number; end: number } | null {
  const span = readSpan(start, end, between)
  if (span === 'half') throw new InputProblem(block, t.hours.mine.bothTimes)
  if (span === 'same') throw new InputProblem(block, t.hours.mine.sameTimes)
  return span
}

async function myHoursModal(slack: SlackContext, person: Person, notice: string | null): Promise<ModalView> {
  const { laurel, workspaceId } = slack
  const { database } = laurel
  const reach = (await database.hours.reach(workspaceId, [person.id])).get(person.id)
  if (!reach) throw new Refusal('unknown-person', { people: [person.id] })
  const [team] = await database.teams.ofMember(workspaceId, person.id)
  return renderMyHours(
    {
      reach,
      chosenZone: await database.people.chosenTimeZone(workspaceId, person.id),
      team: team ? await database.hours.ofTeam(workspaceId, team.id) : null,
      notice,
    },
    slack.t(person),
    { language: person.language, now: laurel.clock.now() },
  )
}
