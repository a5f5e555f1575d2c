import { isUnread } from '../unread-language.ts'
import { coachEn } from './coach-en.ts'
import { coachZh } from './coach-zh.ts'

/** What words of one language say. Each pattern names the words it found. */
export interface CoachRules {
  hasBehaviour(text: string): boolean
  /** Whether it only tells what should be: nothing has been done in it, whatever a mapper hears. */
  isWish(text: string): boolean
  /** What somebody is told to have said. It is what was heard, however it sounds. Global. */
  reported: RegExp
  moment: readonly RegExp[]
  impact: readonly RegExp[]
  judgement: readonly RegExp[]
  hedging: readonly RegExp[]
  absolute: readonly RegExp[]
  loaded: readonly RegExp[]
}

/**
 * What would make a feedback clearer. `no-…`: nothing says when it was, what was done, or what came of it; `judgement`: it
 * says what the person is, not what they did; `loaded`: words that wound or label; `unread`: it is in a language that the
 * coach does not read.
 */
export type HintCode =
  | 'unread'
  | 'loaded'
  | 'judgement'
  | 'absolute'
  | 'hedging'
  | 'no-behaviour'
  | 'no-moment'
  | 'no-impact'

export interface Hint {
  code: HintCode
  /** The words that it is about; none where something is missing. At most three. */
  words: string[]
}

const aboutWords = ['loaded', 'judgement', 'absolute', 'hedging'] as const

const mostWords = 3

/** Fewer characters than this are only begun: what they lack is not said yet. In UTF-16 units; a Chinese text says more in each. */
const begun = { en: 12, zh: 6 }

/** From this probability on, the mapper hears a behaviour that the rules may have no word for. */
const heard = 0.5

export interface FeedbackWords {
  situation: string | null
  behaviour: string | null
  impact: string | null
}

/** Each once, and none that is part of another. */
function longest(found: readonly string[]): string[] {
  return [...new Set(found)].filter(words => !found.some(other => other !== words && other.includes(words)))
}

/** Whether there is too little to say what is missing. It is not clear for that. */
export function isOnlyBegun({ situation, behaviour, impact }: FeedbackWords): boolean {
  const parts = [situation, behaviour, impact].map(part => part?.trim() ?? '')
  const text = parts.filter(Boolean).join('\n')
  return text.length < (/\p{Script=Han}/u.test(text) ? begun.zh : begun.en)
}

/**
 * Reads what somebody is writing and says what is missing or off, the words that wound first: rules over words, no network,
 * the same answer each time. A hint is an offer: it never stands in the way of sending. Text in both languages is read by
 * the rules of both.
 *
 * @param behavioural the built-in mapper's probability 0..1 that the words show a behaviour; null goes by the rules alone.
 */
export function coach(words: FeedbackWords, behavioural: number | null = null): Hint[] {
  const [situation, behaviour, impact] = [words.situation, words.behaviour, words.impact].map(
    part => part?.trim() ?? '',
  ) as [string, string, string]
  const text = [situation, behaviour, impact].filter(Boolean).join('\n')
  if (isUnread(text)) return [{ code: 'unread', words: [] }]
  const rules = [
    ...(/\p{Script=Han}/u.test(text) ? [coachZh] : []),
    ...(/[a-z]{2}/i.test(text) ? [coachEn] : []),
  ]
  const hints: Hint[] = aboutWords.flatMap(code => {
    const found = rules.flatMap(rule => {
      const own = text.replace(rule.reported, ' … ').replace(/["“”「」]/g, '')
      return rule[code].flatMap(pattern => pattern.exec(own)?.[0].trim() || [])
    })
    return found.length > 0 ? [{ code, words: longest(found).slice(0, mostWords) }] : []
  })
  if (hints.length === 0 && isOnlyBegun(words)) return hints
  const told = (parts: string, patterns: 'moment' | 'impact') =>
    rules.some(rule => rule[patterns].some(pattern => pattern.test(parts)))
  const isHeard = (behavioural ?? 0) >= heard && !rules.every(rule => rule.isWish(text))
  if (!isHeard && !rules.some(rule => rule.hasBehaviour(text)))
    hints.push({ code: 'no-behaviour', words: [] })
  // Somebody who fills in the field has said it in their own way.
  if (situation === '' && !told(text, 'moment')) hints.push({ code: 'no-moment', words: [] })
  if (impact === '' && !told(text, 'impact')) hints.push({ code: 'no-impact', words: [] })
  return hints
}
