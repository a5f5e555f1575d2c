import { afterAll, beforeAll, expect, it } from 'vitest'
import { actionOf, ana, cao, personal, startTeamsClient, type TeamsClient, wordsOf } from './client.ts'
import { type Colleague, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  for (const person of [ana, cao]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
async function hoursOf(person: Colleague, word: string, title: string) {
  await client.say(person, word)
  return cardOf(
    await client.sent(
      sent => sent.conversationId === personal(person).id && wordsOf(cardOf(sent)).includes(title),
    ),
  )
}
const storedOf = async ({ aadObjectId }: Colleague) =>
  (await client.running.laurel.database.hours.reach(tenantId, [aadObjectId])).get(aadObjectId)

/** The inputs as a client sends them when nothing was touched. */
const untouched = {
  timeZone: '-',
  country: '-',
  days: '',
  start: '',
  end: '',
  quietStart: '',
  quietEnd: '',
  checkIns: 'true',
}

it('hours are said in a card, and hold from then on', async () => {
  const form = await hoursOf(ana, 'hours', 'My hours')
  const save = actionOf(form, 'hours:save')
  const wish = {
    ...untouched,
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    days: '1,2,4',
    start: '09:30',
    end: '16:00',
    quietStart: '12:00',
    quietEnd: '13:00',
    checkIns: 'false',
  }
  const saved = await client.press(ana, personal(ana), save, wish)
  expect(wordsOf(saved.body.value)).toContain('I keep to it from now on')
  expect(await storedOf(ana)).toMatchObject({
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    days: [1, 2, 4],
    hours: { start: 570, end: 960 },
    quiet: { start: 720, end: 780 },
    checkIns: false,
  })
  const again = await hoursOf(ana, 'hours', 'My hours')
  const inputs = again.body.filter(({ type }: { type: string }) => type.startsWith('Input.'))
  const values = Object.fromEntries(
    inputs.map(({ id, value }: { id: string; value?: string }) => [id, value]),
  )
  expect(values).toMatchObject(wish)
})

it('half of a time is sent back with what was typed, and nothing is stored', async () => {
  const form = await hoursOf(cao, '时间', '我的时间')
  const before = await storedOf(cao)
  const half = await client.press(cao, personal(cao), actionOf(form, 'hours:save'), {
    ...untouched,
    start: '10:00',
  })
  expect(wordsOf(half.body.value)).toContain('开始和结束请都选')
  expect(half.body.value.body.find(({ id }: { id?: string }) => id === 'start').value).toBe('10:00')
  const same = await client.press(cao, personal(cao), actionOf(form, 'hours:save'), {
    ...untouched,
    quietStart: '10:00',
    quietEnd: '10:00',
  })
  expect(wordsOf(same.body.value)).toContain('开始和结束不能相同')
  expect(await storedOf(cao)).toEqual(before)
})

it('midnight to midnight is the whole day, also in a form that comes back untouched; no quiet hours are', async () => {
  const form = await hoursOf(cao, '时间', '从 00:00 到 00:00 表示全天。')
  const save = actionOf(form, 'hours:save')
  const saved = await client.press(cao, personal(cao), save, { ...untouched, start: '00:00', end: '00:00' })
  expect(wordsOf(saved.body.value)).toContain('已保存')
  expect((await storedOf(cao))?.hours).toEqual({ start: 0, end: 24 * 60 })
  const again = await hoursOf(cao, '时间', '我的时间')
  const shown = (name: string) => again.body.find(({ id }: { id?: string }) => id === name).value
  const typed = { ...untouched, start: shown('start'), end: shown('end') }
  expect(wordsOf((await client.press(cao, personal(cao), save, typed)).body.value)).toContain('已保存')
  expect((await storedOf(cao))?.hours).toEqual({ start: 0, end: 24 * 60 })
  const quiet = { ...untouched, quietStart: '00:00', quietEnd: '00:00' }
  const refused = await client.press(cao, personal(cao), save, quiet)
  expect(wordsOf(refused.body.value)).toContain('开始和结束不能相同')
})

it('days off are added and taken away, without losing what was typed', async () => {
  const form = await hoursOf(cao, '时间', '我的时间')
  const add = actionOf(form, 'hours:add-days')
  const none = await client.press(cao, personal(cao), add, untouched)
  expect(wordsOf(none.body.value)).toContain('请选择第一天')
  const days = { addFrom: '2026-12-24', addTo: '2026-12-31' }
  const added = await client.press(cao, personal(cao), add, { ...untouched, start: '10:00', ...days })
  expect(wordsOf(added.body.value)).toContain('2026-12-24 至 2026-12-31')
  expect(added.body.value.body.find(({ id }: { id?: string }) => id === 'start').value).toBe('10:00')
  expect((await storedOf(cao))?.daysOff).toEqual([{ from: '2026-12-24', to: '2026-12-31' }])
  const backwards = await client.press(cao, personal(cao), add, {
    ...untouched,
    addFrom: '2027-01-05',
    addTo: '2027-01-01',
  })
  expect(wordsOf(backwards.body.value)).toContain('2026-12-24 至 2026-12-31')
  const shown = backwards.body.value.body
  const first = shown.findIndex(({ id }: { id?: string }) => id === 'addFrom')
  expect(shown[first - 1].text).toBe('最后一天不能早于第一天。')
  expect((await storedOf(cao))?.daysOff).toHaveLength(1)
  const remove = actionOf(added.body.value, 'hours:remove-days')
  await client.press(cao, personal(cao), remove, untouched)
  expect((await storedOf(cao))?.daysOff).toEqual([])
})

it('home’s settings lead to them', async () => {
  await client.say(ana, 'home')
  const home = await client.sent(sent => actionOf(cardOf(sent), 'home:page', 'Settings') !== undefined)
  const settings = await client.press(ana, personal(ana), actionOf(cardOf(home), 'home:page', 'Settings'))
  const hours = await client.press(ana, personal(ana), actionOf(settings.body.value, 'hours:open'))
  expect(actionOf(hours.body.value, 'hours:save')).toBeDefined()
})
