import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestFeedback } from '../../../src/app/request-feedback.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const workspaceId = 'T0LAUREL'

/** Admin and manager, so that every page stands open; with a request to answer and one to take back. */
const ana = 'U0ANA'

let laurel: TestLaurel

beforeAll(async () => {
  laurel = await startTestLaurel()
  await laurel.test.connection.prisma.delivery.create({
    data: {
      workspaceId,
      id: 'failed-1',
      kind: 'team-summary',
      key: 'failed-1',
      conversation: ana,
      state: 'failed',
      error: 'channel_not_found',
      createdAt: new Date(),
    },
  })
  await ask('U0TOM', ana)
  await ask(ana, 'U0TOM')
  await laurel.test.connection.prisma.privacyRequest.createMany({
    data: (['export', 'erase'] as const).map(kind => ({
      workspaceId,
      id: `asked-${kind}`,
      personId: 'U0KIT',
      kind,
      requestedAt: new Date(),
    })),
  })
})
afterAll(() => laurel?.close())

const ask = (askerId: string, personId: string) =>
  requestFeedback(laurel.running.laurel, {
    workspaceId,
    receipt: `${askerId} asks ${personId}`,
    askerId,
    subjectId: askerId,
    personIds: [personId],
    indicators: ['ownership.owns-mistakes'],
    note: null,
  })

interface Button {
  action_id: string
  value: string
}

/** What a person sees of Laurel: their Home, forms, and what was written to them. */
const seen = (person: string) => ({
  home: JSON.stringify(laurel.driver.home(person) ?? null),
  views: laurel.driver.views(person).length,
  directs: laurel.driver.messages(laurel.driver.botConversation(person)).length,
})

function buttons(person: string): Button[] {
  const blocks = (laurel.driver.home(person)?.blocks ?? []) as {
    elements?: Partial<Button>[]
    accessory?: Partial<Button>
  }[]
  return blocks.flatMap(({ elements = [], accessory }) =>
    [...elements, ...(accessory ? [accessory] : [])].flatMap(({ action_id, value = '' }) =>
      action_id === undefined ? [] : [{ action_id, value }],
    ),
  )
}

const press = ({ action_id, value }: Button) =>
  laurel.driver.act({
    as: ana,
    source: { home: true },
    action: { type: 'button', action_id, value },
  })

const answered = (person: string, before: ReturnType<typeof seen>, what: string) =>
  laurel.driver.waitFor(() => JSON.stringify(seen(person)) !== JSON.stringify(before), { what })

async function toPage(page: string): Promise<void> {
  if (!laurel.driver.home(ana)) {
    await laurel.driver.openHome({ as: ana })
    await laurel.driver.waitFor(() => laurel.driver.home(ana), { what: 'a home' })
  }
  const { home } = seen(ana)
  await press(buttons(ana).find(({ action_id }) => action_id === `home:page:${page}`)!)
  await laurel.driver.waitFor(
    () => seen(ana).home !== home && seen(ana).home.includes(`"private_metadata":"${page}"`),
    { what: `the page ${page}` },
  )
}

async function closeForms(): Promise<void> {
  for (const { id } of laurel.driver.views(ana).toReversed())
    await laurel.driver.close({ as: ana, viewId: id })
}

const pages = ['start', 'me', 'feedback', 'team', 'settings', 'admin'] as const

/** What every page together offers, for the test to notice a button that it does not know. */
const known = [
  /^home:(page|language|retry|answer|summary)/,
  /^giving:open$/,
  /^feedback:(open|open-request|answer|decline|take-back)$/,
  /^report:(evidence|team|revoke)/,
  /^evidence:all$/,
  /^hours:open$/,
  /^privacy:(ask|carry-out)/,
  /^setup:open$/,
]

/** Buttons that are about something which may be gone when they are pressed. */
const aboutSomething = /^(feedback:(answer|decline|take-back)|privacy:carry-out|home:retry)$/

async function spoil(is: boolean): Promise<void> {
  const { prisma } = laurel.test.connection
  const [mine] = await prisma.feedbackRequest.findMany({
    where: { workspaceId, note: null, askerId: { not: 'U0TOM' } },
  })
  await prisma.feedbackRequest.update({
    where: { workspaceId_id: { workspaceId, id: mine!.id } },
    data: { askerId: is ? 'U0BEN' : ana },
  })
  const closedAt = is ? new Date() : null
  await prisma.feedbackRequest.updateMany({ where: { workspaceId, askerId: 'U0TOM' }, data: { closedAt } })
  await prisma.privacyRequest.updateMany({ where: { workspaceId }, data: { closedAt } })
  await prisma.delivery.updateMany({
    where: { workspaceId, id: 'failed-1' },
    data: { state: is ? 'sent' : 'failed' },
  })
}

