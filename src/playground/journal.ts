import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Change, changeKinds } from './change.ts'

/** Where changes are kept. `append` returns once the operating system has the line. */
export interface Journal {
  /** What earlier runs wrote, oldest first. */
  readonly past: readonly Change[]
  append(change: Change): void
  close(): void
}

export const memoryJournal = (): Journal => ({ past: [], append() {}, close() {} })

/**
 * One JSON document a line in `<dataDir>/journal.jsonl`. A line is handed to the operating system before the
 * call that caused it is answered, so a killed process loses nothing it had answered.
 */
export function openJournal(dataDir: string): Journal {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'journal.jsonl')
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  // A line without its line break was cut off by a kill: nobody was told that it happened.
  const whole = bytes.lastIndexOf(0x0a) + 1
  const past = bytes
    .subarray(0, whole)
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [parseLine(line, index + 1, file)]))
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600)
  if (whole < bytes.length) ftruncateSync(descriptor, whole)
  let end = whole
  let open = true
  return {
    past,
    append(change) {
      if (!open) throw new Error('the playground is closed: nothing can be changed any more')
      const line = Buffer.from(`${JSON.stringify(change)}\n`)
      let written = 0
      while (written < line.length) {
        written += writeSync(descriptor, line, written, line.length - written, end + written)
      }
      end += line.length
    },
    close() {
      if (open) closeSync(descriptor)
      open = false
    },
  }
}

function parseLine(line: string, number: number, file: string): Change {
  const fault = (what: string) =>
    new Error(`${file}, line ${number}: ${what}. Remove that line, or the file to start afresh.`)
  let change: unknown
  try {
    change = JSON.parse(line)
  } catch {
    throw fault('is not JSON')
  }
  if (
    typeof change !== 'object' ||
    change === null ||
    !('kind' in change) ||
    !changeKinds.has(String(change.kind))
  ) {
    throw fault('is not a change that this version of the playground knows')
  }
  return change as Change
}
