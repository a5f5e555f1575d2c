import { mayNudgeFrom, type NudgeClaim, type NudgeKind, type Nudges } from '../core/nudge/nudge.ts'
import type { Client } from './client.ts'

export class PostgresNudges implements Nudges {
  constructor(private readonly client: Client) {}

  async claim(workspaceId: string, personId: string, kind: NudgeKind, now: Date): Promise<NudgeClaim> {
    // The row's lock makes a second claim wait for the first one's transaction, and then see what it wrote.
    await this.client.nudge.createMany({
      data: { workspaceId, personId, kind, at: new Date(0) },
      skipDuplicates: true,
    })
    const [row] = await this.client.$queryRaw<{ at: Date }[]>`
      select "at" from "Nudge" where "workspaceId" = ${workspaceId} and "personId" = ${personId} for update`
    const until = mayNudgeFrom(row!.at)
    if (now < until) return { granted: false, until }
    await this.client.nudge.update({
      where: { workspaceId_personId: { workspaceId, personId } },
      data: { kind, at: now },
    })
    return { granted: true }
  }

  async last(workspaceId: string, personId: string): Promise<{ kind: NudgeKind; at: Date } | null> {
    const row = await this.client.nudge.findUnique({
      where: { workspaceId_personId: { workspaceId, personId } },
    })
    return row && row.at.getTime() > 0 ? { kind: row.kind as NudgeKind, at: row.at } : null
  }
}
