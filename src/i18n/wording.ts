import type { Language } from '../core/language.ts'

/** People as a list of mentions. */
export function mentions(people: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(people.map(id => `<@${id}>`))
}

/** A moment that Slack shows in each reader's own time zone. */
export function when(moment: Date, language: Language): string {
  const fallback = formatOf(language).format(moment)
  return `<!date^${Math.floor(moment.getTime() / 1000)}^{date_short_pretty} {time}^|${fallback} UTC>`
}

/** Making one takes as long as the rest of a message. */
const formats = new Map<Language, Intl.DateTimeFormat>()

function formatOf(language: Language): Intl.DateTimeFormat {
  const known = formats.get(language)
  if (known) return known
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  formats.set(language, format)
  return format
}
