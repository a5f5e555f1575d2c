import type { TeamsActivity } from './activity.ts'

const mentions = /<@([^<>|\s]+)>/g

/** Stand for the brackets of a mention while the text around it is decoded. */
const opens = '\uE000'
const closes = '\uE001'

/** A message's text with its mentions as `<@account>` and Laurel's own name taken out. */
export function spokenText({ text, entities, recipient }: TeamsActivity): string {
  let rest = (text ?? '').replace(/[\u200b\ufeff\uE000\uE001]/g, '')
  for (const { type, text: written, mentioned } of entities ?? []) {
    if (type !== 'mention' || !written || !mentioned?.id) continue
    const isUs = mentioned.id === recipient?.id
    rest = rest.replace(written, isUs ? ' ' : `${opens}${mentioned.aadObjectId ?? mentioned.id}${closes}`)
  }
  return decoded(
    rest.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?(?:p|div|span|at|b|i|strong|em)\b[^<>]*>/gi, ''),
  )
    .replaceAll(opens, '<@')
    .replaceAll(closes, '>')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
}

/** Ids of those mentioned anywhere in a spoken text. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(mentions)].map(match => match[1]!))]
}

/** A spoken text with names in the place of mentions: plain words. */
export function plainText(text: string, nameOf: (id: string) => string | undefined): string {
  return text.replace(mentions, (_, id: string) => `@${nameOf(id) ?? id}`)
}

/** The words of a message that a message action is about: Teams sends them as HTML. */
export function wordsOfHtml(html: string): string {
  return decoded(html.replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n').replace(/<[^<>]*>/g, ''))
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
}

const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  amp: '&',
}

function decoded(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|nbsp|#39|amp);/g, (_, name: string) => entities[name]!)
}
