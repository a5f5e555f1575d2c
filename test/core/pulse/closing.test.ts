import { describe, expect, it } from 'vitest'
import { publicCalendars } from '../../../src/calendar/public-calendars.ts'
import { closingTime } from '../../../src/core/pulse/closing.ts'

const at = (iso: string) => new Date(iso)
const working = { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], calendar: null, hours: null }
const close = (from: string, how: Partial<Parameters<typeof closingTime>[1]> = {}) =>
  closingTime(at(from), { openHours: null, nextOpening: null, working, ...how }).toISOString()

describe('the closing time of a round', () => {
  it('is the same time on the next working day', () => {
    expect(close('2026-11-24T10:00:00Z')).toBe('2026-11-25T10:00:00.000Z')
    expect(close('2026-11-27T10:00:00Z')).toBe('2026-11-30T10:00:00.000Z')
  })

  it('keeps the time on the wall when the clocks change', () => {
    expect(close('2026-03-27T09:00:00Z')).toBe('2026-03-30T08:00:00.000Z')
    expect(close('2026-10-23T08:00:00Z')).toBe('2026-10-26T09:00:00.000Z')
  })

  it('comes after a holiday and on a make-up Saturday, but at most four days later', async () => {
    const calendar = await publicCalendars().of('CN')
    const china = { working: { ...working, timeZone: 'Asia/Shanghai', calendar } }
    expect(close('2026-10-09T02:00:00Z', china)).toBe('2026-10-10T02:00:00.000Z')
    expect(close('2026-06-18T02:00:00Z', china)).toBe('2026-06-22T02:00:00.000Z')
    expect(close('2026-09-30T02:00:00Z', china)).toBe('2026-10-04T02:00:00.000Z')
  })

  it('is the end of the next working day where the time is outside its hours', () => {
    expect(close('2026-11-28T02:23:00Z')).toBe('2026-11-30T17:00:00.000Z')
    expect(close('2026-11-24T21:30:00Z')).toBe('2026-11-25T17:00:00.000Z')
    const early = { working: { ...working, hours: { start: 7 * 60, end: 15 * 60 } } }
    expect(close('2026-11-24T06:30:00Z', early)).toBe('2026-11-25T06:30:00.000Z')
    expect(close('2026-11-24T16:30:00Z', early)).toBe('2026-11-25T14:00:00.000Z')
  })

  it('keeps a time of a night shift, and outside it ends with the shift', () => {
    const night = { working: { ...working, hours: { start: 22 * 60, end: 6 * 60 } } }
    expect(close('2026-11-24T22:23:00Z', night)).toBe('2026-11-25T22:23:00.000Z')
    expect(close('2026-11-24T11:00:00Z', night)).toBe('2026-11-26T05:00:00.000Z')
  })

  it('is after the hours that the team chose', () => {
    expect(close('2026-11-27T10:00:00Z', { openHours: 4 })).toBe('2026-11-27T14:00:00.000Z')
  })

  it('is no later than the next opening', () => {
    const nextOpening = at('2026-11-24T15:00:00Z')
    expect(close('2026-11-24T10:00:00Z', { nextOpening })).toBe('2026-11-24T15:00:00.000Z')
    expect(close('2026-11-24T10:00:00Z', { nextOpening, openHours: 2 })).toBe('2026-11-24T12:00:00.000Z')
  })
})
