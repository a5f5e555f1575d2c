import { expect, test } from 'vitest'
import { countableForAll, countableTeams } from '../../../src/core/summary/countable-teams.ts'

/** "a-f": the six people from a to f. */
const people = (ranges: string) =>
  ranges.split(' ').flatMap(range => {
    const [first, last = first] = range.split('-').map(letter => letter.charCodeAt(0))
    return Array.from({ length: last! - first! + 1 }, (_, index) => String.fromCharCode(first! + index))
  })

const groupsOf = (teams: Record<string, string>) =>
  Object.entries(teams).map(([id, ranges]) => ({ id, memberIds: people(ranges) }))

test.each([
  ['of fewer than five', { t: 'a-d' }, []],
  ['that has nothing to do with another', { t: 'a-e', u: 'f-j' }, ['t', 'u']],
  ['of the same people', { t: 'a-e', u: 'a-e' }, ['t', 'u']],
  ['of which another is all but one', { t: 'a-e', u: 'a-f' }, ['t']],
  ['of which another is all but four', { t: 'a-e', u: 'a-i' }, ['t']],
  ['of which another is all but five', { t: 'a-e', u: 'a-j' }, ['t', 'u']],
  ['of which two others are all but one', { t: 'a-e', u: 'f-j', v: 'a-k' }, ['t', 'u']],
  [
    'of which some others, not all of them, are all but three',
    { t: 'a-f', u: 'g-l', v: 'd-f m-o', w: 'a-o' },
    ['t', 'u', 'v'],
  ],
  [
    'of which others, one way or another, are all but five',
    { t: 'a-f', u: 'g-l', v: 'd-f m-o', w: 'a-t' },
    ['t', 'u', 'v', 'w'],
  ],
  ['that shares all but two with another', { t: 'a-e', u: 'c-j' }, ['t']],
  ['that shares two with another', { t: 'a-f', u: 'e-j' }, ['t', 'u']],
])('a team %s', (_, teams, countable) => {
  const groups = groupsOf(teams as Record<string, string>)
  expect([...countableTeams(groups)].sort()).toEqual(countable)
  expect([...countableTeams(groups.toReversed())].sort()).toEqual(countable)
})

/** The people of team `n` of teams that have nobody in common. */
const apart = (n: number) => Array.from({ length: 6 }, (_, index) => `${n}.${index}`)

test('a company of many teams is counted, however many they are', () => {
  const groups = Array.from({ length: 200 }, (_, n) => ({ id: `t${n}`, memberIds: apart(n) }))
  const all = { id: 'all', memberIds: groups.flatMap(({ memberIds }) => memberIds) }
  expect(countableTeams([...groups, all]).size).toBe(201)
  expect(countableTeams([...groups, { ...all, memberIds: [...all.memberIds, 'one more'] }]).has('all')).toBe(
    false,
  )
})

test('nor however many of them have some of the same people', () => {
  const pairs = Array.from({ length: 40 }, (_, n) => [
    { id: `a${n}`, memberIds: [...apart(n), ...['x', 'y', 'z'].map(one => `${n}.${one}`)] },
    { id: `b${n}`, memberIds: [...apart(n).slice(3), ...['u', 'v', 'w'].map(one => `${n}.${one}`)] },
  ]).flat()
  const all = { id: 'all', memberIds: [...new Set(pairs.flatMap(({ memberIds }) => memberIds))] }
  expect(countableTeams([...pairs, all]).size).toBe(81)
})

test.each([
  ['of its own', { t: 'a-e', u: 'f-j' }, ['t', 'u']],
  ['beside too small a one', { t: 'a-e', u: 'e-g' }, ['t']],
  ['that is all of another but one', { t: 'a-e', u: 'a-f', v: 'm-q' }, ['v']],
])('everybody may read the counts of a team %s', (_, teams, countable) => {
  expect([...countableForAll(groupsOf(teams as Record<string, string>))].sort()).toEqual(countable)
})
