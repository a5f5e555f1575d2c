import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeTeamSummary } from '../../src/app/compose-team-summary.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'bea', 'fay'])
  await world.saveTeam({ id: 't1', memberIds: ['bea', 'fay'], managerIds: ['ana'] })
  await world.give({ id: 'r1', from: 'ana', to: ['bea'], days: 2 })
  await world.give({ id: 'r2', from: 'ana', to: ['fay'], days: 40 })
})
afterAll(() => world?.own.close())

test.each([
  ['off until yesterday', [['2026-11-01', '2026-12-06']], false],
  ['off today', [['2026-12-07', '2026-12-11']], false],
  ['off for half of the four weeks', [['2026-11-13', '2026-11-26']], false],
  [
    'off on the working days of three weeks',
    [
      ['2026-11-09', '2026-11-13'],
      ['2026-11-16', '2026-11-20'],
      ['2026-11-23', '2026-11-27'],
    ],
    false,
  ],
  ['off for a day less', [['2026-11-14', '2026-11-26']], true],
  ['off before the four weeks', [['2026-10-01', '2026-11-08']], true],
  ['never off', [], true],
] as const)('whether somebody is named as not seen: %s', async (_, days, isNamed) => {
  const { laurel } = world
  const daysOff = days.map(([from, to]) => ({ from, to }))
  const hours = { country: null, hours: null, days: null, quiet: null, checkIns: true, daysOff }
  await laurel.database.hours.savePerson(workspaceId, 'fay', hours)
  const team = (await laurel.database.teams.get(workspaceId, 't1'))!
  const reader = (await laurel.database.people.get(workspaceId, 'ana'))!
  const parts = { team, reader, to: now, mayPrompt: true }
  const { unseen, suggestion } = (await composeTeamSummary(laurel, workspaceId, parts)).view
  const own = await showCompetencyProfile(laurel, { workspaceId, personId: 'fay' })
  expect(unseen.byAnyone.personIds).toEqual(isNamed ? ['fay'] : [])
  expect(suggestion?.kind === 'recognise').toBe(isNamed)
  expect(own.view.notSeen !== null).toBe(isNamed)
})
