import type { PersonalData, PersonalDataReader } from '../core/privacy/personal-data.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

/** Asks the schema itself which tables name a person, so that none that is added later is left out. */
export class PostgresPersonalData implements PersonalDataReader {
  constructor(private readonly client: Client) {}

  async of(workspaceId: string, personId: string): Promise<PersonalData> {
    const data: PersonalData = {
      Person: await this.rows('Person', 'id', workspaceId, personId),
    }
    for (const { table, column } of await this.references()) {
      const rows = await this.rows(table, column, workspaceId, personId)
      if (rows.length > 0) data[table] = [...(data[table] ?? []), ...rows]
    }
    const received = await this.client.$queryRaw<{ row: Record<string, unknown> }[]>`
      select to_jsonb(r) || jsonb_build_object('tags', (
        select coalesce(jsonb_agg(to_jsonb(t) - 'workspaceId' - 'recognitionId'), '[]') from "Tag" t
        where t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
      )) as "row"
      from "Recognition" r
      join "RecognitionRecipient" p on p."workspaceId" = r."workspaceId" and p."recognitionId" = r."id"
      where p."workspaceId" = ${workspaceId} and p."personId" = ${personId}
      order by r."createdAt", r."id"`
    if (received.length > 0) data.RecognitionReceived = received.map(({ row }) => row)
    return data
  }

  /** Every column that is a foreign key to a person. */
  private references(): Promise<{ table: string; column: string }[]> {
    return this.client.$queryRaw`
      select r.relname as "table", a.attname as "column"
      from pg_constraint c
      join pg_class r on r.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = '"Person"'::regclass
      order by r.relname, a.attname`
  }

  private async rows(
    table: string,
    column: string,
    workspaceId: string,
    personId: string,
  ): Promise<Record<string, unknown>[]> {
    // Names come from the schema, not from anybody's input.
    const [from, by] = [table, column].map(name => Prisma.raw(`"${name.replaceAll('"', '""')}"`)) as [
      Prisma.Sql,
      Prisma.Sql,
    ]
    const rows = await this.client.$queryRaw<{ row: Record<string, unknown> }[]>`
      select to_jsonb(t) as "row" from ${from} t where t."workspaceId" = ${workspaceId} and t.${by} = ${personId}`
    return rows.map(({ row }) => row)
  }
}
