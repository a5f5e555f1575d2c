import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { showHome } from '../../../src/app/show-home.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

let laurel: TestLaurel

beforeAll(async () => {
  laurel = await startTestLaurel()
})
afterAll(() => laurel?.close())

const homeText = (person: string) => JSON.stringify(laurel.driver.home(person)?.blocks ?? [])

const homeWith = (person: string, words: string) =>
  laurel.driver.waitFor(() => homeText(person).includes(words) && homeText(person), {
    what: `a home of ${person} with "${words}"`,
  })

async function openHome(person: string, words: string): Promise<string> {
  await laurel.driver.openHome({ as: person })
  return homeWith(person, words)
}

async function press(person: string, actionId: string, value: string): Promise<void> {
  const block = laurel.driver
    .home(person)
    ?.blocks.find(found => JSON.stringify(found).includes(`"${actionId}"`))
  await laurel.driver.act({
    as: person,
    source: { home: true },
    action: { type: 'button', action_id: actionId, block_id: block?.block_id, value },
  })
}

const page = async (person: string, name: string, words: string, value = '0') => {
  await press(person, `home:page:${name}`, value)
  return homeWith(person, words)
}

/** Holds up the first page of Home, once, while it is drawn: no other page reads the check-ins that wait. */
function holdStart() {
  const { pulses } = laurel.running.laurel.database
  const real = pulses.waitingFor.bind(pulses)
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const reached = new Promise<void>(resolve => {
    vi.spyOn(pulses, 'waitingFor').mockImplementationOnce(async (...args) => {
      resolve()
      await released
      return real(...args)
    })
  })
  return { reached, release }
}

/** How Slack has answered what was published for this person. */
const published = (person: string) =>
  laurel.playground.faults.calls
    .filter(({ method, args }) => method === 'views.publish' && args.user_id === person)
    .map(({ outcome }) => outcome)

