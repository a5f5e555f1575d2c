import type { Language } from '../core/language.ts'
import { dateFormat, listText } from './formats.ts'

/** People as a list of mentions. */
export function mentions(people: readonly string[], language: Language): string {
  return listText(
    people.map(id => `<@${id}>`),
    language,
  )
}

/** A number and what it counts, in English: "1 comment", "2 comments". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A moment that Slack shows in each reader's own time zone. */
export function when(moment: Date, language: Language): string {
  const fallback = dateFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(moment)
  return `<!date^${Math.floor(moment.getTime() / 1000)}^{date_short_pretty} {time}^|${fallback} UTC>`
}
