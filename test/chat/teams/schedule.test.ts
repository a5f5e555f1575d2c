import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problemsOfCard } from './card-schema.ts'
import {
  actionOf,
  ana,
  ben,
  cao,
  dora,
  type Place,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

const clock = { moment: new Date('2026-11-24T12:00:00Z'), now: () => clock.moment }
const teamId = 'crew'
let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient({ clock })
  await client.install(ana, place.general)
  await client.install(ben, place.group)
  for (const person of [ana, ben, cao]) await client.install(person)
  const { database, ids } = client.running.laurel
  const timeZone = 'Europe/Berlin'
  const schedule = (kind: 'pulse' | 'summary', cron: string) => ({
    id: ids.next(),
    kind,
    cron,
    timeZone,
    enabled: true,
    since: clock.moment,
  })
  await database.teams.save(
    tenantId,
    {
      id: teamId,
      name: 'Crane Crew',
      language: 'en',
      timeZone,
      channel: null,
      source: 'people',
      threshold: 3,
      pulse: { mode: 'anonymous', questions: 1, commentThreshold: 8, reportToChannel: false },
      memberIds: [ben, cao, dora].map(({ aadObjectId }) => aadObjectId).sort(),
      managerIds: [ben.aadObjectId],
      schedules: [schedule('pulse', '0 10 * * 2'), schedule('summary', '0 9 * * 1')],
    },
    clock.moment,
  )
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})
beforeEach(() => {
  clock.moment = new Date('2026-11-24T12:00:00Z')
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const told = async (person: Colleague, words: string) =>
  cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(words),
    ),
  )
/** Presses a button; a card that comes back must be one that Teams takes. */
async function press(who: Colleague, where: Place, action: unknown, inputs?: Record<string, string>) {
  const answer = await client.press(who, where, action, inputs)
  if (answer.body.type === 'application/vnd.microsoft.card.adaptive')
    expect(problemsOfCard(answer.body.value)).toEqual([])
  return answer
}
const row = async (kind = 'pulse') => {
  const rows = await client.running.laurel.database.schedules.ofTeam(tenantId, teamId)
  return rows.find(found => found.kind === kind)!
}
/** The inputs of a card as a client sends them when nothing was touched. */
const inputsOf = (card: { body: { type: string; id?: string; value?: string }[] }) =>
  Object.fromEntries(
    card.body.filter(({ type }) => type.startsWith('Input.')).map(({ id, value = '' }) => [id, value]),
  )
async function settings(person: Colleague, words = 'schedule', title = 'Check-in settings') {
  await client.say(person, words)
  return told(person, title)
}

it('the setup and the form of a team name what takes place, not what falls on a holiday', async () => {
  const { hours } = client.running.laurel.database
  const before = await hours.ofTeam(tenantId, teamId)
  const moment = clock.moment
  clock.moment = new Date('2026-11-25T12:00:00Z')
  await hours.saveTeam(tenantId, teamId, { ...before, country: 'PT' })
  const press = async (verb: string, data: Record<string, string> = {}) => {
    const { body } = await client.press(ana, personal(ana), { verb, data })
    return wordsOf(body.value).replaceAll(',', '')
  }
  expect(await press('setup:open')).toContain('Tue Dec 15 10:00')
  expect(await press('setup:edit-team', { team: teamId })).toContain(
    'Tue Dec 15 10:00 · Tue Dec 22 10:00 · Tue Dec 29 10:00',
  )
  await hours.saveTeam(tenantId, teamId, before)
  clock.moment = moment
})

