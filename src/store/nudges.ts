import {
  lastBefore,
  mayNudgeFrom,
  type NudgeClaim,
  type NudgeKind,
  type Nudges,
} from '../core/nudge/nudge.ts'
import type { Client } from './client.ts'

export class PostgresNudges implements Nudges {
  constructor(private readonly client: Client) {}

  async claim(workspaceId: string, personId: string, kind: NudgeKind, now: Date): Promise<NudgeClaim> {
    // The row's lock makes a second claim wait for the first one's transaction, and then see what it wrote.
    const taken = await this.client.$executeRaw`
      insert into "Nudge" ("workspaceId", "personId", "kind", "at")
      values (${workspaceId}, ${personId}, ${kind}, ${now})
      on conflict ("workspaceId", "personId") do update set "kind" = excluded."kind", "at" = excluded."at"
      where "Nudge"."at" <= ${lastBefore(now)}`
    if (taken === 0) {
      const row = await this.last(workspaceId, personId)
      return { granted: false, until: mayNudgeFrom(row?.at ?? now) }
    }
    return { granted: true }
  }

  async last(workspaceId: string, personId: string): Promise<{ kind: NudgeKind; at: Date } | null> {
    const row = await this.client.nudge.findUnique({
      where: { workspaceId_personId: { workspaceId, personId } },
    })
    return row && row.at.getTime() > 0 ? { kind: row.kind as NudgeKind, at: row.at } : null
  }
}
