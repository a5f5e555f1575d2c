import type { TagOrigin } from '../recognition/recognition.ts'
import type { Framework } from './framework.ts'
import type { FrameworkChangeEntry } from './schema.ts'

/** What becomes of the tags of one indicator when the next version is put to use. */
export interface Carried {
  /** Full code in the version before. */
  from: string
  kind: 'kept' | 'renamed' | 'merged' | 'split' | 'retired'
  /** Full codes in the next version: several where it was split, none where it was retired. */
  to: string[]
}

/**
 * What becomes of each indicator of the version before, and why the changes cannot be carried out. An indicator that the
 * changes do not name is kept.
 */
export function carryOver(
  before: Framework,
  next: Framework,
  changes: readonly FrameworkChangeEntry[],
): { carried: Carried[]; problems: string[] } {
  const problems: string[] = []
  const carried = new Map<string, Carried>()
  const carry = (at: string, from: string, kind: Carried['kind'], to: string[]) => {
    if (!before.indicator(from)) problems.push(`${at}: version ${before.version} has no indicator ${from}`)
    else if (carried.has(from)) problems.push(`${at}: ${from} is changed twice`)
    for (const code of to)
      if (!next.indicator(code)) problems.push(`${at}: version ${next.version} has no indicator ${code}`)
    carried.set(from, { from, kind, to })
  }
  changes.forEach((change, i) => {
    const at = `changes.${i}`
    if ('rename' in change) carry(at, change.rename, 'renamed', [change.to])
    else if ('merge' in change) for (const code of change.merge) carry(at, code, 'merged', [change.into])
    else if ('split' in change) carry(at, change.split, 'split', change.into)
    else carry(at, change.retire, 'retired', [])
  })
  for (const { code } of before.indicators) {
    if (carried.has(code)) continue
    if (next.indicator(code)) carried.set(code, { from: code, kind: 'kept', to: [code] })
    else
      problems.push(
        `version ${next.version} has no indicator ${code} any more: say under "changes" whether it was renamed, merged, split or retired`,
      )
  }
  return { carried: [...carried.values()], problems }
}

export const tagSources = ['recognition', 'feedback'] as const

/** A tag of the version before, as it was. */
export interface HistoricTag {
  source: (typeof tagSources)[number]
  /** The recognition or feedback that it is on. */
  sourceId: string
  indicator: string
  origin: TagOrigin
  probability: number | null
  replaced: string | null
  createdAt: Date
  /** Where a receiver disputes it; who, where there may be several. */
  dispute: {
    disputedAt: Date
    disputeNote: string | null
    keptAt: Date | null
    disputedById: string | null
  } | null
}

/** Where a tag goes; `to` is null where its indicator was retired. */
export interface TagMove {
  tag: HistoricTag
  to: string | null
}

/** What stands behind a tag, from weak to strong: of two tags that become one, the stronger stays. */
const standing: readonly TagOrigin[] = ['suggested', 'confirmed', 'corrected', 'explicit']

/** The tags that the moves leave: one for each recognition or feedback and indicator. */
export function tagsAfter(moves: readonly TagMove[]): (HistoricTag & { indicator: string })[] {
  const left = new Map<string, HistoricTag>()
  for (const { tag, to } of moves) {
    if (to === null) continue
    const key = JSON.stringify([tag.source, tag.sourceId, to])
    const other = left.get(key)
    if (!other || standing.indexOf(tag.origin) > standing.indexOf(other.origin))
      left.set(key, { ...tag, indicator: to })
  }
  return [...left.values()]
}

export interface FrameworkChange {
  id: string
  fromFrameworkId: string
  toFrameworkId: string
  changedAt: Date
}

export interface FrameworkChanges {
  /** Every tag of that version, holding the recognitions and feedback they are on until the transaction ends. */
  tags(workspaceId: string, frameworkId: string): Promise<HistoricTag[]>
  /** The words of these recognitions and feedback, by id. */
  texts(workspaceId: string, sourceIds: readonly string[]): Promise<Map<string, string>>
  /** Carries the tags over and keeps them as they were. */
  apply(workspaceId: string, change: FrameworkChange, moves: readonly TagMove[]): Promise<void>
  /** The change that put the framework to use; null where none did or it was undone. */
  latest(workspaceId: string, frameworkId: string): Promise<FrameworkChange | null>
  /**
   * Puts the tags back as they were, and the version before to use. What was decided anew since then stays as it is.
   */
  undo(workspaceId: string, change: FrameworkChange, now: Date): Promise<{ restored: number; left: number }>
}
