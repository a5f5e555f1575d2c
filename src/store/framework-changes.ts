import {
  type FrameworkChange,
  type FrameworkChanges,
  type HistoricTag,
  type TagMove,
  tagSources,
  tagsAfter,
} from '../core/framework/versions.ts'
import type { Client } from './client.ts'
import { TagHistory } from './tag-history.ts'

export class PostgresFrameworkChanges implements FrameworkChanges {
  constructor(private readonly client: Client) {}

  async tags(workspaceId: string, frameworkId: string): Promise<HistoricTag[]> {
    const found: HistoricTag[] = []
    for (const source of tagSources)
      found.push(...(await this.history(source).ofVersion(workspaceId, frameworkId)))
    return found
  }

  async texts(workspaceId: string, sourceIds: readonly string[]): Promise<Map<string, string>> {
    const ids = [...sourceIds]
    const rows = await this.client.$queryRaw<{ id: string; text: string }[]>`
      select "id", "text" from "Recognition"
      where "workspaceId" = ${workspaceId} and "id" = any(${ids}::text[])
      union all
      select "id", concat_ws(chr(10), "situation", "behaviour", "impact") from "Feedback"
      where "workspaceId" = ${workspaceId} and "id" = any(${ids}::text[])`
    return new Map(rows.map(({ id, text }) => [id, text]))
  }

  async apply(workspaceId: string, change: FrameworkChange, moves: readonly TagMove[]): Promise<void> {
    await this.client.frameworkChange.create({ data: { workspaceId, ...change } })
    const after = tagsAfter(moves)
    for (const source of tagSources) {
      const history = this.history(source)
      await history.replace(
        workspaceId,
        change,
        moves.filter(({ tag }) => tag.source === source),
      )
      await history.create(
        workspaceId,
        change.toFrameworkId,
        after.filter(tag => tag.source === source),
      )
    }
  }

  async latest(workspaceId: string, frameworkId: string): Promise<FrameworkChange | null> {
    return this.client.frameworkChange.findFirst({
      where: { workspaceId, toFrameworkId: frameworkId, undoneAt: null },
      orderBy: { changedAt: 'desc' },
      select: { id: true, fromFrameworkId: true, toFrameworkId: true, changedAt: true },
    })
  }

  async undo(
    workspaceId: string,
    change: FrameworkChange,
    now: Date,
  ): Promise<{ restored: number; left: number }> {
    const counts = { restored: 0, left: 0 }
    for (const source of tagSources) {
      const { restored, left } = await this.undoOf(this.history(source), workspaceId, change)
      counts.restored += restored
      counts.left += left
    }
    await this.client.frameworkChange.update({
      where: { workspaceId_id: { workspaceId, id: change.id } },
      data: { undoneAt: now },
    })
    const frameworkId = change.fromFrameworkId
    await this.client.workspace.update({ where: { id: workspaceId }, data: { frameworkId } })
    return counts
  }

  private async undoOf(
    history: TagHistory,
    workspaceId: string,
    { id: changeId, fromFrameworkId, toFrameworkId }: FrameworkChange,
  ): Promise<{ restored: number; left: number }> {
    const kept = grouped(await history.kept(workspaceId, changeId), ({ tag }) => tag.sourceId)
    const standing = grouped(
      await history.standing(workspaceId, [...kept.keys()]),
      ({ sourceId }) => sourceId,
    )
    const restored: HistoricTag[] = []
    let left = 0
    for (const [id, before] of kept) {
      const made = tagsAfter(before.map(({ tag, became }) => ({ tag, to: became })))
      const now = standing.get(id) ?? []
      const decision = before[0]!.decision
      const untouched =
        now.length === made.length &&
        made.every(one => now.some(tag => isSame(tag, one))) &&
        (decision === 'decided' || decision === 'open')
      if (untouched) restored.push(...before.map(({ tag }) => tag))
      else left += before.length
    }
    const changed = [...new Set(restored.map(({ sourceId }) => sourceId))]
    await history.remove(workspaceId, toFrameworkId, changed)
    await history.create(workspaceId, fromFrameworkId, restored)
    await history.touch(workspaceId, changed)
    await history.forget(workspaceId, changeId)
    return { restored: restored.length, left }
  }

  private history(source: HistoricTag['source']): TagHistory {
    return new TagHistory(this.client, source)
  }
}

/** Neither decided anew nor disputed or settled since. */
function isSame(tag: HistoricTag, other: HistoricTag): boolean {
  return (
    tag.indicator === other.indicator &&
    +tag.createdAt === +other.createdAt &&
    tag.dispute?.disputedAt.getTime() === other.dispute?.disputedAt.getTime() &&
    tag.dispute?.keptAt?.getTime() === other.dispute?.keptAt?.getTime()
  )
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
