import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Message } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'
import { modalDriver } from './modal-driver.ts'

let laurel: TestLaurel

beforeAll(async () => {
  laurel = await startTestLaurel()
})
afterAll(() => laurel?.close())

async function answerTo(person: string, command: string, words: string): Promise<Message> {
  await laurel.driver.say({ as: person, conversation: 'C0KUDOS', text: command })
  return laurel.driver.waitFor(
    () =>
      laurel.driver.ephemerals(person).findLast(message => JSON.stringify(message.blocks).includes(words)),
    { what: `an answer with "${words}"` },
  )
}

async function press(person: string, message: Message, actionId: string, value: string): Promise<void> {
  const block = message.blocks.find(found => JSON.stringify(found).includes(actionId))
  await laurel.driver.act({
    as: person,
    source: { conversation: message.conversation, ts: message.ts },
    action: { type: 'button', action_id: actionId, block_id: block?.block_id, value },
  })
}

const modalOf = (person: string, words: string) =>
  laurel.driver.waitFor(
    () => {
      const modal = laurel.driver.views(person).at(-1)
      return modal && JSON.stringify(modal).includes(words) ? JSON.stringify(modal) : undefined
    },
    { what: `a modal with "${words}"` },
  )

it('gives a person a link to their own report', async () => {
  const profile = await answerTo('U0TOM', '/competency me', 'What colleagues have seen you do')
  await press('U0TOM', profile, 'report:evidence', 'U0TOM')
  const modal = await modalOf('U0TOM', 'Open in the browser')
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/report\/[\w.-]+/.exec(modal) ?? []
  const page = await fetch(link)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Evidence from colleagues')
})

it('makes a link about other days, and none where they are no days', async () => {
  const profile = await answerTo('U0TOM', '/competency me', 'What colleagues have seen you do')
  await press('U0TOM', profile, 'report:evidence', 'U0TOM')
  const modal = modalDriver(laurel, 'U0TOM')
  await modal.waitFor('It covers the last year.')
  const choose = (from: string, to: string | null) =>
    modal.press('report:evidence-days', 'U0TOM', {
      'report:days': {
        'report:from': { type: 'datepicker', selected_date: from },
        'report:to': { type: 'datepicker', selected_date: to },
      },
    })
  await choose('2026-06-30', '2026-01-01')
  await modal.waitFor('The last day must not be before the first.')
  expect(modal.shown()).not.toContain('/report/')
  await choose('2026-01-01', '2026-06-30')
  await modal.waitFor('It covers 2026-01-01 to 2026-06-30.')
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/report\/[\w.-]+/.exec(modal.shown()) ?? []
  expect(await (await fetch(link)).text()).toMatch(/Jan 1\s–\sJun 30, 2026/)
  await choose('2090-01-01', null)
  await modal.waitFor('The last day must not be before the first.')
  expect(modal.shown()).not.toContain('/report/')
})

it('gives a manager a link to the team’s report from the summary', async () => {
  const summary = await answerTo('U0ANA', '/competency team', 'Open full report')
  const [team] = await laurel.test.database.teams.managedBy('T0LAUREL', 'U0ANA')
  const { id: value } = team!
  await press('U0ANA', summary, 'report:team', value)
  const [link = ''] =
    /http:\/\/127\.0\.0\.1:\d+\/report\/[\w.-]+/.exec(await modalOf('U0ANA', 'Open in the browser')) ?? []
  expect(await (await fetch(link)).text()).toContain('Team report')
})
