import { describe, expect, it } from 'vitest'
import { publicCalendars } from '../../../src/calendar/public-calendars.ts'
import { nextFreeMoment, type WorkingTime } from '../../../src/core/hours/working-time.ts'
import { readClock } from '../../../src/core/schedule/day-text.ts'

const span = (from: string, to: string) => ({ start: readClock(from)!, end: readClock(to)! })
const berlin: WorkingTime = {
  timeZone: 'Europe/Berlin',
  hours: span('09:00', '17:00'),
  days: [1, 2, 3, 4, 5],
  calendar: null,
  quiet: null,
  daysOff: [],
}
const free = (time: WorkingTime, from: string, until = '2027-06-01T00:00:00Z') =>
  nextFreeMoment(time, new Date(from), new Date(until))?.toISOString() ?? null

describe('the next moment at which somebody may be written to', () => {
  it('is now within their hours, and the next start of them otherwise', () => {
    expect(free(berlin, '2026-11-24T10:00:00Z')).toBe('2026-11-24T10:00:00.000Z')
    expect(free(berlin, '2026-11-24T05:00:00Z')).toBe('2026-11-24T08:00:00.000Z')
    expect(free(berlin, '2026-11-24T16:00:00Z')).toBe('2026-11-25T08:00:00.000Z')
    expect(free(berlin, '2026-11-27T16:00:00Z')).toBe('2026-11-30T08:00:00.000Z')
  })

  it('is none where that is not before the end', () => {
    expect(free(berlin, '2026-11-27T16:00:00Z', '2026-11-30T08:00:00Z')).toBeNull()
    expect(free({ ...berlin, days: [] }, '2026-11-24T10:00:00Z')).toBeNull()
  })

  it('is in hours across midnight, which belong to the day they begin on', () => {
    const night = { ...berlin, hours: span('22:00', '06:00') }
    expect(free(night, '2026-11-24T10:00:00Z')).toBe('2026-11-24T21:00:00.000Z')
    expect(free(night, '2026-11-25T01:00:00Z')).toBe('2026-11-25T01:00:00.000Z')
    // The small hours of Saturday are Friday's; those of Monday would be Sunday's.
    expect(free(night, '2026-11-28T01:00:00Z')).toBe('2026-11-28T01:00:00.000Z')
    expect(free(night, '2026-11-30T01:00:00Z')).toBe('2026-11-30T21:00:00.000Z')
  })

  it('is outside quiet hours, those across midnight too', () => {
    const quiet = { ...berlin, quiet: span('12:00', '13:00') }
    expect(free(quiet, '2026-11-24T11:30:00Z')).toBe('2026-11-24T12:00:00.000Z')
    const late = { ...berlin, hours: null, quiet: span('20:00', '08:00') }
    expect(free(late, '2026-11-24T21:00:00Z')).toBe('2026-11-25T07:00:00.000Z')
    expect(free(late, '2026-11-24T02:00:00Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(free({ ...berlin, quiet: span('09:00', '17:00') }, '2026-11-24T10:00:00Z')).toBeNull()
  })

  it('is on no day off of theirs and on no public holiday', async () => {
    const off = { ...berlin, daysOff: [{ from: '2026-11-24', to: '2026-11-26' }] }
    expect(free(off, '2026-11-24T10:00:00Z')).toBe('2026-11-27T08:00:00.000Z')
    const calendar = await publicCalendars().of('DE')
    expect(free({ ...berlin, calendar }, '2026-12-25T10:00:00Z')).toBe('2026-12-28T08:00:00.000Z')
  })

  it('in China is on the make-up Saturday and not in the golden week', async () => {
    const calendar = await publicCalendars().of('CN')
    const shanghai = { ...berlin, timeZone: 'Asia/Shanghai', calendar }
    expect(free(shanghai, '2026-09-30T10:00:00Z')).toBe('2026-10-08T01:00:00.000Z')
    expect(free(shanghai, '2026-10-09T10:00:00Z')).toBe('2026-10-10T01:00:00.000Z')
    expect(free({ ...shanghai, calendar: null }, '2026-10-09T10:00:00Z')).toBe('2026-10-12T01:00:00.000Z')
  })

  it.each([
    // The night that loses an hour, and the one that has one twice.
    ['America/New_York', '2026-03-08T07:30:00.000Z', '2026-03-08T10:00:00.000Z'],
    ['America/New_York', '2026-11-01T06:30:00.000Z', '2026-11-01T11:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', '2026-10-03T19:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:30:00.000Z', '2026-04-04T19:30:00.000Z'],
    ['Australia/Sydney', '2026-10-03T16:00:00.000Z', '2026-10-03T19:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29T04:00:00.000Z'],
  ])('keeps the hours of the clock on the wall in %s around %s', (timeZone, inside, end) => {
    const night: WorkingTime = {
      ...berlin,
      timeZone,
      hours: span('22:00', '06:00'),
      days: [0, 1, 2, 3, 4, 5, 6],
    }
    expect(free(night, inside)).toBe(inside)
    const last = new Date(Date.parse(end) - 1).toISOString()
    expect(free(night, last)).toBe(last)
    expect(free(night, end)! > end).toBe(true)
  })
})
