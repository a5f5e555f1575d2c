import { commandIn } from '../../../core/command-words.ts'
import type { Language } from '../../../core/language.ts'
import { characterOf } from './emoji.ts'

/** Who reads, in which language and time zone. */
export interface Reader {
  language: Language
  timeZone: string
}

/** At most `length` units, an ellipsis for what is missing; never half of a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, length - 1)
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** What makes Laurel's own markup; each has a stand-in, of those that no text has, where it is only a character. */
const marks = '*_`:'
const firstStandIn = 0xe010

/** Words of a person or an admin inside a sentence: none of their characters is markup. */
export function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[*_`:]/g, mark => String.fromCharCode(firstStandIn + marks.indexOf(mark)))
}

function unescapeText(text: string): string {
  return text
    .replace(/[\uE010-\uE013]/g, standIn => marks[standIn.charCodeAt(0) - firstStandIn]!)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** How names and mentions are written into a card. */
export interface Naming {
  person(id: string): string
  channel(id: string): string
}

/** Words whose characters are letters, whatever Markdown would make of them. */
export function literal(text: string): string {
  return unescapeText(text)
    .replace(/[\\`*_[\]#~<>|]/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')
}

/** Everything in Laurel's markup that stands for something else. */
const token =
  /<@([^<>|]+)(?:\|[^<>]*)?>|<#([^<>|]+)(?:\|[^<>]*)?>|<!date\^(\d+)\^[^<>]*>|<(https?:[^<>|]+)(?:\|([^<>]*))?>|:([a-z0-9_+-]+):|`([^`\n]+)`|(?<![\p{L}\p{N}])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}])/gu

/** What Slack calls a command is plain words in Teams, in the reader's language: `/laurel setup` becomes "setup" or 设置. */
function commandWords(code: string, language: Language): string {
  const [, line] = /^\/(?:laurel\s+)?(.*)$/.exec(code) ?? []
  return line === undefined ? code : commandIn(line, language)
}

/** Laurel's sentences, written once for both platforms, as Markdown of an Adaptive Card. */
export function toMarkdown(text: string, reader: Reader, naming: Naming): string {
  let result = ''
  let end = 0
  for (const match of text.matchAll(token)) {
    result += literal(text.slice(end, match.index))
    end = match.index + match[0].length
    const [whole, person, channel, date, url, label, emoji, code, bold, italic] = match
    if (person) result += naming.person(person)
    else if (channel) result += `**${literal(naming.channel(channel))}**`
    else if (date) result += momentText(Number(date), reader)
    else if (url) result += `[${literal(label ?? url)}](${url.replace(/[()\s]/g, encodeURIComponent)})`
    else if (emoji) result += characterOf(emoji) ?? literal(whole)
    else if (code) result += `**${literal(commandWords(code, reader.language))}**`
    // What is bold by itself, such as a name, ends nothing inside.
    else if (bold) result += `**${toMarkdown(bold, reader, naming).replaceAll('**', '')}**`
    else if (italic) result += `_${toMarkdown(italic, reader, naming)}_`
  }
  // A single line break is a blank in Markdown.
  return (result + literal(text.slice(end))).replace(/\n(?!\n)/g, '\n\n')
}

/** The same without any markup: for titles, labels, choices and notifications. */
export function toPlain(text: string, reader: Reader, naming: Naming): string {
  const plain = text.replace(token, (whole, person, channel, date, url, label, emoji, code, bold, italic) => {
    if (person) return naming.person(person)
    if (channel) return naming.channel(channel)
    if (date) return momentText(Number(date), reader)
    if (url) return label ?? url
    if (emoji) return characterOf(emoji) ?? whole
    if (code) return commandWords(code, reader.language)
    return toPlain(bold ?? italic, reader, naming)
  })
  return unescapeText(plain)
}

/** @param seconds since 1970 */
function momentText(seconds: number, { language, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(seconds * 1000))
}

/** Ids of the people and channels that texts speak of. */
export function namedIn(text: string): { people: string[]; channels: string[] } {
  return {
    people: [...text.matchAll(/<@([^<>|]+)(?:\|[^<>]*)?>/g)].map(match => match[1]!),
    channels: [...text.matchAll(/<#([^<>|]+)(?:\|[^<>]*)?>/g)].map(match => match[1]!),
  }
}
