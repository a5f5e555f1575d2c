import { expect, it, test } from 'vitest'
import { Naming } from '../../../src/core/summary/naming.ts'
import { organisationPeople, organisationView } from '../../../src/core/summary/organisation.ts'
import { smallFramework } from './small-framework.ts'

const many = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)

function concentrationOf(people: number, received: number, toTop: number) {
  return organisationView({
    from: new Date(0),
    to: new Date(1),
    teams: [{ id: 'all', name: 'All', memberIds: many(people, 'm'), managerIds: [] }],
    evidence: {
      totals: {
        recognitions: received,
        before: 0,
        givers: 1,
        recognised: 20,
        pairs: 0,
        returned: 0,
        received,
        toTop,
      },
      competencies: [],
      participation: [],
      indicators: [],
    },
    indicatorCodes: [],
    naming: new Naming(smallFramework, 'en'),
    turned: null,
  }).concentration
}

it.each([
  ['fewer kudos than people', 200, 40, 10 / 40],
  ['as many as people', 200, 200, 10 / 200],
  ['some people one more than others', 20, 25, 15 / 25],
  ['half of them one more than the others', 20, 30, 20 / 30],
])('what ten have at least is what the most even split leaves them: %s', (_, people, received, even) => {
  expect(concentrationOf(people, received, Math.round(even * received))).toEqual({ share: even, even })
})

test('managers are counted beside members, each person once', () => {
  const teams = many(5, 'team').map((_, n) => ({
    memberIds: [...many(5, `member${n}-`), 'in all teams'],
    managerIds: [`manager${n}`, 'of all teams', 'in all teams'],
  }))
  const { ids, managersLeftOut } = organisationPeople(teams)
  expect(ids).toHaveLength(new Set(ids).size)
  expect(ids.sort()).toEqual(
    [
      ...teams.flatMap(({ memberIds }) => memberIds.slice(0, 5)),
      'in all teams',
      ...many(5, 'manager'),
      'of all teams',
    ].sort(),
  )
  expect(managersLeftOut).toBe(0)
})

test('managers whom the figures of the teams would set apart as a few are left out', () => {
  const memberIds = many(6, 'm')
  expect(organisationPeople([{ memberIds, managerIds: many(4, 'boss') }])).toEqual({
    ids: memberIds,
    managersLeftOut: 4,
  })
  expect(organisationPeople([{ memberIds, managerIds: ['m1'] }])).toEqual({
    ids: memberIds,
    managersLeftOut: 0,
  })
})
