import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { explain } from '../core/mapping/explanation.ts'
import type { LinearMapper } from '../core/mapping/linear-mapper.ts'
import type { Mapping } from '../core/mapping/mapper.ts'
import { outcomeOf } from '../core/mapping/outcome.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { loadMapper } from '../seeds/model-file.ts'

const idSchema = z.union([z.string(), z.number()])
const lineSchema = z.looseObject({ id: idSchema, text: z.string() })

/**
 * Maps JSON lines {"id","text"} to JSON lines, in order. A line that cannot be read gives {"error"} in its place.
 * @param options.explain adds to each line `outcome`, the deciding `words`, and `features`: what says most for the first indicator
 *   and against it
 */
export async function mapLines(
  input: Readable,
  output: Writable,
  mapper: Pick<LinearMapper, 'rank' | 'model'>,
  options: { explain?: boolean } = {},
): Promise<void> {
  let number = 0
  for await (const line of linesOf(input)) {
    number++
    if (line.trim() === '') continue
    if (!output.write(`${JSON.stringify(mapLine(line, number, mapper, options))}\n`))
      await once(output, 'drain')
  }
}

/** Only a line feed ends a line: JSON strings may hold U+2028 and others that Node's readline splits at. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input as AsyncIterable<string | Uint8Array>) {
    const lines = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    lines[0] = rest + lines[0]
    rest = lines.pop()!
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

function mapLine(
  line: string,
  number: number,
  mapper: Pick<LinearMapper, 'rank' | 'model'>,
  options: { explain?: boolean },
) {
  let value: unknown
  try {
    value = JSON.parse(number === 1 ? line.replace(/^\uFEFF/, '') : line)
  } catch (error) {
    return { error: `line ${number}: is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const parsed = lineSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const id = idSchema.safeParse((value as { id?: unknown } | null)?.id)
    const what = issue!.path.length > 0 ? `"${issue!.path.join('.')}": ` : ''
    return { error: `line ${number}: ${what}${issue!.message}`, ...(id.success && { id: id.data }) }
  }
  const { id, text } = parsed.data
  const mapping = mapper.rank(text)
  return {
    id,
    lang: mapping.language,
    behavioural: rounded(mapping.behavioural),
    competencies: mapping.competencies.map(({ code, p }) => ({ code, p: rounded(p) })),
    indicators: mapping.indicators.map(({ code, line, p }) => ({ code, line, p: rounded(p) })),
    evidence: mapping.evidence,
    ...(options.explain && {
      outcome: outcomeOf(mapping),
      words: mapping.evidence.map(({ start, end }) => text.slice(start, end)),
      ...featuresOf(mapper, text, mapping),
    }),
  }
}

function featuresOf({ model }: Pick<LinearMapper, 'model'>, text: string, { indicators }: Mapping) {
  const { known, reasons } = explain(model, text, indicators[0]!.code)
  return {
    known: rounded(known),
    features: reasons.map(({ gain, ...reason }) => ({ ...reason, gain: rounded(gain) })),
  }
}

function rounded(p: number): number {
  return Math.round(p * 10_000) / 10_000
}

export interface MapOptions {
  /** File to read instead of standard input. */
  input?: string | undefined
  /** File to write instead of standard output. */
  output?: string | undefined
  cacheDir: string
  /** Framework file or folder; the built-in one when left out. */
  frameworkPath?: string | undefined
  corpusDir: string
  explain?: boolean | undefined
}

/** `laurel map`: works offline and without a database. */
export async function mapCommand(options: MapOptions): Promise<void> {
  const framework = await readFramework(options.frameworkPath ?? builtInFramework)
  const mapper = await loadMapper({ framework, corpusDir: options.corpusDir, cacheDir: options.cacheDir })
  const input = options.input === undefined ? process.stdin : createReadStream(options.input)
  const output = options.output === undefined ? process.stdout : createWriteStream(options.output)
  await mapLines(input, output, mapper, { explain: options.explain ?? false })
  if (output !== process.stdout) {
    output.end()
    await once(output, 'finish')
  }
}

const builtInFramework = resolve(import.meta.dirname, '../../seeds/frameworks/core')
