import { Worker } from 'node:worker_threads'
import type { SpecialDay } from '../core/calendar/calendars.ts'
import { dayText } from '../core/schedule/day-text.ts'

/** Years whose holidays are read, all at once: the library does not stay. */
const [firstYear, lastYear] = [2024, 2035]

const hour = 3_600_000

/** As the thread tells it. `date` is "2026-12-25 00:00:00", `length` in milliseconds. */
interface Told {
  countries: string[]
  holidays: { date: string; length: number; en: string; zh: string }[] | null
}

/** Public holidays of a country by day, 2024 to 2035; null for a country that is not known. */
export async function countryHolidays(country: string): Promise<Map<string, SpecialDay> | null> {
  const { holidays } = await askThread(country)
  if (!holidays) return null
  const days = new Map<string, SpecialDay>()
  for (const { date, length, en, zh } of holidays) {
    const special: SpecialDay = { kind: 'holiday', name: { en, 'zh-CN': zh } }
    for (const day of daysOf(date, length)) if (!days.has(day)) days.set(day, special)
  }
  return days
}

export async function knownCountries(): Promise<string[]> {
  return (await askThread(null)).countries
}

function askThread(country: string | null): Promise<Told> {
  return new Promise((resolve, reject) => {
    const workerData = { country, from: firstYear, to: lastYear }
    const thread = new Worker(new URL('./holiday-worker.mjs', import.meta.url), { workerData, execArgv: [] })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('the holidays could not be read')))
  })
}

/** A holiday takes the days of which it covers more than half: some begin at the sunset before, some are for half a day. */
function daysOf(date: string, length: number): string[] {
  const [year, month, day, hours, minutes] = date.split(/[- :]/).map(Number)
  const start = Date.UTC(year!, month! - 1, day!, hours, minutes)
  const days: string[] = []
  for (let midnight = start - (start % (24 * hour)); midnight < start + length; midnight += 24 * hour) {
    const covered = Math.min(midnight + 24 * hour, start + length) - Math.max(midnight, start)
    const at = new Date(midnight)
    if (covered > 12 * hour)
      days.push(dayText({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }))
  }
  return days
}
