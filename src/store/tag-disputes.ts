import { queueCardRefresh } from '../app/refresh-card.ts'
import { queueFeedbackRefresh } from '../app/refresh-feedback.ts'
import type { Dispute } from '../core/recognition/recognition.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { PostgresJobs } from './jobs.ts'

const tables = {
  recognition: { owner: 'Recognition', tag: 'Tag', ownerId: 'recognitionId' },
  feedback: { owner: 'Feedback', tag: 'FeedbackTag', ownerId: 'feedbackId' },
} as const

/** Of the tag `t`: whether no receiver disputes it, or its giver has answered that they stand by it. */
export const undisputed = Prisma.sql`(t."disputedAt" is null or t."keptAt" is not null)`

/** Of tags: whether a receiver waits for the giver's answer. */
export const openlyDisputed = { disputedAt: { not: null }, keptAt: null }

export function disputeOf({ disputedAt, keptAt }: { disputedAt: Date | null; keptAt: Date | null }): Dispute {
  if (disputedAt === null) return 'none'
  return keptAt === null ? 'open' : 'kept'
}

/** What receivers and givers say to each other about the tags of recognitions, or of feedback. */
export class TagDisputes {
  private readonly owner: Prisma.Sql
  private readonly tag: Prisma.Sql
  private readonly ownerId: Prisma.Sql

  constructor(
    private readonly client: Client,
    private readonly source: keyof typeof tables,
  ) {
    const { owner, tag, ownerId } = tables[source]
    this.owner = Prisma.raw(`"${owner}"`)
    this.tag = Prisma.raw(`"${tag}"`)
    this.ownerId = Prisma.raw(`"${ownerId}"`)
  }

  /** `personId`: the receiver of a recognition, which may have several. */
  async open(
    { workspaceId, id, indicator }: { workspaceId: string; id: string; indicator: string },
    { note, personId = null, at }: { note: string | null; personId?: string | null; at: Date },
  ): Promise<void> {
    const by = this.source === 'recognition' ? Prisma.sql`, "disputedById" = ${personId}` : Prisma.empty
    await this.client.$executeRaw`
      update ${this.tag} set "disputedAt" = ${at}, "disputeNote" = ${note}, "keptAt" = null${by}
      where "workspaceId" = ${workspaceId} and ${this.ownerId} = ${id} and "indicatorCode" = ${indicator}`
    await this.touch(workspaceId, id)
  }

  /** Taken back (`none`), or the giver stands by the tag (`kept`): then it is a suggestion no more. */
  async settle(
    { workspaceId, id, indicator }: { workspaceId: string; id: string; indicator: string },
    outcome: Exclude<Dispute, 'open'>,
    at: Date,
  ): Promise<void> {
    const by = this.source === 'recognition' ? Prisma.sql`, "disputedById" = null` : Prisma.empty
    const change =
      outcome === 'none'
        ? Prisma.sql`"disputedAt" = null, "disputeNote" = null, "keptAt" = null${by}`
        : Prisma.sql`"keptAt" = ${at},
            "origin" = case when "origin" = 'suggested' then 'confirmed'::"TagOrigin" else "origin" end`
    await this.client.$executeRaw`
      update ${this.tag} set ${change}
      where "workspaceId" = ${workspaceId} and ${this.ownerId} = ${id} and "indicatorCode" = ${indicator}`
    if (outcome === 'kept')
      await this.client.$executeRaw`
        update ${this.owner} set "decision" = 'decided'
        where "workspaceId" = ${workspaceId} and "id" = ${id} and "decision" <> 'pending'`
    await this.touch(workspaceId, id)
  }

  /** Buttons that were made before are stale now. */
  private async touch(workspaceId: string, id: string): Promise<void> {
    await this.client.$executeRaw`
      update ${this.owner} set "revision" = "revision" + 1 where "workspaceId" = ${workspaceId} and "id" = ${id}`
  }
}

/**
 * Whoever gave these tags has left, and nobody is there to answer what is said against them: it is over, and the tags count
 * again for all who received them. What is shown of them is drawn anew.
 */
export async function endUnanswerable(client: Client, workspaceId: string, giverId: string): Promise<void> {
  const jobs = new PostgresJobs(client)
  const recognitions = await client.$queryRaw<{ id: string; channel: string }[]>`
    update "Tag" t set "disputedAt" = null, "disputeNote" = null, "disputedById" = null
    from "Recognition" r
    where r."workspaceId" = ${workspaceId} and r."giverId" = ${giverId}
      and t."workspaceId" = r."workspaceId" and t."recognitionId" = r."id"
      and t."disputedAt" is not null and t."keptAt" is null
    returning r."id", r."channel"`
  await client.recognition.updateMany({
    where: { workspaceId, id: { in: recognitions.map(({ id }) => id) } },
    // Buttons that were made before are stale now.
    data: { revision: { increment: 1 } },
  })
  for (const recognition of recognitions) await queueCardRefresh({ jobs }, workspaceId, recognition)
  const feedback = await client.$queryRaw<{ id: string }[]>`
    update "FeedbackTag" t set "disputedAt" = null, "disputeNote" = null
    from "Feedback" f
    where f."workspaceId" = ${workspaceId} and f."giverId" = ${giverId}
      and t."workspaceId" = f."workspaceId" and t."feedbackId" = f."id"
      and t."disputedAt" is not null and t."keptAt" is null
    returning f."id"`
  await client.feedback.updateMany({
    where: { workspaceId, id: { in: feedback.map(({ id }) => id) } },
    data: { revision: { increment: 1 } },
  })
  for (const { id } of feedback) await queueFeedbackRefresh({ jobs }, workspaceId, id)
}