describe('App Home', () => {
  it('stays on the page that was asked for last, though an earlier one is drawn late', async () => {
    await openHome('U0ANA', 'home:page:admin')
    const before = published('U0ANA').length
    const late = holdStart()
    await press('U0ANA', 'home:page:start', '0')
    await late.reached
    await press('U0ANA', 'home:page:admin', '0')
    // Nobody else waits for it.
    await openHome('U0TOM', 'Hello ')
    await page('U0TOM', 'settings', 'Your own summary')
    late.release()
    await laurel.driver.waitFor(() => published('U0ANA').length === before + 2, { what: 'both pages' })
    expect(laurel.driver.home('U0ANA')).toMatchObject({ private_metadata: 'admin' })
  })

  it('is not turned back by being opened when another replica has shown a page meanwhile', async () => {
    await openHome('U0ANA', 'home:page:admin')
    const late = holdStart()
    await laurel.driver.openHome({ as: 'U0ANA' })
    await late.reached
    const view = { type: 'home', private_metadata: 'admin:0', blocks: [] }
    const answer = await fetch(`${laurel.playground.apiUrl}views.publish`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${laurel.playground.botToken}`,
      },
      body: JSON.stringify({ user_id: 'U0ANA', view }),
    })
    expect(await answer.json()).toMatchObject({ ok: true })
    const before = published('U0ANA').length
    late.release()
    await laurel.driver.waitFor(() => published('U0ANA').length > before, { what: 'the late page' })
    expect(published('U0ANA').at(-1)).toBe('hash_conflict')
    expect(laurel.driver.home('U0ANA')).toMatchObject({ private_metadata: 'admin:0' })
    // Nothing is wrong: nobody is told anything.
    await openHome('U0ANA', 'home:page:admin')
    expect(JSON.stringify(laurel.driver.messages(laurel.driver.botConversation('U0ANA')))).not.toContain(
      'did not work',
    )
  })

  it('offers what can be done first, and only the pages that a person has', async () => {
    const home = await openHome('U0TOM', 'Hello ')
    for (const action of ['giving:open', 'feedback:open', 'feedback:open-request', 'home:page:me'])
      expect(home).toContain(action)
    expect(home).not.toContain('home:page:team')
    expect(home).not.toContain('home:page:admin')
    expect(await openHome('U0ANA', 'home:page:admin')).toContain('home:page:team')
  })

  it('shows a person their competencies with a way to the full report, and their feedback', async () => {
    expect(await page('U0TOM', 'me', 'What colleagues have seen you do')).toContain('report:evidence')
    await page('U0TOM', 'feedback', 'feedback:open-request')
  })

  it('shows a manager what was seen in each report, without any number of theirs', async () => {
    const team = await page('U0ANA', 'team', 'They see all of it themselves')
    expect(team).toMatch(/Seen: |No evidence yet/)
    expect(team).toMatch(/Last recognised by you: |Not recognised by you yet/)
    expect(team).toContain('report:evidence')
    const [row = ''] = /<@U0[A-Z]+>\*\\nSeen: [^"]*/.exec(team) ?? []
    expect(row.replace(/<@\w+>|Last recognised by you.*$/g, '')).not.toMatch(/\d/)
  })

  it('speaks Chinese with whoever speaks Chinese, on every page', async () => {
    await openHome('U0MEI', '你好')
    await page('U0MEI', 'me', '同事眼中你做过的事')
    await page('U0MEI', 'feedback', '反馈')
    const settings = await page('U0MEI', 'settings', '我的数据')
    const texts = [...settings.matchAll(/"text":"([^"]*)"/g)].map(match => match[1]!)
    expect(texts.length).toBeGreaterThan(8)
    expect(texts.filter(text => !/\p{Script=Han}/u.test(text))).toEqual(['Laurel', 'English'])
  })

  it('shows a person their months, drawn and in numbers', async () => {
    const [best] = await laurel.test.connection.prisma.$queryRaw<{ id: string }[]>`
      select p."personId" as id from "RecognitionRecipient" p
      join "Tag" t on t."workspaceId" = p."workspaceId" and t."recognitionId" = p."recognitionId"
      where t."origin" <> 'suggested' group by 1 order by count(*) desc limit 1`
    await laurel.driver.openHome({ as: best!.id })
    const person = await laurel.driver.waitFor(() => laurel.driver.home(best!.id) && best!.id, {
      what: 'a home',
    })
    await press(person, 'home:page:me', '0')
    const home = await laurel.driver.waitFor(
      () => /(Over the last six months|最近六个月)[^"]*/.exec(homeText(person)),
      { what: 'a trend' },
    )
    // Six months, each with its number.
    expect(home[0]).toMatch(/[▁-█]{6}\\n(\S+ \d+( 条)?(, |，)?){6}/)
  })

  it('turns the summaries off and on in the settings: one’s own, and those of the teams one manages', async () => {
    const { summarySettings, teams } = laurel.test.database
    const [team] = await teams.managedBy('T0LAUREL', 'U0ANA')
    const isMuted = async () => ({
      own: (await summarySettings.personalMuted('T0LAUREL', ['U0ANA'])).has('U0ANA'),
      team: (await summarySettings.ofTeam('T0LAUREL', team!.id)).get('U0ANA')?.muted ?? false,
    })
    await openHome('U0ANA', 'home:page:settings')
    await page(
      'U0ANA',
      'settings',
      'Your own summary comes every Monday that falls on days 1–7 of the month at 08:00, your time',
    )
    await press('U0ANA', 'home:summary:personal', 'off')
    await homeWith('U0ANA', 'Your own summary does not come')
    await press('U0ANA', 'home:summary:team', `off:${team!.id}`)
    await homeWith('U0ANA', 'The summary of *Design &amp; Build* does not come')
    expect(await isMuted()).toEqual({ own: true, team: true })
    await press('U0ANA', 'home:summary:team', `on:${team!.id}`)
    await homeWith('U0ANA', 'The summary of *Design &amp; Build* comes every Monday at 09:00, your time')
    await press('U0ANA', 'home:summary:personal', 'on')
    await homeWith(
      'U0ANA',
      'Your own summary comes every Monday that falls on days 1–7 of the month at 08:00, your time',
    )
    expect(await isMuted()).toEqual({ own: false, team: false })
    await openHome('U0TOM', 'Hello ')
    expect(await page('U0TOM', 'settings', 'Your own summary')).not.toContain('home:summary:team')
  })

  it('changes the language in the settings, and stays there', async () => {
    await openHome('U0BEN', 'Hello ')
    await page('U0BEN', 'settings', 'I speak English with you')
    await press('U0BEN', 'home:language', 'switch')
    await homeWith('U0BEN', '我和你说中文')
    await press('U0BEN', 'home:language', 'switch')
    await homeWith('U0BEN', 'I speak English with you')
  })

  it('shows an admin teams, framework and undelivered messages, which can be tried again', async () => {
    const { prisma } = laurel.test.connection
    await prisma.delivery.create({
      data: {
        workspaceId: 'T0LAUREL',
        id: 'failed-1',
        kind: 'team-summary',
        key: 'failed-1',
        conversation: 'U0ANA',
        state: 'failed',
        error: 'channel_not_found',
        createdAt: new Date(),
      },
    })
    const admin = await page('U0ANA', 'admin', 'channel_not_found')
    expect(admin).toContain('Design &amp; Build')
    expect(admin).toMatch(/12 competencies, \d+ behaviours/)
    // Each schedule with its name, and what the message was about in words.
    expect(admin).toMatch(/Check-in: every \w+ at [\d:]+ .*; Summary: every/)
    expect(admin).toContain('*Summary* to <@U0ANA>')
    await press('U0ANA', 'home:retry', 'message:failed-1')
    await homeWith('U0ANA', 'Back in the queue')
  })

  it('shows an admin tasks that were given up, in words of either language', async () => {
    await laurel.test.connection.pool.query(
      `select graphile_worker.add_job('close-pulse-round', json_build_object('workspaceId', 'T0LAUREL', 'roundId', 'none'),
         max_attempts := 1, run_at := now() + interval '1 day')`,
    )
    await laurel.test.connection.pool.query(
      `update graphile_worker._private_jobs set attempts = 1, last_error = 'out of paper'
       where payload->>'roundId' = 'none'`,
    )
    expect(await page('U0ANA', 'admin', 'closing a check-in')).toContain('out of paper')
    expect(await page('U0ANA', 'admin', 'closing a check-in')).not.toContain('Everything was delivered')
    await laurel.test.connection.pool.query(
      `delete from graphile_worker._private_jobs where payload->>'roundId' = 'none'`,
    )
  })

  it('turns a long list of the admin’s page, and the one of feedback in App Home and in its message', async () => {
    const { prisma } = laurel.test.connection
    const failed = Array.from({ length: 12 }, (_, index) => ({
      workspaceId: 'T0LAUREL',
      id: `lost-${index}`,
      kind: 'team-summary' as const,
      key: `lost-${index}`,
      conversation: 'U0ANA',
      state: 'failed' as const,
      error: `lost_${index}`,
      createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
    }))
    await prisma.delivery.createMany({ data: failed })
    expect(await page('U0ANA', 'admin', '1–10 of 12')).not.toContain('lost_0"')
    await press('U0ANA', 'turn:admin:undelivered:later', '10')
    expect(await homeWith('U0ANA', '11–12 of 12')).toContain('lost_0')
    await press('U0ANA', 'turn:admin:undelivered:earlier', '0')
    await homeWith('U0ANA', '1–10 of 12')
    await prisma.delivery.deleteMany({ where: { key: { startsWith: 'lost-' } } })

    const notes = Array.from({ length: 7 }, (_, index) => ({
      workspaceId: 'T0LAUREL',
      id: `note-${index}`,
      giverId: 'U0TOM',
      receiverId: 'U0LEI',
      kind: 'strength' as const,
      visibility: 'receiver' as const,
      behaviour: `把第${index}份图纸重新核对了一遍`,
      createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
    }))
    await prisma.feedback.createMany({ data: notes })
    await openHome('U0LEI', '你好')
    await page('U0LEI', 'feedback', '第 1 至 5 项，共 7 项')
    await press('U0LEI', 'turn:feedback:received:later', '5')
    expect(await homeWith('U0LEI', '第 6 至 7 项，共 7 项')).toContain('第0份')
    await laurel.driver.say({ as: 'U0LEI', conversation: 'C0KUDOS', text: '/feedback 列表' })
    const shown = (words: string) =>
      laurel.driver.waitFor(
        () => laurel.driver.ephemerals('U0LEI').find(({ blocks }) => JSON.stringify(blocks).includes(words)),
        { what: `a list with "${words}"` },
      )
    const list = await shown('第 1 至 5 项，共 7 项')
    const block = list.blocks.find(found => JSON.stringify(found).includes('turn:feedback:received:later'))
    await laurel.driver.act({
      as: 'U0LEI',
      source: { conversation: list.conversation, ts: list.ts },
      action: {
        type: 'button',
        action_id: 'turn:feedback:received:later',
        block_id: block?.block_id,
        value: '5',
      },
    })
    await shown('第 6 至 7 项，共 7 项')
  })

  it('opens a page that somebody may not have as the first one', async () => {
    const { view } = await showHome(laurel.running.laurel, {
      workspaceId: 'T0LAUREL',
      personId: 'U0TOM',
      page: 'admin',
    })
    expect(view.content.page).toBe('start')
  })
})

describe('a privacy request', () => {
  const direct = (person: string) =>
    JSON.stringify(laurel.driver.messages(laurel.driver.botConversation(person)))

  it('is taken back by whoever asked', async () => {
    await page('U0TOM', 'settings', 'Export my data')
    await press('U0TOM', 'privacy:ask:erase', 'erase')
    await homeWith('U0TOM', 'You asked to have your data erased')
    const [request] = await laurel.test.database.privacyRequests.open('T0LAUREL')
    expect(request).toMatchObject({ personId: 'U0TOM', kind: 'erase' })
    await press('U0TOM', 'privacy:take-back', request!.id)
    await homeWith('U0TOM', 'Taken back')
    expect(await laurel.test.database.privacyRequests.open('T0LAUREL')).toEqual([])
  })

  it('for a copy is handed over by an admin, as a link to the person alone', async () => {
    await press('U0TOM', 'privacy:ask:export', 'export')
    await homeWith('U0TOM', 'You asked for a copy')
    await laurel.driver.waitFor(() => direct('U0ANA').includes('asks for a copy of their data'), {
      what: 'the admin being told',
    })
    const [request] = await laurel.test.database.privacyRequests.open('T0LAUREL')
    await page('U0ANA', 'admin', 'asked for a copy')
    await press('U0ANA', 'privacy:carry-out', request!.id)
    await homeWith('U0ANA', 'the person has a link')
    const said = await laurel.driver.waitFor(
      () => /http:\/\/127\.0\.0\.1:\d+\/report\/[\w.-]+/.exec(direct('U0TOM')),
      { what: 'a link' },
    )
    const data = (await (await fetch(`${said[0]}/report.json`)).json()) as { Person: { id: string }[] }
    expect(data.Person[0]!.id).toBe('U0TOM')
    expect(homeText('U0ANA')).not.toContain(said[0])
  })

  it('to be erased is carried out with one confirmation, and the person is told', async () => {
    await openHome('U0BEN', 'Hello ')
    await page('U0BEN', 'settings', 'Erase my data')
    await press('U0BEN', 'privacy:ask:erase', 'erase')
    await homeWith('U0BEN', 'You asked to have your data erased')
    const [request] = await laurel.test.database.privacyRequests.open('T0LAUREL')
    await page('U0ANA', 'admin', 'asked to have their data erased')
    expect(homeText('U0ANA')).toContain('"confirm"')
    await press('U0ANA', 'privacy:carry-out', request!.id)
    await homeWith('U0ANA', 'Erased:')
    await laurel.driver.waitFor(() => direct('U0BEN').includes('is erased'), {
      what: 'the person being told',
    })
    expect(await laurel.test.database.people.get('T0LAUREL', 'U0BEN')).toBeNull()
  })
})
