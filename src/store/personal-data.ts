import type { Account } from '../core/identity/identity.ts'
import type { PersonalData, PersonalDataReader } from '../core/privacy/personal-data.ts'
import { accountsOf } from './accounts.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

/** Asks the schema itself which tables name a person, so that none that is added later is left out. */
export class PostgresPersonalData implements PersonalDataReader {
  constructor(private readonly client: Client) {}

  async of(workspaceId: string, personId: string): Promise<PersonalData> {
    const data: PersonalData = {}
    for (const account of await accountsOf(this.client, { workspaceId, personId }))
      for (const [table, rows] of Object.entries(await this.ofAccount(account)))
        data[table] = withoutRepetition([...(data[table] ?? []), ...rows])
    return data
  }

  private async ofAccount({ workspaceId, personId }: Account): Promise<PersonalData> {
    const data: PersonalData = {
      Person: await this.rows('Person', { workspace: 'workspaceId', person: 'id' }, workspaceId, personId),
    }
    for (const { table, ...columns } of await this.references()) {
      const rows = await this.rows(table, columns, workspaceId, personId)
      const told = table === 'Feedback' ? rows.map(row => withoutWithdrawn(row, personId)) : rows
      if (told.length > 0) data[table] = [...(data[table] ?? []), ...told]
    }
    // What another receiver said against a tag is between them and the giver.
    const received = await this.client.$queryRaw<{ row: Record<string, unknown> }[]>`
      select to_jsonb(r) || jsonb_build_object('tags', (
        select coalesce(jsonb_agg(
          to_jsonb(t) - 'workspaceId' - 'recognitionId' -
            case when t."disputedById" = ${personId} then '{}'::text[]
              else array['disputedAt', 'disputeNote', 'disputedById', 'keptAt'] end
        ), '[]') from "Tag" t
        where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
      )) as "row"
      from "Recognition" r
      join "RecognitionRecipient" p on p."workspaceId" = r."workspaceId" and p."recognitionId" = r."id"
      where p."workspaceId" = ${workspaceId} and p."personId" = ${personId}
      order by r."createdAt", r."id"`
    if (received.length > 0)
      data.RecognitionReceived = received.map(({ row }) => withoutWithdrawn(row, personId))
    return data
  }

  /** Every pair of columns, a workspace and a person, that is a foreign key to a person. */
  private references(): Promise<{ table: string; workspace: string; person: string }[]> {
    return this.client.$queryRaw`
      select r.relname as "table", w.attname as "workspace", p.attname as "person"
      from pg_constraint c
      join pg_class r on r.oid = c.conrelid
      join pg_attribute w on w.attrelid = c.conrelid and w.attnum = c.conkey[1]
      join pg_attribute p on p.attrelid = c.conrelid and p.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = '"Person"'::regclass
      order by r.relname, p.attname`
  }

  private async rows(
    table: string,
    columns: { workspace: string; person: string },
    workspaceId: string,
    personId: string,
  ): Promise<Record<string, unknown>[]> {
    // Names come from the schema, not from anybody's input. A picture shows what other rows say.
    const [from, workspace, person] = [table, columns.workspace, columns.person].map(name =>
      Prisma.raw(`"${name.replaceAll('"', '""')}"`),
    )
    const rows = await this.client.$queryRaw<{ row: Record<string, unknown> }[]>`
      select to_jsonb(t) - 'png' as "row" from ${from} t where t.${workspace} = ${workspaceId} and t.${person} = ${personId}`
    return rows.map(({ row }) => row)
  }
}

/** What was said of somebody, its words and where they are. */
const words = ['text', 'situation', 'behaviour', 'impact', 'sourceQuote', 'sourceLink', 'evidence']

/** Who withdrew what they said was promised that nobody is shown it any more; their own words stay in their own data. */
function withoutWithdrawn(row: Record<string, unknown>, personId: string): Record<string, unknown> {
  if (row.withdrawnAt === null || row.giverId === personId) return row
  return Object.fromEntries(Object.entries(row).filter(([column]) => !words.includes(column)))
}

/** A row that names both accounts of a person is one row. */
function withoutRepetition(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return [...new Map(rows.map(row => [JSON.stringify(row), row])).values()]
}
