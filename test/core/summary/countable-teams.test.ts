import { expect, test } from 'vitest'
import { countableTeams } from '../../../src/core/summary/countable-teams.ts'

/** "a-f": the six people from a to f. */
const people = (ranges: string) =>
  ranges.split(' ').flatMap(range => {
    const [first, last = first] = range.split('-').map(letter => letter.charCodeAt(0))
    return Array.from({ length: last! - first! + 1 }, (_, index) => String.fromCharCode(first! + index))
  })

test.each([
  ['of fewer than five', { t: 'a-d' }, []],
  ['that has nothing to do with another', { t: 'a-e', u: 'f-j' }, ['t', 'u']],
  ['of the same people', { t: 'a-e', u: 'a-e' }, ['t', 'u']],
  ['of which another is all but one', { t: 'a-e', u: 'a-f' }, ['t']],
  ['of which another is all but four', { t: 'a-e', u: 'a-i' }, ['t']],
  ['of which another is all but five', { t: 'a-e', u: 'a-j' }, ['t', 'u']],
  ['of which two others are all but one', { t: 'a-e', u: 'f-j', v: 'a-k' }, ['t', 'u']],
  ['that shares all but two with another', { t: 'a-e', u: 'c-j' }, ['t']],
  ['that shares two with another', { t: 'a-f', u: 'e-j' }, ['t', 'u']],
])('a team %s', (_, teams, countable) => {
  const groups = Object.entries(teams).map(([id, ranges]) => ({ id, memberIds: people(ranges) }))
  expect([...countableTeams(groups)].sort()).toEqual(countable)
  expect([...countableTeams(groups.toReversed())].sort()).toEqual(countable)
})
