import { expect, test } from 'vitest'
import { indicatorToAskAbout } from '../../../src/core/summary/personal-summary.ts'

const codes = ['teamwork', 'ownership', 'learning', 'craft'].flatMap(competency =>
  Array.from({ length: 8 }, (_, index) => `${competency}.behaviour-${index}`),
)
const people = Array.from({ length: 40 }, (_, index) => `U0PERSON${index}`)
const seenBy = (givers: Record<string, number>) => ({
  indicators: Object.entries(givers).map(([code, count]) => ({ code, givers: count })),
})
const ask = (personId: string, givers: Record<string, number> = {}, month = '2026-11', of = codes) =>
  indicatorToAskAbout(seenBy(givers), of, { personId, month })
const competencies = (...names: string[]) =>
  Object.fromEntries(names.map(name => [`${name}.behaviour-3`, 2] as const))

test('the same person is asked about the same behaviour all month, another month or person about another', () => {
  expect(ask('U0PERSON0')).toBe(ask('U0PERSON0'))
  expect(new Set(people.map(id => ask(id))).size).toBeGreaterThan(15)
  const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
  expect(new Set(months.map(month => ask('U0PERSON0', {}, month))).size).toBeGreaterThan(6)
})

test('a competency that nobody has put into words comes first, one that is known when there is no other', () => {
  const three = competencies('teamwork', 'ownership', 'learning')
  for (const id of people) expect(ask(id, three)).toMatch(/^craft\./)
  const all = competencies('teamwork', 'ownership', 'learning', 'craft')
  const asked = people.map(id => ask(id, all))
  expect(new Set(asked.map(code => code?.split('.')[0])).size).toBe(4)
  for (const code of asked) expect(code).not.toMatch(/behaviour-3$/)
})

test('a suggestion that nobody confirmed is no evidence; where all have some, nothing is asked', () => {
  const two = ['teamwork.behaviour-0', 'craft.behaviour-1']
  expect(ask('U0PERSON0', { 'teamwork.behaviour-0': 0, 'craft.behaviour-1': 1 }, '2026-11', two)).toBe(two[0])
  expect(ask('U0PERSON0', { 'teamwork.behaviour-0': 1, 'craft.behaviour-1': 1 }, '2026-11', two)).toBeNull()
})
