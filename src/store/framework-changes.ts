import {
  type FrameworkChange,
  type FrameworkChanges,
  type HistoricTag,
  type TagMove,
  tagsAfter,
} from '../core/framework/versions.ts'
import type { Client } from './client.ts'

/** Rows written by one statement: PostgreSQL takes 65,535 parameters at most. */
const batch = 2000

export class PostgresFrameworkChanges implements FrameworkChanges {
  constructor(private readonly client: Client) {}

  async tags(workspaceId: string, frameworkId: string): Promise<HistoricTag[]> {
    await this.client.$queryRaw`
      select from "Recognition" r
      where r."workspaceId" = ${workspaceId} and exists (
        select from "Tag" t
        where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id" and t."frameworkId" = ${frameworkId}
      )
      order by r."id" for update`
    const rows = await this.client.tag.findMany({
      where: { workspaceId, frameworkId },
      orderBy: [{ recognitionId: 'asc' }, { indicatorCode: 'asc' }],
    })
    return rows.map(
      ({ recognitionId, indicatorCode: indicator, origin, probability, replaced, createdAt }) => ({
        recognitionId,
        indicator,
        origin,
        probability,
        replaced,
        createdAt,
      }),
    )
  }

  async texts(workspaceId: string, recognitionIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.client.$queryRaw<{ id: string; text: string }[]>`
      select "id", "text" from "Recognition"
      where "workspaceId" = ${workspaceId} and "id" = any(${[...recognitionIds]}::text[])`
    return new Map(rows.map(({ id, text }) => [id, text]))
  }

  async apply(workspaceId: string, change: FrameworkChange, moves: readonly TagMove[]): Promise<void> {
    await this.client.frameworkChange.create({ data: { workspaceId, ...change } })
    await inBatches(moves, part =>
      this.client.replacedTag.createMany({
        data: part.map(({ tag: { indicator: indicatorCode, ...tag }, to }) => ({
          workspaceId,
          changeId: change.id,
          indicatorCode,
          ...tag,
          becameCode: to,
        })),
      }),
    )
    // Only what was read: a kudos given this moment keeps its tag.
    await inBatches([...new Set(moves.map(({ tag }) => tag.recognitionId))], part =>
      this.client.tag.deleteMany({
        where: { workspaceId, frameworkId: change.fromFrameworkId, recognitionId: { in: part } },
      }),
    )
    await this.create(workspaceId, change.toFrameworkId, tagsAfter(moves))
    await this.touch(
      workspaceId,
      moves.filter(({ tag, to }) => to !== tag.indicator).map(({ tag }) => tag.recognitionId),
    )
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
    { id: changeId, fromFrameworkId, toFrameworkId }: FrameworkChange,
    now: Date,
  ): Promise<{ restored: number; left: number }> {
    const kept = await this.client.replacedTag.findMany({
      where: { workspaceId, changeId },
      include: { recognition: { select: { decision: true } } },
    })
    const ids = [...new Set(kept.map(({ recognitionId }) => recognitionId))]
    await this.client.$queryRaw`
      select from "Recognition" where "workspaceId" = ${workspaceId} and "id" = any(${ids}::text[])
      order by "id" for update`
    const standing = new Map<string, { indicatorCode: string; createdAt: Date }[]>()
    for (const tag of await this.client.tag.findMany({
      where: { workspaceId, recognitionId: { in: ids } },
      select: { recognitionId: true, indicatorCode: true, createdAt: true },
    }))
      standing.set(tag.recognitionId, [...(standing.get(tag.recognitionId) ?? []), tag])

    const restored: HistoricTag[] = []
    let left = 0
    for (const id of ids) {
      const before = kept.filter(({ recognitionId }) => recognitionId === id)
      const made = tagsAfter(
        before.map(({ indicatorCode: indicator, becameCode: to, ...tag }) => ({
          tag: { ...tag, indicator },
          to,
        })),
      )
      const now = standing.get(id) ?? []
      const decision = before[0]!.recognition.decision
      const untouched =
        now.length === made.length &&
        made.every(({ indicator, createdAt }) =>
          now.some(tag => tag.indicatorCode === indicator && +tag.createdAt === +createdAt),
        ) &&
        (decision === 'decided' || decision === 'open')
      if (!untouched) left += before.length
      else
        for (const { indicatorCode: indicator, origin, probability, replaced, createdAt } of before)
          restored.push({ recognitionId: id, indicator, origin, probability, replaced, createdAt })
    }
    const changed = [...new Set(restored.map(({ recognitionId }) => recognitionId))]
    await inBatches(changed, part =>
      this.client.tag.deleteMany({
        where: { workspaceId, frameworkId: toFrameworkId, recognitionId: { in: part } },
      }),
    )
    await this.create(workspaceId, fromFrameworkId, restored)
    await this.touch(workspaceId, changed)
    await this.client.frameworkChange.update({
      where: { workspaceId_id: { workspaceId, id: changeId } },
      data: { undoneAt: now },
    })
    await this.client.replacedTag.deleteMany({ where: { workspaceId, changeId } })
    await this.client.workspace.update({ where: { id: workspaceId }, data: { frameworkId: fromFrameworkId } })
    return { restored: restored.length, left }
  }

  private create(workspaceId: string, frameworkId: string, tags: readonly HistoricTag[]): Promise<void> {
    return inBatches(tags, part =>
      this.client.tag.createMany({
        data: part.map(({ indicator: indicatorCode, ...tag }) => ({
          workspaceId,
          frameworkId,
          indicatorCode,
          recognitionId: tag.recognitionId,
          origin: tag.origin,
          probability: tag.probability,
          replaced: tag.replaced,
          createdAt: tag.createdAt,
        })),
      }),
    )
  }

  /** Buttons that were made for the tags before are stale now. */
  private async touch(workspaceId: string, recognitionIds: readonly string[]): Promise<void> {
    await this.client.$executeRaw`
      update "Recognition" set "revision" = "revision" + 1
      where "workspaceId" = ${workspaceId} and "id" = any(${[...recognitionIds]}::text[])`
  }
}

async function inBatches<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await write(rows.slice(from, from + batch))
}
