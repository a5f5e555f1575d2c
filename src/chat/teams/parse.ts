import type { TeamsActivity } from './activity.ts'

/** What somebody typed after "kudos". Mentions are written `<@id>`, as in every text that Laurel passes on. */
export interface KudosLine {
  /** People named as recipients, in order. */
  userIds: string[]
  text: string
  /** Words written as `#word`, without the `#`. */
  hashWords: string[]
  /** What was typed as `@name` or as an e-mail address in front of the text, where nobody is mentioned. */
  names: string[]
}

const mention = /<@([^<>|\s]+)>/
const mentions = new RegExp(mention, 'g')
const separators = String.raw`\s|,|，|、|\band\b|和`
const leadingMentions = new RegExp(`^(?:${separators}|${mention.source})*`, 'i')
const leadingName = new RegExp(
  String.raw`^(?:${separators})*(?:@([\p{L}\p{N}._-]+)|([^\s<>@,，、]+@[\w-]+(?:\.[\w-]+)+))`,
  'iu',
)

/** Reads "@Ana @Ben thanks for … #indicator", and "@ana" or "ana@example.org" where Teams cannot mention people. */
export function parseKudosLine(line: string): KudosLine {
  const leading = leadingMentions.exec(line)?.[0] ?? ''
  const isNamedFirst = mention.test(leading)
  const userIds = [...(isNamedFirst ? leading : line).matchAll(mentions)].map(match => match[1]!)
  let text = (isNamedFirst ? line.slice(leading.length) : line).trim()
  const names: string[] = []
  if (userIds.length === 0) {
    for (let match = leadingName.exec(text); match; match = leadingName.exec(text)) {
      names.push(match[1] ?? match[2]!)
      text = text.slice(match[0].length).trim()
    }
  }
  return {
    userIds: [...new Set(userIds)],
    text,
    hashWords: [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}][\p{L}\p{N}.\-_]*)/gu)].map(match => match[1]!),
    names: [...new Set(names)],
  }
}

/** The text without these `#words`. */
export function withoutHashWords(text: string, words: readonly string[]): string {
  return words
    .reduce((rest, word) => rest.replace(`#${word}`, ''), text)
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

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

/** A first word with or without a slash, and what follows it. */
export function commandOf(text: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return { word: word.toLowerCase(), rest }
}
