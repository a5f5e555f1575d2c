import type { Language } from '../language.ts'
import { isTimeZone } from '../schedule/local-time.ts'

/** An IANA time zone as a reader picks it. */
export interface TimeZoneChoice {
  id: string
  /** "Asia/Shanghai (UTC+8) China Standard Time", in the reader's language. */
  label: string
}

const common = [
  'UTC',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Warsaw',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Australia/Sydney',
  'Pacific/Auckland',
]

/** Whether `id` is the name of an IANA time zone ("+08:00" is none). */
export function isTimeZoneName(id: string): boolean {
  return /^[A-Za-z]/.test(id) && isTimeZone(id)
}

/**
 * Time zones whose name, city, offset or name in the reader's language contains every word of the query; the common
 * ones for an empty query.
 */
export function findTimeZones(query: string, language: Language, now: Date, count: number): TimeZoneChoice[] {
  const words = query
    .toLowerCase()
    .replaceAll('_', ' ')
    .split(/\s+/)
    .filter(word => word !== '')
  const ids = words.length === 0 ? common : [...new Set([...common, ...Intl.supportedValuesOf('timeZone')])]
  const found: TimeZoneChoice[] = []
  for (const id of ids) {
    const label = timeZoneLabel(id, language, now)
    const searched = label.toLowerCase().replaceAll('_', ' ')
    if (words.every(word => searched.includes(word))) found.push({ id, label })
    if (found.length === count) break
  }
  return found
}

export function timeZoneLabel(id: string, language: Language, now: Date): string {
  const named = nameOf(id, language, 'long', now)
  const offset = nameOf(id, 'en', 'shortOffset', now).replace('GMT', 'UTC')
  return id === named || offset === named ? `${id} (${offset})` : `${id} (${offset}) ${named}`
}

function nameOf(
  timeZone: string,
  language: Language,
  timeZoneName: 'long' | 'shortOffset',
  now: Date,
): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName }).formatToParts(now)
  return parts.find(part => part.type === 'timeZoneName')?.value ?? timeZone
}
