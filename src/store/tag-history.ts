import type { HistoricTag, TagMove } from '../core/framework/versions.ts'
import type { TagOrigin } from '../core/recognition/recognition.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

/** Rows written by one statement. */
const batch = 2000

const tables = {
  recognition: {
    owner: 'Recognition',
    tag: 'Tag',
    replaced: 'ReplacedTag',
    ownerId: 'recognitionId',
    more: ['disputedAt', 'disputeNote', 'keptAt', 'disputedById'],
  },
  feedback: {
    owner: 'Feedback',
    tag: 'FeedbackTag',
    replaced: 'ReplacedFeedbackTag',
    ownerId: 'feedbackId',
    more: ['disputedAt', 'disputeNote', 'keptAt'],
  },
} as const

const types: Record<string, string> = {
  ownerId: 'text',
  indicatorCode: 'text',
  origin: '"TagOrigin"',
  probability: 'float8',
  replaced: 'text',
  createdAt: 'timestamptz',
  disputedAt: 'timestamptz',
  disputeNote: 'text',
  keptAt: 'timestamptz',
  disputedById: 'text',
  becameCode: 'text',
}

interface Row {
  ownerId: string
  indicatorCode: string
  origin: TagOrigin
  probability: number | null
  replaced: string | null
  createdAt: Date
  disputedAt?: Date | null
  disputeNote?: string | null
  keptAt?: Date | null
  disputedById?: string | null
}

/** A tag that was carried over, with what it became and what its text's giver has decided by now. */
export interface KeptTag {
  tag: HistoricTag
  became: string | null
  decision: string
}

/** The tags of recognitions, or those of feedback, for carrying them from one version of a framework to another. */
export class TagHistory {
  private readonly owner: Prisma.Sql
  private readonly tag: Prisma.Sql
  private readonly replaced: Prisma.Sql
  private readonly ownerId: Prisma.Sql
  private readonly columns: readonly string[]

  constructor(
    private readonly client: Client,
    private readonly source: HistoricTag['source'],
  ) {
    const { owner, tag, replaced, ownerId, more } = tables[source]
    this.owner = Prisma.raw(`"${owner}"`)
    this.tag = Prisma.raw(`"${tag}"`)
    this.replaced = Prisma.raw(`"${replaced}"`)
    this.ownerId = Prisma.raw(`"${ownerId}"`)
    this.columns = ['indicatorCode', 'origin', 'probability', 'replaced', 'createdAt', ...more]
  }

  /** Every tag of that version, holding what they are on until the transaction ends. */
  async ofVersion(workspaceId: string, frameworkId: string): Promise<HistoricTag[]> {
    await this.client.$queryRaw`
      select from ${this.owner} r
      where r."workspaceId" = ${workspaceId} and exists (
        select from ${this.tag} t
        where t."workspaceId" = r."workspaceId" and t.${this.ownerId} = r."id" and t."frameworkId" = ${frameworkId}
      )
      order by r."id" for update`
    const rows = await this.client.$queryRaw<Row[]>`
      select ${this.ownerId} as "ownerId", ${this.list()} from ${this.tag}
      where "workspaceId" = ${workspaceId} and "frameworkId" = ${frameworkId}
      order by 1, 2`
    return rows.map(row => this.toTag(row))
  }

  /** Keeps the tags as they were, takes them off, and makes stale the buttons of those that change. */
  async replace(
    workspaceId: string,
    change: { id: string; fromFrameworkId: string },
    moves: readonly TagMove[],
  ): Promise<void> {
    const rows = moves.map(({ tag, to }) => ({ ...toRow(tag), becameCode: to }))
    await inBatches(rows, part => {
      const columns = [...this.columns, 'becameCode']
      return this.client.$executeRaw`
        insert into ${this.replaced} ("workspaceId", "changeId", ${this.ownerId}, ${list(columns)})
        select ${workspaceId}, ${change.id}, "ownerId", ${list(columns)}
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as row(${record(['ownerId', ...columns])})`
    })
    // Only what was read: a text given this moment keeps its tag.
    await this.remove(workspaceId, change.fromFrameworkId, idsOf(moves.map(({ tag }) => tag)))
    await this.touch(
      workspaceId,
      idsOf(moves.filter(({ tag, to }) => to !== tag.indicator).map(({ tag }) => tag)),
    )
  }

