import type { Span } from '../core/mapping/mapper.ts'
import { fold } from './fold.ts'

/** Scripts in which a name needs no space around it. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const noLetterBefore = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])'
const noLetterAfter = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])'

/** Parts of names that are also words: only a capital tells the one from the other. */
const alsoWords = new Set(
  (
    'will mark grace hope faith rich chase grant drew dean page long young king best good more price cook ' +
    'baker bill frank pat rose dale hand case reed rush banks brook summer autumn june april august victor ' +
    'an do to so no my in on we me us it is be go up or of as at by if am hi oh ok ma ' +
    'joy ivy sun sky song pan fan tan ban ran bin hung sang win guy ray gene dawn lane stone field hill wood'
  ).split(' '),
)

/** Words that begin sentences, and would be taken for the short form of a longer name. */
const notShortForms = new Set(
  (
    'the and for her his him she who was all any are but can did has had how its let may not now one our out ' +
    'see two use way you man men per yes yet too old new off own put say from this that then they them with'
  ).split(' '),
)

const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 端木 百里 南宫'.split(' '),
)
const titles = '(?:工|总|姐|哥|老师|经理|主任|医生|护士|师傅|同学|博士|教授|院长|校长|厂长|组长)'
/** What looks like "little" or "old" with a surname and is an everyday word. */
const everyday = new Set(['小时', '老师', '小心', '小于'])

/** Where a person's name stands in the text: in full, in part, or as it is used in address. */
export function findName(text: string, name: string): Span[] {
  const folded = fold(text)
  const whole = name.normalize('NFC').trim()
  const parts = whole.split(/[\s,，()（）/·・|]+/u).flatMap(part => [part, ...part.split(/[-_.]/u)])
  const spans = whole.length > 1 && !alsoWords.has(fold(whole)) ? find(folded, wordPattern(whole)) : []
  for (const part of new Set(parts)) {
    if (unspaced.test(part)) {
      for (const run of part.match(/\p{Script=Han}+/gu) ?? []) spans.push(...findChinese(text, run))
      if (!/\p{Script=Han}/u.test(part) && part.length > 1) spans.push(...find(folded, literal(fold(part))))
      continue
    }
    if (!/\p{L}.*\p{L}/u.test(part)) continue
    const found = find(folded, wordPattern(part))
    const needsCapital = alsoWords.has(fold(part)) || notShortForms.has(fold(part))
    spans.push(...found.filter(({ start }) => !needsCapital || /\p{Lu}/u.test(text[start]!)))
    spans.push(...findShortForms(text, fold(part)))
  }
  return spans
}

/** "Tom" for Tomasz: words with a capital that the name begins with. */
function findShortForms(text: string, part: string): Span[] {
  return find(text, `${noLetterBefore}\\p{Lu}\\p{Script=Latin}{2,}${noLetterAfter}`).filter(span => {
    const word = fold(text.slice(span.start, span.end))
    return word.length < part.length && part.startsWith(word) && !notShortForms.has(word)
  })
}

/** 王小明: in full, 小明, 王工, 老王, 小王, 明哥 and their like. */
function findChinese(text: string, name: string): Span[] {
  if (name.length < 2) return []
  const surname = compoundSurnames.has(name.slice(0, 2)) && name.length > 2 ? name.slice(0, 2) : name[0]!
  const given = name.slice(surname.length)
  const patterns = [
    name,
    `${surname}${titles}`,
    `${given}${titles}`,
    `[老小阿](?:${surname}|${given})`,
    `${given.at(-1)}(?:哥|姐|总|工)`,
    `(?:${given}){2}`,
  ]
  if (given.length > 1 && name.length <= 4) patterns.push(given)
  if (surname.length > 1) patterns.push(surname)
  return patterns
    .flatMap(pattern => find(text, pattern))
    .filter(({ start, end }) => !everyday.has(text.slice(start, end)))
}

/** The words of the name, whatever joins them; a letter may carry its accent as a mark of its own. */
function wordPattern(name: string): string {
  const words = fold(name)
    .split(/[\s._-]+/u)
    .filter(word => word !== '')
    .map(literal)
  return `${noLetterBefore}${words.join('[\\s._-]*')}${noLetterAfter}`
}

function literal(folded: string): string {
  return [...folded].map(letter => `${letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}\\p{M}*`).join('')
}

function find(text: string, pattern: string): Span[] {
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }))
}
