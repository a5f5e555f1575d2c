import { readFile } from 'node:fs/promises'
import { type LexiconEntry, lexiconEntrySchema } from '../core/mapping/lexicon.ts'
import { CorpusFileError, jsonLinesFiles } from './corpus-file.ts'

/**
 * Reads the phrases of one `.jsonl` file, or of all in a folder in the order of their names.
 * @throws CorpusFileError listing every problem found.
 */
export async function readLexicon(path: string): Promise<LexiconEntry[]> {
  const entries: LexiconEntry[] = []
  const problems: string[] = []
  for (const file of await jsonLinesFiles(path))
    for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
      if (line.trim() === '') continue
      const at = `${file}:${index + 1}`
      try {
        const parsed = lexiconEntrySchema.safeParse(JSON.parse(line))
        if (parsed.success) entries.push(parsed.data)
        else
          for (const issue of parsed.error.issues)
            problems.push(`${at}: ${issue.path.length ? `${issue.path.join('.')}: ` : ''}${issue.message}`)
      } catch (error) {
        problems.push(`${at}: is not JSON: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  if (problems.length > 0) throw new CorpusFileError(problems)
  return entries
}