  async create(workspaceId: string, frameworkId: string, tags: readonly HistoricTag[]): Promise<void> {
    await inBatches(tags.map(toRow), part => {
      return this.client.$executeRaw`
        insert into ${this.tag} ("workspaceId", "frameworkId", ${this.ownerId}, ${this.list()})
        select ${workspaceId}, ${frameworkId}, "ownerId", ${this.list()}
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as row(${record(['ownerId', ...this.columns])})`
    })
  }

  async remove(workspaceId: string, frameworkId: string, ids: readonly string[]): Promise<void> {
    await this.client.$executeRaw`
      delete from ${this.tag} where "workspaceId" = ${workspaceId} and "frameworkId" = ${frameworkId}
        and ${this.ownerId} = any(${[...ids]}::text[])`
  }

  /** What a change replaced, holding what the tags were on until the transaction ends. */
  async kept(workspaceId: string, changeId: string): Promise<KeptTag[]> {
    await this.client.$queryRaw`
      select from ${this.owner} where "workspaceId" = ${workspaceId} and "id" in (
        select ${this.ownerId} from ${this.replaced} where "workspaceId" = ${workspaceId} and "changeId" = ${changeId}
      )
      order by "id" for update`
    const rows = await this.client.$queryRaw<(Row & { becameCode: string | null; decision: string })[]>`
      select k.${this.ownerId} as "ownerId", ${list(this.columns, 'k')}, k."becameCode", r."decision"::text as "decision"
      from ${this.replaced} k
      join ${this.owner} r on r."workspaceId" = k."workspaceId" and r."id" = k.${this.ownerId}
      where k."workspaceId" = ${workspaceId} and k."changeId" = ${changeId}
      order by 1, 2`
    return rows.map(({ becameCode, decision, ...row }) => ({
      tag: this.toTag(row),
      became: becameCode,
      decision,
    }))
  }

  /** The tags that these texts carry now. */
  async standing(workspaceId: string, ids: readonly string[]): Promise<HistoricTag[]> {
    const rows = await this.client.$queryRaw<Row[]>`
      select ${this.ownerId} as "ownerId", ${this.list()} from ${this.tag}
      where "workspaceId" = ${workspaceId} and ${this.ownerId} = any(${[...ids]}::text[])`
    return rows.map(row => this.toTag(row))
  }

  async forget(workspaceId: string, changeId: string): Promise<void> {
    await this.client.$executeRaw`
      delete from ${this.replaced} where "workspaceId" = ${workspaceId} and "changeId" = ${changeId}`
  }

  /** Buttons that were made for the tags before are stale now. */
  async touch(workspaceId: string, ids: readonly string[]): Promise<void> {
    await this.client.$executeRaw`
      update ${this.owner} set "revision" = "revision" + 1
      where "workspaceId" = ${workspaceId} and "id" = any(${[...ids]}::text[])`
  }

  private list(): Prisma.Sql {
    return list(this.columns)
  }

  private toTag({ ownerId, indicatorCode, ...row }: Row): HistoricTag {
    const { disputedAt, disputeNote, keptAt, disputedById, ...tag } = row
    const dispute = disputedAt
      ? {
          disputedAt,
          disputeNote: disputeNote ?? null,
          keptAt: keptAt ?? null,
          disputedById: disputedById ?? null,
        }
      : null
    return { source: this.source, sourceId: ownerId, indicator: indicatorCode, ...tag, dispute }
  }
}

function toRow({ sourceId, indicator, source: _, dispute, ...tag }: HistoricTag): Row {
  return { ownerId: sourceId, indicatorCode: indicator, ...tag, ...dispute }
}

function idsOf(tags: readonly HistoricTag[]): string[] {
  return [...new Set(tags.map(({ sourceId }) => sourceId))]
}

function list(columns: readonly string[], table?: string): Prisma.Sql {
  return Prisma.raw(columns.map(column => `${table ? `${table}.` : ''}"${column}"`).join(', '))
}

function record(columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(columns.map(column => `"${column}" ${types[column]}`).join(', '))
}

async function inBatches<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await write(rows.slice(from, from + batch))
}
