import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CorpusMessage, corpusMessageSchema } from '../core/mapping/corpus.ts'

/** Every line of a corpus that cannot be used, one "file:line: path: message" each. */
export class CorpusFileError extends Error {
  override readonly name = 'CorpusFileError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/**
 * Reads one `.jsonl` file, or all of a folder in the order of their names.
 * @throws CorpusFileError listing every problem found.
 */
export async function readCorpus(path: string): Promise<CorpusMessage[]> {
  const messages: CorpusMessage[] = []
  const problems: string[] = []
  for (const file of await jsonLinesFiles(path)) {
    const lines = (await readFile(file, 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue
      const at = `${file}:${index + 1}`
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch (error) {
        problems.push(`${at}: is not JSON: ${error instanceof Error ? error.message : String(error)}`)
        continue
      }
      const parsed = corpusMessageSchema.safeParse(value)
      if (!parsed.success)
        for (const issue of parsed.error.issues)
          problems.push(`${at}: ${issue.path.length ? `${issue.path.join('.')}: ` : ''}${issue.message}`)
      else if ((parsed.data.indicator === null) !== ['vague', 'noise'].includes(parsed.data.kind))
        problems.push(`${at}: indicator: must be null for kind vague and noise, and only for them`)
      else messages.push(parsed.data)
    }
  }
  if (problems.length > 0) throw new CorpusFileError(problems)
  return messages
}

/**
 * The file itself, or the `.jsonl` files of a folder in the order of their names.
 * @throws CorpusFileError when there are none
 */
export async function jsonLinesFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const names = (await readdir(path)).filter(name => name.endsWith('.jsonl')).sort()
    if (names.length > 0) return names.map(name => join(path, name))
  } catch (error) {
    throw new CorpusFileError([`${path}: cannot be read: ${error instanceof Error ? error.message : error}`])
  }
  throw new CorpusFileError([`${path}: holds no .jsonl file`])
}
