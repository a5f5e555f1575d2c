import type { Framework } from '../framework/framework.ts'
import { type Language, languages } from '../language.ts'
import type { CorpusMessage } from './corpus.ts'
import type { LexiconEntry } from './lexicon.ts'

export interface CorpusFinding {
  /** `fault`: the corpus must be mended. `short`: less than there should be, which training survives. */
  severity: 'fault' | 'short'
  rule: 'duplicate' | 'near-duplicate' | 'template' | 'leak' | 'label' | 'count' | 'balance' | 'phrase'
  message: string
}

export interface CorpusParts {
  framework: Framework
  train: readonly CorpusMessage[]
  heldOut: readonly CorpusMessage[]
  lexicon: readonly LexiconEntry[]
}

/** What a corpus should at least hold, in each language. */
const corpusMinimums = {
  competencyMessages: 250,
  indicatorMessages: 30,
  silentMessages: 600,
  phrases: 60,
  heldOutShare: 0.15,
} as const

/** Share of common shingles from which two messages count as the same one, reworded. */
const nearDuplicate = 0.6
/** An indicator with more than this many times the messages of the median one drowns its neighbours. */
const mostImbalance = 2.5
/** So many messages with the same long stretch of text look filled into a form. */
const templateMessages = 4
const templateLength = { en: 7, 'zh-CN': 10 } as const

/** Everything that makes a corpus worse to learn from, or what is measured by it too good to be true. */
export function lintCorpus(parts: CorpusParts): CorpusFinding[] {
  return [
    ...labels(parts),
    ...repeats(parts),
    ...languages.flatMap(language => templates(parts, language)),
    ...languages.flatMap(language => counts(parts, language)),
    ...phrases(parts),
  ]
}

function labels({ framework, train, heldOut }: CorpusParts): CorpusFinding[] {
  return [...train, ...heldOut].flatMap(({ text, indicator, alternatives = [] }) =>
    [indicator, ...alternatives]
      .filter(code => code !== null && !framework.indicator(code))
      .map(code => fault('label', `the framework has no ${code}: ${shown(text)}`)),
  )
}

/** Duplicates and near-duplicates, and leaks where one of the two is held out. */
function repeats({ train, heldOut }: CorpusParts): CorpusFinding[] {
  const messages = [...train, ...heldOut]
  const findings: CorpusFinding[] = []
  const exact = new Map<string, number>()
  const sizes: number[] = []
  const postings = new Map<string, number[]>()
  messages.forEach((message, i) => {
    const isHeldOut = i >= train.length
    const units = unitsOf(message)
    const shingles = new Set(stretches(units, message.lang === 'en' ? 2 : 3))
    sizes.push(shingles.size)
    const key = `${message.lang} ${units.join(' ')}`
    const twin = units.length > 0 ? exact.get(key) : undefined
    if (twin !== undefined) {
      const leaks = isHeldOut && twin < train.length
      // Every writer writes a bare "thank you"; only one of them must not write it twice.
      if (message.indicator !== null || messages[twin]!.batch === message.batch)
        findings.push(fault(leaks ? 'leak' : 'duplicate', `${message.batch}: ${shown(message.text)}`))
      return
    }
    exact.set(key, i)
    const common = new Map<number, number>()
    for (const shingle of shingles) {
      const others = postings.get(shingle) ?? []
      for (const other of others) common.set(other, (common.get(other) ?? 0) + 1)
      // A shingle of every other message says nothing about two of them.
      if (others.length < 200) postings.set(shingle, [...others, i])
    }
    if (message.indicator === null || shingles.size < 5) return
    for (const [other, shared] of common) {
      if (messages[other]!.lang !== message.lang) continue
      if (shared / (shingles.size + sizes[other]! - shared) < nearDuplicate) continue
      const leaks = isHeldOut && other < train.length
      findings.push(
        fault(
          leaks ? 'leak' : 'near-duplicate',
          `${message.batch}: ${shown(message.text)} is much like ${messages[other]!.batch}: ${shown(messages[other]!.text)}`,
        ),
      )
    }
  })
  return findings
}