it('answers what cannot be carried out, whichever button of whichever page it was', async () => {
  const pressed = new Set<string>()
  for (const page of pages) {
    await toPage(page)
    for (const { action_id: actionId } of buttons(ana)) {
      if (pressed.has(actionId) || actionId.startsWith('home:page:')) continue
      pressed.add(actionId)
      await toPage(page)
      const button = buttons(ana).find(found => found.action_id === actionId)!
      const before = seen(ana)
      // Slack takes no form, and what the button is about is gone.
      laurel.playground.faults.plan({ method: 'views.open', kind: 'refused', error: 'expired_trigger_id' })
      await spoil(true)
      await press(button)
      await answered(ana, before, `an answer to ${actionId}`)
      expect(laurel.driver.views(ana), actionId).toEqual([])
      if (aboutSomething.test(actionId))
        expect(laurel.driver.home(ana)?.blocks[0], actionId).toMatchObject({ type: 'section' })
      laurel.playground.faults.clear()
      await spoil(false)
    }
  }
  expect([...pressed].filter(actionId => !known.some(pattern => pattern.test(actionId)))).toEqual([])
  for (const actionId of ['feedback:answer', 'feedback:decline', 'feedback:take-back', 'evidence:all'])
    expect([...pressed]).toContain(actionId)
  expect(laurel.driver.notices(ana)).toEqual([])
})

it('opens the form of each button that has one', async () => {
  const forms = {
    start: ['giving:open', 'feedback:open', 'feedback:open-request'],
    me: ['evidence:all', 'report:evidence'],
    feedback: ['feedback:answer', 'feedback:decline'],
    settings: ['hours:open'],
    admin: ['setup:open'],
  }
  for (const [page, kinds] of Object.entries(forms))
    for (const kind of kinds) {
      await toPage(page)
      await press(buttons(ana).find(({ action_id }) => action_id === kind)!)
      await laurel.driver.waitFor(() => laurel.driver.views(ana).length === 1, {
        what: `the form of ${kind}`,
      })
      await closeForms()
    }
})

it('shows the list of feedback anew after a request was taken back or declined in it', async () => {
  await toPage('feedback')
  await press(buttons(ana).find(({ action_id }) => action_id === 'feedback:take-back')!)
  await laurel.driver.waitFor(
    () => buttons(ana).every(({ action_id }) => action_id !== 'feedback:take-back'),
    { what: 'a home without the request' },
  )
  await press(buttons(ana).find(({ action_id }) => action_id === 'feedback:decline')!)
  const form = await laurel.driver.waitFor(() => laurel.driver.views(ana).at(-1), { what: 'a form' })
  await laurel.driver.submit({ as: ana, viewId: form.id, values: {} })
  await laurel.driver.waitFor(() => buttons(ana).every(({ action_id }) => action_id !== 'feedback:decline'), {
    what: 'a home without what was declined',
  })
})

it('has a copy of somebody’s data marked as handed over where Laurel has no web address', async () => {
  const own = await startTestLaurel({ transport: 'http' })
  try {
    const { driver, test } = own
    const homeText = (person: string) => JSON.stringify(driver.home(person)?.blocks ?? [])
    const homeWith = (person: string, words: string) =>
      driver.waitFor(() => homeText(person).includes(words), { what: `a home with "${words}"` })
    const pressIn = (as: string, action_id: string) =>
      driver.act({ as, source: { home: true }, action: { type: 'button', action_id } })
    const open = () => test.database.privacyRequests.open(own.playground.teamId)
    for (const person of ['U0TOM', ana]) {
      await driver.openHome({ as: person })
      await homeWith(person, 'Hello ')
    }
    await pressIn('U0TOM', 'home:page:settings')
    await homeWith('U0TOM', 'Export my data')
    await pressIn('U0TOM', 'privacy:ask:export')
    await homeWith('U0TOM', 'You asked for a copy')
    expect(await open()).toHaveLength(1)
    await pressIn(ana, 'home:page:admin')
    await homeWith(ana, '`laurel export U0TOM --everything`')
    await pressIn(ana, 'privacy:handed-over')
    await homeWith(ana, 'Closed, and the person is told')
    expect(await open()).toEqual([])
    await driver.waitFor(
      () =>
        JSON.stringify(driver.messages(driver.botConversation('U0TOM'))).includes(
          'got the copy of your data',
        ),
      { what: 'the person being told' },
    )
  } finally {
    await own.close()
  }
})
