import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Migration, migrateFramework } from '../app/migrate-framework.ts'
import { undoFrameworkChange } from '../app/undo-framework-change.ts'
import { systemClock } from '../clock.ts'
import { type ClosePair, closeAt, closePairs } from '../core/framework/closeness.ts'
import type { Framework, Indicator } from '../core/framework/framework.ts'
import { randomIds } from '../ids.ts'
import { readCorpus } from '../seeds/corpus-file.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { loadMapper } from '../seeds/model-file.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

const corpusDir = fileURLToPath(new URL('../../seeds/corpus/train', import.meta.url))

/** More warnings than this are not read. */
const mostWarnings = 20

/** `laurel framework check FILE`. @throws FrameworkFileError with everything that is wrong. */
export async function checkFramework(file: string): Promise<void> {
  const framework = await readFramework(file)
  const close = closePairs(framework, await readCorpus(corpusDir))
  for (const pair of close.slice(0, mostWarnings)) process.stdout.write(`warn ${warning(pair)}\n`)
  if (close.length > mostWarnings)
    process.stdout.write(`warn ... and ${close.length - mostWarnings} more pairs\n`)
  process.stdout.write(`${describe(framework)}: ready to load.\n`)
}

function warning({ one, other, confusion, likeness }: ClosePair): string {
  const reasons = [
    confusion >= closeAt.confusion
      ? `${percent(confusion)} of the examples of either sound more like the other`
      : null,
    likeness >= closeAt.likeness ? `their definitions read alike (${percent(likeness)})` : null,
  ].filter(reason => reason !== null)
  return `${one.code} (${nameOf(one)}) and ${other.code} (${nameOf(other)}) are hard to tell apart: ${reasons.join('; ')}. Sharpen their examples, or merge them.`
}

function nameOf({ name }: Indicator): string {
  return `${name.en} / ${name['zh-CN']}`
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

/** `laurel framework load FILE`. */
export async function loadFrameworkFile(
  file: string,
  { workspaceId, dryRun }: { workspaceId: string | undefined; dryRun: boolean },
): Promise<void> {
  const framework = await readFramework(file)
  await withDatabase(async ({ database }, config) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const cacheDir = path.join(config.LAUREL_DATA_DIR, 'model')
    const migration = await migrateFramework(
      {
        database,
        clock: systemClock,
        ids: randomIds,
        mapper: next => loadMapper({ framework: next, corpusDir, cacheDir }),
      },
      { workspaceId: workspace.id, framework, dryRun },
    )
    for (const line of linesOf(migration, framework)) process.stdout.write(`${line}\n`)
    process.stdout.write(
      dryRun
        ? `${describe(framework)}: nothing was changed in ${workspace.name}.\n`
        : `${describe(framework)}: in use in ${workspace.name}.\n`,
    )
  })
}

function linesOf({ from, carried, tags }: Migration, { version }: Framework): string[] {
  if (from === null) return []
  const told = carried.filter(({ kind }) => kind !== 'kept')
  const kept = carried.filter(({ kind }) => kind === 'kept').reduce((sum, entry) => sum + entry.tags, 0)
  return [
    `version ${from} to ${version}: ${tags} tags in the history`,
    ...told.map(({ kind, from: code, to, tags, into }) => {
      const where =
        kind === 'retired'
          ? 'taken away'
          : to
              .map(target => (to.length > 1 ? `${into[target] ?? 0} to ${target}` : `to ${target}`))
              .join(', ')
      return `  ${kind.padEnd(8)}${code}: ${tags} tags ${where}`
    }),
    `  ${'kept'.padEnd(8)}${kept} tags as they are`,
  ]
}

/** `laurel framework undo`. */
export async function undoFramework(workspaceId: string | undefined): Promise<void> {
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const { from, to, restored, left } = await undoFrameworkChange(
      { database, clock: systemClock },
      { workspaceId: workspace.id },
    )
    process.stdout.write(`version ${from} back to ${to} in ${workspace.name}: ${restored} tags restored\n`)
    if (left > 0)
      process.stdout.write(
        `${left} tags were not: people decided anew about those kudos, or took them back, since\n`,
      )
  })
}

function describe(framework: Framework): string {
  const { code, version, name, competencies, indicators } = framework
  return `${name.en} / ${name['zh-CN']} (${code}, version ${version}; ${competencies.length} competencies, ${indicators.length} indicators)`
}
