import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'
import { modalDriver, option, options } from './modal-driver.ts'

const clock = { moment: new Date('2026-11-24T12:00:00Z'), now: () => clock.moment }

describe.each(['socket', 'http'] as const)('/laurel hours over %s', transport => {
  let laurel: TestLaurel
  const workspace = 'T0LAUREL'

  beforeAll(async () => {
    laurel = await startTestLaurel({ transport, clock })
  })
  afterAll(() => laurel?.close())

  const say = (as: string, text: string) => laurel.driver.say({ as, conversation: 'C0KUDOS', text })
  const reach = async (person: string) =>
    (await laurel.test.database.hours.reach(workspace, [person])).get(person)!
  const opened = async (as: string, command: string, words: string) => {
    await say(as, command)
    const modal = modalDriver(laurel, as)
    await modal.waitFor(words)
    return modal
  }

  it('stores what a person says about their hours, in their own words', async () => {
    const modal = await opened('U0LEI', '/laurel 时间', '我的时间')
    expect(modal.shown()).toContain('跟随团队')
    await modal.submit({
      'hours:time-zone': option('Asia/Tokyo'),
      'hours:country': option('CN'),
      'hours:days': options('1', '2', '3', '4', '6'),
      'hours:start': option('22:00'),
      'hours:end': option('06:00'),
      'hours:quiet-start': option('01:00'),
      'hours:quiet-end': option('02:30'),
    })
    await modal.waitFor('已保存')
    expect(await reach('U0LEI')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      country: 'CN',
      days: [1, 2, 3, 4, 6],
      hours: { start: 22 * 60, end: 6 * 60 },
      quiet: { start: 60, end: 150 },
      checkIns: true,
    })
    const again = await opened('U0LEI', '/laurel hours', '22:00')
    expect(again.shown()).toContain('Asia/Tokyo')
  })

  it('keeps a time zone that was chosen when Slack tells another one', async () => {
    await laurel.running.slack!.directory.changed({ id: 'U0LEI', tz: 'Asia/Shanghai', name: 'x' })
    expect((await reach('U0LEI')).timeZone).toBe('Asia/Tokyo')
    const modal = await opened('U0LEI', '/laurel hours', 'Asia/Tokyo')
    await modal.submit({ 'hours:time-zone': option('-') })
    await modal.waitFor('已保存')
    await laurel.running.slack!.directory.changed({ id: 'U0LEI', tz: 'Asia/Shanghai', name: 'x' })
    expect((await reach('U0LEI')).timeZone).toBe('Asia/Shanghai')
  })

  it('says at the input what is missing, and stores nothing then', async () => {
    const modal = await opened('U0KIT', '/laurel hours', 'My hours')
    await modal.submit({ 'hours:start': option('09:00') })
    await laurel.driver.waitFor(() => modal.top()?.errors['hours:end'], { what: 'the error' })
    expect(modal.top()?.errors['hours:end']).toBe('Choose both times, or neither.')
    await modal.submit({ 'hours:country': option('XX') })
    await laurel.driver.waitFor(() => modal.top()?.errors['hours:country'], { what: 'the other error' })
    expect(await reach('U0KIT')).toMatchObject({ hours: null, country: null })
  })

  it('takes midnight to midnight for the whole day, again and again, but for no quiet hours', async () => {
    const midnight = { 'hours:start': option('00:00'), 'hours:end': option('00:00') }
    const modal = await opened('U0KIT', '/laurel hours', '00:00 to 00:00 is the whole day.')
    await modal.submit({ 'hours:quiet-start': option('00:00'), 'hours:quiet-end': option('00:00') })
    await laurel.driver.waitFor(() => modal.top()?.errors['hours:quiet-end'], { what: 'the error' })
    expect(modal.top()?.errors['hours:quiet-end']).toBe('Choose two different times.')
    await modal.submit({ ...midnight, 'hours:quiet-start': option('-'), 'hours:quiet-end': option('-') })
    await modal.waitFor('Saved')
    const wholeDay = { hours: { start: 0, end: 24 * 60 }, quiet: null }
    expect(await reach('U0KIT')).toMatchObject(wholeDay)
    const again = await opened('U0KIT', '/laurel hours', 'My hours')
    // Nothing of the hours is touched: they come back as they stand in the form.
    await again.submit({ 'hours:country': option('DE') })
    await again.waitFor('Saved')
    expect(await reach('U0KIT')).toMatchObject({ ...wholeDay, country: 'DE' })
    const chinese = await opened('U0LEI', '/laurel 时间', '从 00:00 到 00:00 表示全天。')
    await chinese.submit(midnight)
    await chinese.waitFor('已保存')
    expect((await reach('U0LEI')).hours).toEqual(wholeDay.hours)
  })

  it('adds days off and takes them away, at once', async () => {
    const modal = await opened('U0ROSA', '/laurel hours', 'None yet.')
    const chosen = (from: string, to?: string) => ({
      'hours:add-days': {
        'hours:add-from': { type: 'datepicker', selected_date: from },
        ...(to ? { 'hours:add-to': { type: 'datepicker', selected_date: to } } : {}),
      },
    })
    await modal.press('hours:add-days', 'add')
    await modal.waitFor('Choose the first day')
    await modal.press('hours:add-days', 'add', chosen('2026-12-24', '2027-01-02'))
    await modal.waitFor('2026-12-24 to 2027-01-02')
    await modal.press('hours:add-days', 'add', chosen('2026-12-01'))
    await modal.waitFor('2026-12-01')
    await modal.press('hours:add-days', 'add', chosen('2026-12-05', '2026-12-03'))
    await modal.waitFor('The last day must not be before the first')
    expect(modal.shown()).not.toContain('entries')
    const blocks = modal.top()!.view.blocks
    expect(JSON.stringify(blocks.at(-2))).toContain('The last day must not be before the first')
    expect(blocks.at(-1)).toMatchObject({ block_id: 'hours:add-days' })
    await modal.press('hours:remove-days', '2026-12-24')
    await laurel.driver.waitFor(() => !modal.shown().includes('2027-01-02'), { what: 'they are gone' })
    expect((await reach('U0ROSA')).daysOff).toEqual([{ from: '2026-12-01', to: '2026-12-01' }])
  })

  it('takes somebody out of check-ins who wants none', async () => {
    const modal = await opened('U0TOM', '/laurel hours', 'Ask me in check-ins')
    await modal.submit({ 'hours:check-ins': options() })
    await modal.waitFor('Saved')
    expect((await reach('U0TOM')).checkIns).toBe(false)
  })

  it('finds countries by their names in the language of the reader', async () => {
    const found = await laurel.driver.options({
      as: 'U0LEI',
      source: { viewId: (await opened('U0LEI', '/laurel hours', '我的时间')).top()!.id },
      actionId: 'hours:country',
      blockId: 'hours:country',
      value: '德国',
    })
    expect(JSON.stringify(found)).toContain('DE')
  })
})

