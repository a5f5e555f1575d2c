import cron from 'node-cron'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cronExpression, parseCron } from '../../../src/core/schedule/cron.ts'
import { latestFireTimes, nextFireTimes } from '../../../src/core/schedule/fire-times.ts'

const next = (expression: string, zone: string, from: string, count = 3) =>
  nextFireTimes(expression, zone, new Date(from), count).map(moment => moment.toISOString())

describe('fire times', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are those of the zone, strictly after the moment asked about', () => {
    expect(next('0 9 * * 1', 'Asia/Shanghai', '2026-11-23T01:00:00Z', 2)).toEqual([
      '2026-11-30T01:00:00.000Z',
      '2026-12-07T01:00:00.000Z',
    ])
    expect(next('0 9 * * 1', 'Asia/Shanghai', '2026-11-23T00:59:59Z', 1)).toEqual([
      '2026-11-23T01:00:00.000Z',
    ])
  })

  it('keep the local time when the clocks change', () => {
    expect(next('0 9 * * 1', 'Europe/London', '2026-03-22T00:00:00Z', 2)).toEqual([
      '2026-03-23T09:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
    ])
  })

  it('come once, as much later as the clocks jump, on the day that skips them', () => {
    expect(next('30 2 * * *', 'America/New_York', '2026-03-07T00:00:00Z')).toEqual([
      '2026-03-07T07:30:00.000Z',
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
    expect(next('30 2,3 * * *', 'America/New_York', '2026-03-08T05:00:00Z', 2)).toEqual([
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
  })

  it('come once, at the first of the two, on the day that repeats them', () => {
    expect(next('30 1 * * *', 'America/New_York', '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ])
    expect(next('30 1 * * *', 'Europe/London', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  it('are right where half an hour is changed, at midnight, and on a day that does not exist', () => {
    expect(next('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00:00Z', 2)).toEqual([
      '2026-10-03T15:45:00.000Z',
      '2026-10-04T15:15:00.000Z',
    ])
    expect(next('15 0 * * *', 'Asia/Beirut', '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T22:15:00.000Z',
      '2026-03-29T21:15:00.000Z',
    ])
    expect(next('0 12 * * *', 'Pacific/Apia', '2011-12-29T00:00:00Z', 3)).toEqual([
      '2011-12-29T22:00:00.000Z',
      '2011-12-30T22:00:00.000Z',
      '2011-12-31T22:00:00.000Z',
    ])
  })

  it('need the day of the month and the weekday both', () => {
    expect(next('0 9 1-7 * MON', 'UTC', '2026-11-22T00:00:00Z')).toEqual([
      '2026-12-07T09:00:00.000Z',
      '2027-01-04T09:00:00.000Z',
      '2027-02-01T09:00:00.000Z',
    ])
  })

  it('are found decades ahead, and there are fewer where there are none', () => {
    expect(next('0 9 29 2 1', 'UTC', '2026-11-22T00:00:00Z', 1)).toEqual(['2044-02-29T09:00:00.000Z'])
    expect(next('0 9 29 2 1', 'UTC', '2026-11-22T00:00:00Z', 9).length).toBeLessThan(9)
  })

  it('backwards are those forwards, newest first', () => {
    for (const [expression, zone] of [
      ['30 1,2 * * *', 'America/New_York'],
      ['*/20 0-3 * * 0', 'Europe/London'],
      ['15 2 * * *', 'Australia/Lord_Howe'],
      ['0 9 * * 1-5', 'Asia/Shanghai'],
    ] as const) {
      const after = new Date('2026-01-01T00:00:00Z')
      const until = new Date('2027-01-01T00:00:00Z')
      const forwards = nextFireTimes(expression, zone, after, 10_000).filter(moment => moment <= until)
      const backwards = latestFireTimes(expression, zone, { after, until, count: 10_000 })
      expect(backwards.toReversed()).toEqual(forwards)
      expect(latestFireTimes(expression, zone, { after, until, count: 2 })).toEqual(backwards.slice(0, 2))
    }
  })

  it('include the end and leave out the start when looking back', () => {
    const at = new Date('2026-11-23T09:00:00Z')
    expect(latestFireTimes('0 9 * * *', 'UTC', { after: new Date(0), until: at, count: 1 })).toEqual([at])
    expect(latestFireTimes('0 9 * * *', 'UTC', { after: at, until: at, count: 1 })).toEqual([])
  })

  it('are those at which node-cron rings, on every day without a change of clocks', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    for (const expression of [
      '0 9 * * 1',
      '*/17 */5 * * *',
      '0 9 1-7 * MON',
      '30 10 13 * 5',
      '0 0 29 2 *',
      '15 6 1,15 */3 *',
      '0 9 * * 0,6',
    ])
      for (const zone of ['Asia/Shanghai', 'America/New_York', 'Europe/Lisbon', 'Asia/Kolkata', 'UTC'])
        for (const from of ['2026-11-22T10:00:00Z', '2027-04-30T23:59:00Z', '2028-02-28T12:34:56Z']) {
          vi.setSystemTime(new Date(from))
          const task = cron.createTask(cronExpression(parseCron(expression)), () => undefined, {
            timezone: zone,
          })
          expect({
            expression,
            zone,
            from,
            times: nextFireTimes(expression, zone, new Date(from), 4),
          }).toEqual({
            expression,
            zone,
            from,
            times: task.getNextRuns(4),
          })
          void task.destroy()
        }
  })
})