function templates({ train }: CorpusParts, language: Language): CorpusFinding[] {
  const holders = new Map<string, number>()
  for (const message of train)
    if (message.lang === language && message.indicator !== null)
      for (const stretch of new Set(stretches(unitsOf(message), templateLength[language])))
        holders.set(stretch, (holders.get(stretch) ?? 0) + 1)
  return [...holders]
    .filter(([, count]) => count >= templateMessages)
    .map(([stretch, count]) => fault('template', `${count} messages hold “${stretch}”`))
}

function counts({ framework, train, heldOut }: CorpusParts, language: Language): CorpusFinding[] {
  const own = train.filter(({ lang }) => lang === language)
  const findings: CorpusFinding[] = []
  const atLeast = (what: string, count: number, least: number) => {
    if (count < least) findings.push(short('count', `${language}: ${what} has ${count} messages of ${least}`))
  }
  for (const { code } of framework.competencies)
    atLeast(
      code,
      own.filter(({ indicator }) => indicator?.startsWith(`${code}.`)).length,
      corpusMinimums.competencyMessages,
    )
  const perIndicator = framework.indicators.map(({ code }) => ({
    code,
    count: own.filter(({ indicator }) => indicator === code).length,
  }))
  for (const { code, count } of perIndicator) atLeast(code, count, corpusMinimums.indicatorMessages)
  atLeast(
    'no behaviour',
    own.filter(({ indicator }) => indicator === null).length,
    corpusMinimums.silentMessages,
  )
  const median = perIndicator.map(({ count }) => count).sort((left, right) => left - right)[
    Math.floor(perIndicator.length / 2)
  ]!
  for (const { code, count } of perIndicator)
    if (count > mostImbalance * Math.max(1, median))
      findings.push(
        short('balance', `${language}: ${code} has ${count} messages, the median indicator ${median}`),
      )
  const held = heldOut.filter(({ lang }) => lang === language).length
  if (held < corpusMinimums.heldOutShare * (own.length + held))
    findings.push(short('count', `${language}: ${held} messages are held out of ${own.length + held}`))
  return findings
}

function phrases({ framework, lexicon }: CorpusParts): CorpusFinding[] {
  const findings: CorpusFinding[] = []
  const owners = new Map<string, string>()
  const counted = new Map<string, number>()
  for (const { indicator, lang, phrases } of lexicon) {
    if (!framework.indicator(indicator)) findings.push(fault('label', `the framework has no ${indicator}`))
    for (const phrase of phrases) {
      const key = `${lang} ${phrase.normalize('NFKC').toLowerCase()}`
      const owner = owners.get(key)
      if (owner !== undefined)
        findings.push(fault('phrase', `“${phrase}” stands under ${owner} and again under ${indicator}`))
      owners.set(key, indicator)
      counted.set(`${lang} ${indicator}`, (counted.get(`${lang} ${indicator}`) ?? 0) + 1)
    }
  }
  for (const { code } of framework.indicators)
    for (const language of languages) {
      const count = counted.get(`${language} ${code}`) ?? 0
      if (count < corpusMinimums.phrases)
        findings.push(
          short('phrase', `${language}: ${code} has ${count} phrases of ${corpusMinimums.phrases}`),
        )
    }
  return findings
}

/** Words in English; in Chinese the characters, with Latin words and numbers whole. */
function unitsOf({ text, lang }: CorpusMessage): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return plain.match(lang === 'en' ? /[\p{L}\p{N}']+/gu : /\p{Script=Han}|[a-z0-9]+/gu) ?? []
}

function stretches(units: readonly string[], length: number): string[] {
  const found: string[] = []
  for (let from = 0; from + length <= units.length; from++)
    found.push(units.slice(from, from + length).join(' '))
  return found
}

function shown(text: string): string {
  return `“${text.length > 70 ? `${text.slice(0, 70)}…` : text}”`
}

function fault(rule: CorpusFinding['rule'], message: string): CorpusFinding {
  return { severity: 'fault', rule, message }
}

function short(rule: CorpusFinding['rule'], message: string): CorpusFinding {
  return { severity: 'short', rule, message }
}