describe('check-in settings', () => {
  let laurel: TestLaurel
  const workspace = 'T0LAUREL'

  beforeAll(async () => {
    clock.moment = new Date('2026-11-24T12:00:00Z')
    laurel = await startTestLaurel({ clock })
    // The demo is at work on holidays, too.
    const everyDay = { country: null, hours: { start: 0, end: 1440 }, days: [0, 1, 2, 3, 4, 5, 6] }
    for (const { id } of await laurel.test.database.teams.list('T0LAUREL'))
      await laurel.test.database.hours.saveTeam('T0LAUREL', id, everyDay)
  })
  afterAll(() => laurel?.close())

  const say = (as: string, text: string) => laurel.driver.say({ as, conversation: 'C0KUDOS', text })
  const teams = () => laurel.test.database.teams.managedBy(workspace, 'U0ANA')
  const row = async (kind = 'pulse') => {
    const [team] = await teams()
    return (await laurel.test.database.schedules.ofTeam(workspace, team!.id)).find(
      found => found.kind === kind,
    )!
  }
  const open = async () => {
    const [team] = await teams()
    await say('U0ANA', `/laurel schedule ${team!.name}`)
    const modal = modalDriver(laurel, 'U0ANA')
    await modal.waitFor('Check-in settings')
    return modal
  }

  it('are opened by a button of the check-in, for managers and not for others', async () => {
    await say('U0ANA', '/pulse')
    const overview = await laurel.driver.waitFor(
      () =>
        laurel.driver
          .ephemerals('U0ANA')
          .findLast(message => JSON.stringify(message).includes('checkin:open')),
      { what: 'the button' },
    )
    expect(overview).toBeTruthy()
    const [team] = await teams()
    await say('U0KIT', `/laurel schedule ${team!.name}`)
    await laurel.driver.waitFor(
      () =>
        laurel.driver.ephemerals('U0KIT').some(({ text }) => text.includes('Only a manager of this team')),
      { what: 'the refusal' },
    )
    expect(laurel.driver.views('U0KIT')).toEqual([])
  })

  it('show when it would come as they are changed, holidays left out, and store nothing until saved', async () => {
    const before = await row()
    const modal = await open()
    await modal.choose('checkin:time-zone', 'external_select', option('Europe/Berlin'))
    await modal.waitFor('Europe/Berlin')
    await modal.choose('checkin:mode', 'static_select', option('cron'))
    await modal.waitFor('Cron expression')
    clock.moment = new Date('2026-12-23T12:00:00Z')
    await modal.choose('checkin:cron', 'plain_text_input', { value: '0 10 * * 1-5' })
    await modal.waitFor('~Fri, Dec 25, 10:00~ holiday: Christmas Day')
    clock.moment = new Date('2026-11-24T12:00:00Z')
    expect(await row()).toEqual(before)
    await modal.submit({ 'checkin:cron': { value: '0 30 * * 1-5' } })
    await laurel.driver.waitFor(() => modal.top()?.errors['checkin:cron'], { what: 'the error' })
    await modal.submit({
      'checkin:cron': { value: '30 9 * * 1-5' },
      'checkin:clock': option('local'),
      'checkin:country': option('none'),
      'checkin:start': option('07:00'),
      'checkin:end': option('15:00'),
      'checkin:open-for': option('8'),
      'checkin:reminders': option('2'),
      'checkin:holidays': option('move'),
    })
    await modal.waitFor('Saved')
    expect(await row()).toMatchObject({
      cron: '30 9 * * 1-5',
      timeZone: 'Europe/Berlin',
      mode: 'local',
      country: 'none',
      openHours: 8,
      reminders: 2,
      holidays: 'move',
    })
    const [team] = await teams()
    expect(await laurel.test.database.hours.ofTeam(workspace, team!.id)).toMatchObject({
      hours: { start: 420, end: 900 },
    })
  })

  it('take midnight to midnight for the whole day, and keep it when they are saved again', async () => {
    const [team] = await teams()
    const hours = async () => (await laurel.test.database.hours.ofTeam(workspace, team!.id)).hours
    const before = await hours()
    const modal = await open()
    await modal.submit({ 'checkin:start': option('00:00'), 'checkin:end': option('00:00') })
    await modal.waitFor('Saved')
    expect(await hours()).toEqual({ start: 0, end: 1440 })
    const again = await open()
    await again.submit({})
    await again.waitFor('Saved')
    expect(await hours()).toEqual({ start: 0, end: 1440 })
    const { country, days } = await laurel.test.database.hours.ofTeam(workspace, team!.id)
    await laurel.test.database.hours.saveTeam(workspace, team!.id, { country, days, hours: before })
  })

  it('leave out the next one, pause until a day, and resume; the summary by itself', async () => {
    const modal = await open()
    await modal.press('checkin:skip', 'pulse')
    await modal.waitFor('left out on request')
    await modal.press('checkin:unskip', 'pulse')
    await modal.waitFor('It takes place after all')
    await modal.press('checkin:pause', 'pulse', {
      'checkin:pause:pulse': {
        'checkin:pause-until': { type: 'datepicker', selected_date: '2026-12-07' },
      },
    })
    await modal.waitFor('Paused until')
    expect(await row()).toMatchObject({
      pausedAt: clock.moment,
      pausedUntil: new Date('2026-12-06T23:00:00Z'),
    })
    await modal.press('checkin:pause', 'summary')
    await modal.waitFor('Paused until somebody resumes it')
    await modal.press('checkin:resume', 'pulse')
    await modal.waitFor('It runs again')
    expect(await row()).toMatchObject({ pausedAt: null })
    expect(await row('summary')).toMatchObject({ pausedAt: clock.moment, pausedUntil: null })
  })
})
