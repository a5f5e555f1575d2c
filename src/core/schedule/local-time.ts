/** A day of a local calendar. */
export interface LocalDay {
  year: number
  /** 1..12 */
  month: number
  day: number
}

const hour = 3_600_000
const quarter = hour / 4
const formats = new Map<string, Intl.DateTimeFormat>()

/** Asking Intl takes a hundred times as long as remembering, and a round of thousands asks for the same few moments. */
const offsets = new Map<string, number>()
const mostOffsets = 10_000

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    // RangeError is how Intl says that it has no such zone.
    return false
  }
}

export function localDayOf(at: Date, timeZone: string): LocalDay {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), timeZone))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** Minutes since midnight that the zone's clocks show; seconds are left out. */
export function clockOf(at: Date, timeZone: string): number {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), timeZone))
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

export function dayAfter({ year, month, day }: LocalDay, days: number): LocalDay {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/**
 * The moments at which the clocks of a zone show each of `minutes` (since local midnight) on a day: ascending and each
 * once. A time that the clocks skip comes as much later as they jump; of one that they show twice, the first counts.
 */
export function momentsOn(
  { year, month, day }: LocalDay,
  minutes: readonly number[],
  timeZone: string,
): Date[] {
  const midnight = Date.UTC(year, month - 1, day)
  const before = offsetAt(midnight - 24 * hour, timeZone)
  const after = offsetAt(midnight + 48 * hour, timeZone)
  const moments = new Set<number>()
  for (const minute of minutes) {
    const wall = midnight + minute * 60_000
    moments.add(before === after ? wall - before : momentOf(wall, before, after, timeZone))
  }
  return [...moments].sort((a, b) => a - b).map(moment => new Date(moment))
}

function momentOf(wall: number, before: number, after: number, timeZone: string): number {
  const readings = [wall - before, wall - after].filter(
    moment => moment + offsetAt(moment, timeZone) === wall,
  )
  // In the gap no reading is right: the offset from before the jump lands just past it.
  return readings.length > 0 ? Math.min(...readings) : wall - before
}

/** What the zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(moment: number, timeZone: string): number {
  // Clocks are changed at full quarters of an hour, UTC: within one, the offset is the same.
  const key = `${timeZone} ${Math.floor(moment / quarter)}`
  const before = offsets.get(key)
  if (before !== undefined) return before
  const offset = readOffset(moment, timeZone)
  if (offsets.size >= mostOffsets) offsets.clear()
  offsets.set(key, offset)
  return offset
}

function readOffset(moment: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) part[type] = Number(value)
  const { year, month, day, hour, minute, second } = part
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  return wall - Math.floor(moment / 1000) * 1000
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}