describe('check-in settings in Teams', () => {
  it('are opened by a button of the check-in, for managers and not for others', async () => {
    await client.say(ben, 'pulse')
    const overview = await told(ben, 'Crane Crew')
    const opened = await press(ben, personal(ben), actionOf(overview, 'checkin:open'))
    expect(wordsOf(opened.body.value)).toContain('When to ask')
    await client.say(cao, '安排 Crane Crew')
    await told(cao, '只有')
    const pressed = await press(cao, personal(cao), actionOf(overview, 'checkin:open'))
    expect(pressed.body.type).toBe('application/vnd.microsoft.activity.message')
  })

  it('are there for an admin who names the team, in the language of the reader', async () => {
    await client.say(ana, 'schedule')
    await told(ana, 'You do not manage a team yet')
    const card = await settings(ana, 'schedule crane crew')
    expect(wordsOf(card)).toContain('every Tuesday at 10:00')
    await client.running.laurel.database.people.chooseLanguage(tenantId, ben.aadObjectId, 'zh-CN')
    await client.say(ben, '语言 中文')
    const chinese = await settings(ben, '安排', '问卷设置')
    expect(wordsOf(chinese)).toContain('遇到法定节假日')
    expect(wordsOf(chinese)).toContain('每周二 10:00')
    await client.say(ben, 'language english')
    await told(ben, 'From now on I speak English with you.')
  })

  it('show when it would come, holidays left out, and store nothing until saved', async () => {
    clock.moment = new Date('2026-12-23T12:00:00Z')
    const before = await row()
    const card = await settings(ben)
    const edited = { ...inputsOf(card), scheduleMode: 'cron', scheduleCron: '0 10 * * 1-5' }
    const shown = await press(ben, personal(ben), actionOf(card, 'checkin:preview'), edited)
    expect(wordsOf(shown.body.value)).toContain('Fri, Dec 25, 10:00')
    expect(wordsOf(shown.body.value)).toContain('holiday: Christmas Day')
    expect(inputsOf(shown.body.value)).toMatchObject({ scheduleCron: '0 10 * * 1-5' })
    expect(await row()).toEqual(before)
  })

  it('come back as they were typed where something is wrong, and store nothing then', async () => {
    const before = await row()
    const card = await settings(ben)
    const save = actionOf(card, 'checkin:save')
    const wrong: [Record<string, string>, string][] = [
      [{ scheduleMode: 'cron', scheduleCron: '0 30 * * 1-5' }, 'is outside 0–23'],
      [{ scheduleDays: '' }, '*When to ask*'.replaceAll('*', '**')],
      [{ workDays: '' }, '**Working days**'],
      [{ start: '09:00', end: '' }, 'Choose both times, or neither.'],
    ]
    for (const [changes, words] of wrong) {
      const edited = { ...inputsOf(card), ...changes }
      const again = await press(ben, personal(ben), save, edited)
      expect(wordsOf(again.body.value)).toContain(words)
      expect(inputsOf(again.body.value)).toMatchObject(
        Object.fromEntries(Object.entries(changes).filter(([id]) => id !== 'workDays')),
      )
    }
    expect(await row()).toEqual(before)
  })

  it('take midnight to midnight for the whole day, and keep it when they are saved again', async () => {
    const { hours } = client.running.laurel.database
    const before = await hours.ofTeam(tenantId, teamId)
    const card = await settings(ben)
    const wholeDay = { ...inputsOf(card), start: '00:00', end: '00:00' }
    const saved = await press(ben, personal(ben), actionOf(card, 'checkin:save'), wholeDay)
    expect((await hours.ofTeam(tenantId, teamId)).hours).toEqual({ start: 0, end: 1440 })
    const again = saved.body.value
    await press(ben, personal(ben), actionOf(again, 'checkin:save'), inputsOf(again))
    expect((await hours.ofTeam(tenantId, teamId)).hours).toEqual({ start: 0, end: 1440 })
    await hours.saveTeam(tenantId, teamId, before)
  })

  it('are saved, once, with the hours of the team', async () => {
    const card = await settings(ben)
    const edited = {
      ...inputsOf(card),
      scheduleMode: 'days',
      scheduleDays: '1,3',
      scheduleTime: '09:30',
      clock: 'local',
      holidays: 'move',
      country: 'none',
      workDays: '1,2,3,4',
      start: '07:00',
      end: '15:00',
      openFor: '8',
      reminders: '2',
    }
    const saved = await press(ben, personal(ben), actionOf(card, 'checkin:save'), edited)
    expect(wordsOf(saved.body.value)).toContain('It holds from the next round on')
    expect(inputsOf(saved.body.value)).toMatchObject({ ...edited, scheduleCron: '30 9 * * 1,3' })
    expect(await row()).toMatchObject({
      cron: '30 9 * * 1,3',
      timeZone: 'Europe/Berlin',
      enabled: true,
      mode: 'local',
      holidays: 'move',
      country: 'none',
      openHours: 8,
      reminders: 2,
    })
    expect(await client.running.laurel.database.hours.ofTeam(tenantId, teamId)).toMatchObject({
      days: [1, 2, 3, 4],
      hours: { start: 420, end: 900 },
    })
  })

  it('leave out the next one, pause until a day, and resume; the summary by itself', async () => {
    const card = await settings(ben)
    const step = async (on: unknown, name: string, title: string, inputs = {}) =>
      (
        await press(ben, personal(ben), actionOf(on, `checkin:${name}`, title), {
          ...inputsOf(card),
          ...inputs,
        })
      ).body.value
    const skipped = await step(card, 'skip', 'Skip')
    expect(wordsOf(skipped)).toContain('left out on request')
    expect(wordsOf(await step(skipped, 'unskip', 'Do not skip'))).toContain('It takes place after all')
    const past = await step(card, 'pause', 'Pause', { pulsePauseUntil: '2026-11-01' })
    expect(wordsOf(past)).toContain('That moment is over already')
    const paused = await step(card, 'pause', 'Pause', { pulsePauseUntil: '2026-12-07' })
    expect(wordsOf(paused)).toContain('Paused until')
    expect(await row()).toMatchObject({
      pausedAt: clock.moment,
      pausedUntil: new Date('2026-12-06T23:00:00Z'),
    })
    const [pausePulse, pauseSummary] = [card, paused].map(on => actionOf(on, 'checkin:pause'))
    expect(pausePulse.data.kind).toBe('pulse')
    const both = await press(ben, personal(ben), pauseSummary, inputsOf(card))
    expect(wordsOf(both.body.value)).toContain('Paused until somebody resumes it')
    const resumed = await step(both.body.value, 'resume', 'Resume')
    expect(wordsOf(resumed)).toContain('It runs again')
    expect(await row()).toMatchObject({ pausedAt: null })
    expect(await row('summary')).toMatchObject({ pausedAt: clock.moment, pausedUntil: null })
  })
})

