import { expect, test } from 'vitest'
import { personalDue } from '../../../src/core/summary/personal-due.ts'

/** Monday, 08:00 in Shanghai. */
const fire = { fireAt: new Date('2026-12-07T00:00:00Z'), zone: 'Asia/Shanghai' }
const due = (timeZone: string, ...managers: string[]) =>
  personalDue(
    fire,
    timeZone,
    managers.map(at => new Date(at)),
  ).toISOString()

test('at the time of day where the member is', () => {
  expect(due('Asia/Shanghai')).toBe('2026-12-07T00:00:00.000Z')
  expect(due('America/Los_Angeles')).toBe('2026-12-07T16:00:00.000Z')
  // The manager is farther west.
  expect(due('Europe/Lisbon', '2026-12-07T17:00:00Z')).toBe('2026-12-07T08:00:00.000Z')
})

test('an hour before the first manager, if that is earlier', () => {
  expect(due('America/Los_Angeles', '2026-12-07T09:00:00Z', '2026-12-07T17:00:00Z')).toBe(
    '2026-12-07T08:00:00.000Z',
  )
  // Not before it fired.
  expect(due('America/Los_Angeles', '2026-12-07T00:30:00Z')).toBe('2026-12-07T00:00:00.000Z')
})
