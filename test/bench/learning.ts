import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Language, languages } from '../../src/core/language.ts'
import type { Mapping } from '../../src/core/mapping/mapper.ts'
import { decodeAdapter } from '../../src/core/mapping/workspace-adapter-bytes.ts'
import type { WorkspaceExample } from '../../src/core/mapping/workspace-example.ts'
import { fitWorkspace } from '../../src/core/mapping/workspace-fit.ts'
import { WorkspaceMapper } from '../../src/core/mapping/workspace-mapper.ts'
import { readCorpus } from '../../src/seeds/corpus-file.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { loadMapper } from '../../src/seeds/model-file.ts'
import type { Figure } from './figure.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')

interface JargonMessage {
  text: string
  lang: Language
  indicator: string | null
  use: 'learn' | 'judge'
}

/**
 * A workspace with words of its own: 100 decisions of its people, then the next 200 messages, mapped by the built-in model
 * and by the one that learnt. The check set shows what the learning cost where none of those words occur.
 */
export async function benchLearning(cacheDir?: string): Promise<Figure[]> {
  const folder = cacheDir ?? (await mkdtemp(join(tmpdir(), 'laurel-bench-')))
  try {
    const framework = await readFramework(join(seeds, 'frameworks/core'))
    const base = await loadMapper({ framework, corpusDir: join(seeds, 'corpus/train'), cacheDir: folder })
    const messages = await readJargon()
    const now = new Date('2026-11-22T10:00:00Z')
    const examples = messages
      .filter(({ use }) => use === 'learn')
      .map((message, i) => exampleOf(message, i, now))
    const next = messages.filter(({ use }) => use === 'judge')
    const putAside = await readCorpus(join(seeds, 'corpus/held-out/lake.jsonl'))
    fitWorkspace(framework, base, examples, [], now)
    const started = performance.now()
    const fit = fitWorkspace(framework, base, examples, [], now)
    const took = performance.now() - started
    const checked = fitWorkspace(framework, base, examples, putAside, now)
    const adapter = checked.adapter && decodeAdapter(checked.adapter)
    const learnt = adapter ? new WorkspaceMapper(base, adapter) : base
    const before = next.map(({ text }) => base.rank(text))
    const after = await Promise.all(next.map(({ text }) => learnt.map(text)))
    return [
      ...languages.flatMap(language => [
        ...figures(`${language}, before`, next, before, language),
        ...figures(`${language}, after 100 decisions`, next, after, language),
      ]),
      { name: 'abstains rightly, before', value: abstained(next, before), unit: '%' },
      { name: 'abstains rightly, after', value: abstained(next, after), unit: '%' },
      ...languages.flatMap(language => [
        {
          name: `check set ${language}: competency first, before`,
          value: 100 * checked.before[language],
          unit: '%',
        },
        {
          name: `check set ${language}: competency first, after`,
          value: 100 * checked.after[language],
          unit: '%',
        },
      ]),
      { name: 'strength that passed the check set', value: checked.strength, unit: '' },
      { name: 'time to learn from 100 decisions', value: took, unit: 'ms', limit: 1000 },
      { name: 'adapter', value: (fit.adapter?.length ?? 0) / 1024, unit: 'kB' },
    ]
  } finally {
    if (cacheDir === undefined) await rm(folder, { recursive: true, force: true })
  }
}

/** What people of that workspace wrote, and what they meant by it. */
export async function readJargon(): Promise<JargonMessage[]> {
  const lines = (await readFile(join(import.meta.dirname, 'jargon.jsonl'), 'utf8')).split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as JargonMessage)
}

function exampleOf({ text, indicator }: JargonMessage, i: number, now: Date): WorkspaceExample {
  return {
    sourceId: `R${i}`,
    text,
    indicators: indicator === null ? [] : [indicator],
    origin: indicator === null ? 'none' : 'corrected',
    at: new Date(now.getTime() - (100 - i) * 3600 * 1000),
  }
}

function figures(
  name: string,
  messages: readonly JargonMessage[],
  mappings: readonly Mapping[],
  language: Language,
) {
  const share = (right: (mapping: Mapping, code: string) => boolean) => {
    const labelled = messages.flatMap(({ lang, indicator }, i) =>
      lang === language && indicator !== null ? [right(mappings[i]!, indicator)] : [],
    )
    return (100 * labelled.filter(Boolean).length) / labelled.length
  }
  const competency = (code: string) => code.slice(0, code.indexOf('.'))
  return [
    {
      name: `${name}: competency first`,
      value: share(({ competencies }, code) => competencies[0]?.code === competency(code)),
      unit: '%',
    },
    {
      name: `${name}: competency in the first three`,
      value: share(({ competencies }, code) =>
        competencies.slice(0, 3).some(found => found.code === competency(code)),
      ),
      unit: '%',
    },
    {
      name: `${name}: indicator first`,
      value: share(({ indicators }, code) => indicators[0]?.code === code),
      unit: '%',
    },
    {
      name: `${name}: indicator in the first three`,
      value: share(({ indicators }, code) => indicators.slice(0, 3).some(found => found.code === code)),
      unit: '%',
    },
  ]
}

/** Share of all messages taken rightly to show a behaviour, or none. */
function abstained(messages: readonly JargonMessage[], mappings: readonly Mapping[]): number {
  const right = messages.filter(
    ({ indicator }, i) => mappings[i]!.behavioural >= 0.5 === (indicator !== null),
  )
  return (100 * right.length) / messages.length
}