describe('the weekly summary in Teams', () => {
  const setting = async () =>
    (await client.running.laurel.database.summarySettings.ofTeam(tenantId, teamId)).get(ben.aadObjectId)
  const opened = async () => {
    const before = client.service.sent.length
    await press(ben, personal(ben), { verb: 'summary:settings', data: { team: teamId } })
    // Below the summary, which stays.
    const shown = await client.sent(one => client.service.sent.indexOf(one) >= before)
    return cardOf(shown)
  }

  it('goes on the day and to the place that its manager chooses', async () => {
    client.service.rosters.set(place.group.id, [ben.aadObjectId])
    const card = await opened()
    expect(wordsOf(card)).toContain('Lunch')
    const wish = { on: 'yes', day: '3', time: '15:30', place: place.group.id }
    const saved = await press(ben, personal(ben), actionOf(card, 'summary:save-settings'), wish)
    expect(wordsOf(saved.body.value)).toContain('Saved: how you get the summary of')
    expect(inputsOf(saved.body.value)).toMatchObject(wish)
    expect(await setting()).toEqual({
      muted: false,
      weekday: 3,
      minute: 930,
      conversation: place.group.id,
    })
  })

  it('does not go where others read it, and offers no conversation that its manager is not in', async () => {
    client.service.rosters.set(place.group.id, [ben.aadObjectId, cao.aadObjectId])
    for (const { id } of [place.general, place.random]) client.service.rosters.set(id, [ana.aadObjectId])
    const before = await setting()
    const card = await opened()
    const named = card.body.find(({ id }: { id?: string }) => id === 'place').choices
    expect(named.map(({ value }: { value: string }) => value)).toEqual(['-', place.group.id])
    const wish = { on: 'no', day: '-', time: '', place: place.group.id }
    const again = await press(ben, personal(ben), actionOf(card, 'summary:save-settings'), wish)
    expect(wordsOf(again.body.value)).toContain('for the managers of the team alone')
    expect(inputsOf(again.body.value)).toMatchObject(wish)
    expect(await setting()).toEqual(before)
  })

  it('is for the managers of the team alone', async () => {
    const save = { verb: 'summary:save-settings', data: { team: teamId, on: 'no' } }
    const refused = await press(cao, personal(cao), save)
    expect(refused.body.type).toBe('application/vnd.microsoft.activity.message')
    const all = await client.running.laurel.database.summarySettings.ofTeam(tenantId, teamId)
    expect(all.has(cao.aadObjectId)).toBe(false)
  })
})
