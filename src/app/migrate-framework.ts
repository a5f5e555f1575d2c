import { OperatorError } from '../core/errors.ts'
import type { Framework } from '../core/framework/framework.ts'
import type { LoadedFramework } from '../core/framework/frameworks.ts'
import { type Carried, carryOver, type TagMove } from '../core/framework/versions.ts'
import type { Mapper } from '../core/mapping/mapper.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { loadFramework } from './load-framework.ts'

export interface Migration {
  /** The version that was in use; null where there was none, or another framework. */
  from: number | null
  /** What becomes of each indicator that has tags or changes its code, with how many tags go where. */
  carried: (Carried & { tags: number; into: Record<string, number> })[]
  /** Tags carried over in all. */
  tags: number
}

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'> & {
  /** The mapper of a framework: asked where an indicator was split. */
  mapper(framework: Framework): Promise<Mapper>
}

/**
 * Stores this version of the framework and puts it to use. Where it says what changed since the version in use, every tag
 * of that version is carried over, in one transaction; `undoFrameworkChange` takes it back. Without `changes`, tags keep the
 * version they were made with. A dry run changes nothing.
 *
 * @throws OperatorError where the changes do not fit the two versions, or the same version is stored with other content.
 */
export async function migrateFramework(
  laurel: Parts,
  input: { workspaceId: string; framework: Framework; dryRun: boolean },
): Promise<Migration> {
  const { workspaceId, framework, dryRun } = input
  const nothing = { from: null, carried: [], tags: 0 }
  if (!framework.document.changes) {
    if (!dryRun) await loadFramework(laurel, { workspaceId, framework })
    return nothing
  }
  // Asked for before the transaction: loading a mapper may take seconds.
  const mapper = framework.document.changes.some(change => 'split' in change)
    ? await laurel.mapper(framework)
    : null
  if (dryRun) {
    const ready = await laurel.database.frameworks.current(workspaceId)
    return ready && changesApply(ready, framework)
      ? summary(ready, await movesOf(laurel.database, workspaceId, ready, framework, mapper))
      : nothing
  }
  return laurel.database.transaction(async stores => {
    const now = laurel.clock.now()
    const before = await stores.frameworks.current(workspaceId)
    const next = await stores.frameworks.load(workspaceId, laurel.ids.next(), framework, now)
    if (!before || !changesApply(before, framework)) return nothing
    const moves = await movesOf(stores, workspaceId, before, framework, mapper)
    const change = {
      id: laurel.ids.next(),
      fromFrameworkId: before.id,
      toFrameworkId: next.id,
      changedAt: now,
    }
    await stores.frameworkChanges.apply(workspaceId, change, moves.moves)
    return summary(before, moves)
  })
}

/** Loading the version in use again changes nothing; loading the one before it is what undo is for. */
function changesApply(before: LoadedFramework, next: Framework): boolean {
  const { framework } = before
  return (
    next.document.changes !== undefined && next.code === framework.code && next.version > framework.version
  )
}

async function movesOf(
  stores: Pick<Stores, 'frameworkChanges'>,
  workspaceId: string,
  before: LoadedFramework,
  next: Framework,
  mapper: Mapper | null,
): Promise<{ carried: Carried[]; moves: TagMove[] }> {
  const { carried, problems } = carryOver(before.framework, next, next.document.changes ?? [])
  if (problems.length > 0)
    throw new OperatorError(
      `Version ${next.version} of framework "${next.code}" cannot follow version ${before.framework.version}:`,
      problems.join('\n  '),
    )
  const targets = new Map(carried.map(entry => [entry.from, entry]))
  const tags = await stores.frameworkChanges.tags(workspaceId, before.id)
  const split = tags.filter(({ indicator }) => targets.get(indicator)?.kind === 'split')
  const texts = await stores.frameworkChanges.texts(
    workspaceId,
    split.map(({ sourceId }) => sourceId),
  )
  const moves: TagMove[] = []
  for (const tag of tags) {
    const { kind, to } = targets.get(tag.indicator) ?? { kind: 'retired', to: [] }
    const text = texts.get(tag.sourceId)
    const chosen =
      kind === 'split' && mapper && text !== undefined ? await likeliest(mapper, text, to) : to[0]
    moves.push({ tag, to: chosen ?? null })
  }
  return { carried, moves }
}

async function likeliest(
  mapper: Mapper,
  text: string,
  codes: readonly string[],
): Promise<string | undefined> {
  const { indicators } = await mapper.map(text)
  return indicators.find(({ code }) => codes.includes(code))?.code ?? codes[0]
}

function summary(
  { framework }: LoadedFramework,
  { carried, moves }: { carried: Carried[]; moves: TagMove[] },
): Migration {
  const counts = new Map<string, Record<string, number>>()
  for (const { tag, to } of moves) {
    const into = counts.get(tag.indicator) ?? {}
    if (to !== null) into[to] = (into[to] ?? 0) + 1
    counts.set(tag.indicator, into)
  }
  return {
    from: framework.version,
    carried: carried
      .map(entry => ({
        ...entry,
        tags: moves.filter(({ tag }) => tag.indicator === entry.from).length,
        into: counts.get(entry.from) ?? {},
      }))
      .filter(({ kind, tags }) => kind !== 'kept' || tags > 0),
    tags: moves.length,
  }
}
