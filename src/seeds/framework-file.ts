import { readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { Framework, type FrameworkProblem, frameworkProblems } from '../core/framework/framework.ts'
import { competencySchema, frameworkSchema } from '../core/framework/schema.ts'

/** Every reason why a framework cannot be used, one "file:line: path: message (value)" each. */
export class FrameworkFileError extends Error {
  override readonly name = 'FrameworkFileError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

type Path = readonly PropertyKey[]

interface YamlFile {
  path: string
  lines: LineCounter
  document: Document
  value: unknown
}

/**
 * Reads a framework from one YAML or JSON file, or from a folder with `framework.yaml` and one file a competency.
 * @throws FrameworkFileError listing every problem found.
 */
export async function readFramework(path: string): Promise<Framework> {
  const problems: string[] = []
  const main = await readYaml(await mainFileOf(path), problems)
  if (!main) throw new FrameworkFileError(problems)

  const listed = isRecord(main.value) && Array.isArray(main.value.competencies) ? main.value.competencies : []
  const entries: { position: number; value: unknown; file: YamlFile | null }[] = []
  for (const [position, entry] of listed.entries()) {
    if (typeof entry !== 'string') {
      entries.push({ position, value: entry, file: null })
      continue
    }
    const code = competencySchema.shape.code.safeParse(entry)
    if (!code.success) {
      problems.push(describe(main, ['competencies', position], code.error.issues[0]!.message, entry))
      continue
    }
    const file = await readYaml(join(dirname(main.path), `${entry}.yaml`), problems, main, position)
    if (!file) continue
    entries.push({ position, value: file.value, file })
    if (isRecord(file.value) && typeof file.value.code === 'string' && file.value.code !== entry)
      problems.push(describe(file, ['code'], `must be "${entry}", as the file is named`, file.value.code))
  }

  const report = (path: Path, message: string, value: unknown) => {
    const entry = path[0] === 'competencies' && typeof path[1] === 'number' ? entries[path[1]] : undefined
    if (entry?.file) problems.push(describe(entry.file, path.slice(2), message, value))
    else if (entry)
      problems.push(describe(main, ['competencies', entry.position, ...path.slice(2)], message, value))
    else problems.push(describe(main, path, message, value))
  }

  const value =
    listed.length > 0 && isRecord(main.value)
      ? { ...main.value, competencies: entries.map(entry => entry.value) }
      : main.value
  const parsed = frameworkSchema.safeParse(value)
  for (const issue of parsed.error?.issues ?? []) {
    const noneReadable = entries.length === 0 && listed.length > 0 && issue.path.length === 1
    if (noneReadable && issue.path[0] === 'competencies') continue
    if (issue.code !== 'unrecognized_keys') report(issue.path, issue.message, at(value, issue.path))
    else
      for (const key of issue.keys)
        report([...issue.path, key], 'is not a known key', at(value, [...issue.path, key]))
  }

  let sourceLines: string[] | null = null
  if (isRecord(main.value) && typeof main.value.source === 'string')
    try {
      sourceLines = linesOf(await readFile(join(dirname(main.path), main.value.source), 'utf8'))
    } catch (error) {
      problems.push(describe(main, ['source'], `cannot be read: ${reason(error)}`, main.value.source))
    }

  if (parsed.success) {
    const unreadable = parsed.data.source !== undefined && sourceLines === null
    const found: FrameworkProblem[] = frameworkProblems(
      parsed.data,
      unreadable ? Number.POSITIVE_INFINITY : (sourceLines?.length ?? null),
    )
    for (const problem of found) report(problem.path, problem.message, problem.value)
  }
  if (problems.length > 0 || !parsed.success) throw new FrameworkFileError(problems)
  return new Framework(parsed.data, sourceLines)
}

async function mainFileOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, 'framework.yaml') : path
  } catch (error) {
    throw new FrameworkFileError([`${shown(path)}: cannot be read: ${reason(error)}`])
  }
}

async function readYaml(path: string, problems: string[], parent?: YamlFile, position?: number) {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    problems.push(
      parent
        ? describe(parent, ['competencies', position!], `${shown(path)} cannot be read: ${reason(error)}`)
        : `${shown(path)}: cannot be read: ${reason(error)}`,
    )
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  for (const error of document.errors)
    problems.push(`${shown(path)}:${lines.linePos(error.pos[0]).line}: ${error.message}`)
  if (document.errors.length > 0) return null
  try {
    return { path, lines, document, value: document.toJS() as unknown } satisfies YamlFile
  } catch (error) {
    problems.push(`${shown(path)}: ${reason(error)}`)
    return null
  }
}

function describe(file: YamlFile, path: Path, message: string, value?: unknown): string {
  const where = path.length > 0 ? `${path.map(String).join('.')}: ` : ''
  const what = value === undefined ? '' : ` (${abbreviated(value)})`
  const line = lineOf(file, path)
  return `${shown(file.path)}${line === null ? '' : `:${line}`}: ${where}${message}${what}`
}

/** The line of the node at the path, or of the nearest one around it when the path leads to nothing. */
function lineOf(file: YamlFile, path: Path): number | null {
  let offset: number | undefined
  let node: unknown = file.document.contents
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
      if (!isPair(pair)) break
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else {
      node =
        isNode(node) && 'get' in node
          ? (node.get as (key: unknown, keep: true) => unknown)(key, true)
          : undefined
      if (!isNode(node)) break
      offset = node.range?.[0] ?? offset
    }
  }
  return offset === undefined ? null : file.lines.linePos(offset).line
}

function at(value: unknown, path: Path): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Record<PropertyKey, unknown>)[key]
  }
  return current
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/)
}

function abbreviated(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function shown(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}

function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'no such file'
  return error instanceof Error ? error.message : String(error)
}
