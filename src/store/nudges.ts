import type { Account } from '../core/identity/identity.ts'
import {
  lastBefore,
  mayNudgeFrom,
  type NudgeClaim,
  type NudgeKind,
  type Nudges,
} from '../core/nudge/nudge.ts'
import { accountsOf } from './accounts.ts'
import type { Client } from './client.ts'

export class PostgresNudges implements Nudges {
  constructor(private readonly client: Client) {}

  async claim(
    workspaceId: string,
    personId: string,
    kind: NudgeKind,
    now: Date,
    deliveryId: string | null = null,
  ): Promise<NudgeClaim> {
    for (const other of await this.others(workspaceId, personId)) {
      const nudge = await this.last(other.workspaceId, other.personId)
      if (nudge && nudge.at > lastBefore(now)) return { granted: false, until: mayNudgeFrom(nudge.at) }
    }
    // The row's lock makes a second claim wait for the first one's transaction, and then see what it wrote.
    const taken = await this.client.$executeRaw`
      insert into "Nudge" ("workspaceId", "personId", "kind", "at", "deliveryId")
      values (${workspaceId}, ${personId}, ${kind}, ${now}, ${deliveryId})
      on conflict ("workspaceId", "personId") do update
        set "kind" = excluded."kind", "at" = excluded."at", "deliveryId" = excluded."deliveryId"
      where "Nudge"."at" <= ${lastBefore(now)} or "Nudge"."deliveryId" = ${deliveryId}`
    if (taken === 0) {
      const row = await this.last(workspaceId, personId)
      return { granted: false, until: mayNudgeFrom(row?.at ?? now) }
    }
    return { granted: true }
  }

  async last(
    workspaceId: string,
    personId: string,
  ): Promise<{ kind: NudgeKind; at: Date; deliveryId: string | null } | null> {
    const row = await this.client.nudge.findUnique({
      where: { workspaceId_personId: { workspaceId, personId } },
    })
    if (!row || row.at.getTime() === 0) return null
    return { kind: row.kind as NudgeKind, at: row.at, deliveryId: row.deliveryId }
  }

  /** Other accounts of the same person. Of two claims for one person, the second sees what the first has written. */
  private async others(workspaceId: string, personId: string): Promise<Account[]> {
    const [, ...others] = await accountsOf(this.client, { workspaceId, personId })
    if (others.length > 0)
      await this.client.$queryRaw`
        select from "Identity"
        where "id" = (select "identityId" from "Person" where "workspaceId" = ${workspaceId} and "id" = ${personId})
        for update`
    return others
  }
}
