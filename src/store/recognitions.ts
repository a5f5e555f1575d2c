import { createHash } from 'node:crypto'
import type { Span } from '../core/mapping/mapper.ts'
import type {
  Acceptance,
  Dispute,
  KudosReports,
  Mapped,
  Recognition,
  RecognitionDraft,
  Recognitions,
  Suggestion,
  Tag,
} from '../core/recognition/recognition.ts'
import type { Client } from './client.ts'
import { isUniqueViolation } from './errors.ts'
import type { Prisma } from './generated/client.ts'
import { disputeOf, openlyDisputed, TagDisputes } from './tag-disputes.ts'

export class PostgresRecognitions implements Recognitions {
  private readonly disputes: TagDisputes

  constructor(private readonly client: Client) {
    this.disputes = new TagDisputes(client, 'recognition')
  }

  async accept(workspaceId: string, draft: RecognitionDraft): Promise<Acceptance> {
    // A person waits for this answer, hence one statement: each step happens only if the step before it did. The
    // allowance row's lock makes concurrent kudos of one giver count one after the other.
    const digest = digestOf(draft.fingerprint)
    const job = { workspaceId, recognitionId: draft.id }
    try {
      const [outcome] = await this.client.$queryRaw<
        { received: boolean; repeated: boolean; accepted: boolean; job: bigint | null }[]
      >`
        with received as (
          select 1 from "Receipt" where "workspaceId" = ${workspaceId} and "key" = ${draft.receipt}
        ), repeated as (
          select 1 from "Recognition"
          where "workspaceId" = ${workspaceId} and "giverId" = ${draft.giverId}
            and "day" = ${draft.day} and "digest" = ${digest}
        ), allowance as (
          insert into "DailyGiving" ("workspaceId", "personId", "day", "given")
          select ${workspaceId}, ${draft.giverId}, ${draft.day}, 1
          where not exists (select from received) and not exists (select from repeated)
            and ${draft.dailyLimit}::int > 0
          on conflict ("workspaceId", "personId", "day") do update
            set "given" = "DailyGiving"."given" + 1
            where "DailyGiving"."given" < ${draft.dailyLimit}::int
          returning 1
        ), receipt as (
          insert into "Receipt" ("workspaceId", "key", "receivedAt")
          select ${workspaceId}, ${draft.receipt}, ${draft.createdAt} from allowance
        ), recognition as (
          insert into "Recognition" ("workspaceId", "id", "giverId", "text", "digest", "day", "channel",
            "answerIn", "sourceLink", "sourceQuote", "decision", "createdAt")
          select ${workspaceId}, ${draft.id}, ${draft.giverId}, ${draft.text}, ${digest}, ${draft.day},
            ${draft.channel}, ${draft.answerIn}, ${draft.sourceLink}, ${draft.sourceQuote}, 'pending', ${draft.createdAt}
          from allowance
          returning 1
        ), recipients as (
          insert into "RecognitionRecipient" ("workspaceId", "recognitionId", "personId", "createdAt")
          select ${workspaceId}, ${draft.id}, person, ${draft.createdAt}
          from recognition, unnest(${draft.recipientIds}::text[]) as person
        ), tags as (
          insert into "Tag" ("workspaceId", "recognitionId", "frameworkId", "indicatorCode", "origin", "createdAt")
          select ${workspaceId}, ${draft.id}, ${draft.frameworkId}, indicator, 'explicit', ${draft.createdAt}
          from recognition, unnest(${draft.indicators}::text[]) as indicator
        ), job as (
          select (graphile_worker.add_job('map-recognition', ${JSON.stringify(job)}::json)).id as id from recognition
        )
        select exists (select from received) as received, exists (select from repeated) as repeated,
          exists (select from allowance) as accepted, (select id from job) as job`
      if (outcome?.received) return 'already-received'
      if (outcome?.accepted) return 'accepted'
      return this.refused(workspaceId, draft.receipt, outcome?.repeated ? 'same-text' : 'over-limit')
    } catch (error) {
      // Two of the same at the same moment: the other one won.
      if (isUniqueViolation(error)) return this.refused(workspaceId, draft.receipt, 'same-text')
      throw error
    }
  }

  /** The answer, unless what stood in the way was the same command, arriving at the same moment. */
  private async refused(
    workspaceId: string,
    key: string,
    answer: 'same-text' | 'over-limit',
  ): Promise<Acceptance> {
    const received = await this.client.receipt.findUnique({
      where: { workspaceId_key: { workspaceId, key } },
    })
    return received ? 'already-received' : answer
  }

  async get(workspaceId: string, id: string): Promise<Recognition | null> {
    const row = await this.client.recognition.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      include: {
        recipients: { select: { personId: true }, orderBy: { personId: 'asc' } },
        tags: { orderBy: { indicatorCode: 'asc' } },
        _count: { select: { plusOnes: true } },
      },
    })
    if (!row) return null
    const { giverId, text, channel, answerIn, sourceLink, sourceQuote, state, takenDown, decision } = row
    const { behavioural, revision, createdAt, editedAt } = row
    return {
      id,
      giverId,
      recipientIds: row.recipients.map(recipient => recipient.personId),
      text,
      channel,
      answerIn,
      sourceLink,
      sourceQuote,
      state: takenDown ? 'taken-down' : state,
      decision,
      suggestions: row.suggestions as unknown as Suggestion[],
      evidence: row.evidence as unknown as Span[],
      behavioural,
      tags: row.tags.map(toTag),
      plusOnes: row._count.plusOnes,
      revision,
      createdAt,
      editedAt,
    }
  }

  async lock(workspaceId: string, id: string): Promise<Recognition | null> {
    await this.client.$queryRaw`
      select from "Recognition" where "workspaceId" = ${workspaceId} and "id" = ${id} for update`
    return this.get(workspaceId, id)
  }

  async saveMapping(
    workspaceId: string,
    id: string,
    frameworkId: string,
    mapped: Mapped,
    now: Date,
  ): Promise<void> {
    await this.client.recognition.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        suggestions: mapped.suggestions as unknown as Prisma.InputJsonValue,
        evidence: mapped.evidence as unknown as Prisma.InputJsonValue,
        behavioural: mapped.behavioural,
      },
    })
    // What stays is left as it is, with what was said against it.
    const indicatorCode = { in: mapped.tags.map(({ indicator }) => indicator) }
    await this.client.tag.deleteMany({
      where: { workspaceId, recognitionId: id, NOT: { frameworkId, indicatorCode } },
    })
    await this.addTags(workspaceId, id, frameworkId, mapped, now)
  }

  async decide(
    workspaceId: string,
    id: string,
    frameworkId: string,
    decided: Pick<Mapped, 'decision' | 'tags'>,
    now: Date,
    instead?: string,
  ): Promise<void> {
    await this.client.tag.deleteMany({
      where: { workspaceId, recognitionId: id, ...(instead && { indicatorCode: instead }) },
    })
    await this.addTags(workspaceId, id, frameworkId, decided, now)
  }

  private async addTags(
    workspaceId: string,
    id: string,
    frameworkId: string,
    { decision, tags }: Pick<Mapped, 'decision' | 'tags'>,
    now: Date,
  ): Promise<void> {
    await this.client.tag.createMany({
      skipDuplicates: true,
      data: tags.map(({ indicator, origin, probability, replaced }) => ({
        workspaceId,
        recognitionId: id,
        frameworkId,
        indicatorCode: indicator,
        origin,
        probability,
        replaced,
        createdAt: now,
      })),
    })
    await this.client.recognition.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { decision, revision: { increment: 1 } },
    })
  }

  async edit(
    workspaceId: string,
    id: string,
    change: { text: string; fingerprint: string },
    now: Date,
  ): Promise<boolean> {
    const digest = digestOf(change.fingerprint)
    const { giverId, day } = await this.client.recognition.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: { giverId: true, day: true },
    })
    const taken = await this.client.recognition.findFirst({
      where: { workspaceId, giverId, day, digest, id: { not: id } },
      select: { id: true },
    })
    if (taken) return false
    await this.client.tag.deleteMany({
      where: { workspaceId, recognitionId: id, origin: { not: 'explicit' }, NOT: openlyDisputed },
    })
    await this.client.recognition.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        text: change.text,
        digest,
        decision: 'pending',
        suggestions: [],
        evidence: [],
        behavioural: null,
        revision: { increment: 1 },
        editedAt: now,
      },
    })
    return true
  }

  async withdraw(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.recognition.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'withdrawn', digest: null, withdrawnAt: now, revision: { increment: 1 } },
    })
  }

  async takeDown(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.recognition.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'withdrawn', takenDown: true, withdrawnAt: now, revision: { increment: 1 } },
    })
  }

  dispute(
    workspaceId: string,
    id: string,
    indicator: string,
    by: { personId: string; note: string | null },
    now: Date,
  ): Promise<void> {
    return this.disputes.open({ workspaceId, id, indicator }, { ...by, at: now })
  }

  settle(
    workspaceId: string,
    id: string,
    indicator: string,
    outcome: Exclude<Dispute, 'open'>,
    now: Date,
  ): Promise<void> {
    return this.disputes.settle({ workspaceId, id, indicator }, outcome, now)
  }

  async addPlusOne(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean> {
    const { count } = await this.client.plusOne.createMany({
      data: { workspaceId, recognitionId: id, personId, createdAt: now },
      skipDuplicates: true,
    })
    return count > 0
  }

  async togglePlusOne(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean> {
    const { count: removed } = await this.client.plusOne.deleteMany({
      where: { workspaceId, recognitionId: id, personId },
    })
    if (removed > 0) return false
    await this.client.plusOne.create({ data: { workspaceId, recognitionId: id, personId, createdAt: now } })
    return true
  }

  async report(workspaceId: string, id: string, personId: string, now: Date): Promise<boolean> {
    const { count: made } = await this.client.recognitionReport.createMany({
      data: { workspaceId, recognitionId: id, personId, createdAt: now },
      skipDuplicates: true,
    })
    if (made > 0) return true
    const { count: reopened } = await this.client.recognitionReport.updateMany({
      where: { workspaceId, recognitionId: id, personId, outcome: { not: null } },
      data: { outcome: null, settledAt: null, createdAt: now },
    })
    return reopened > 0
  }

  async reportsOf(workspaceId: string, recognitionId: string): Promise<KudosReports | null> {
    const reports = await this.client.recognitionReport.findMany({
      where: { workspaceId, recognitionId },
      orderBy: { settledAt: { sort: 'desc', nulls: 'first' } },
      select: { outcome: true, settledAt: true },
      take: 1,
    })
    return reports[0] ?? null
  }

  async settleReports(
    workspaceId: string,
    recognitionId: string,
    outcome: 'stands' | 'withdrawn',
    now: Date,
  ): Promise<string[]> {
    const settled = await this.client.recognitionReport.updateManyAndReturn({
      where: { workspaceId, recognitionId, outcome: null },
      data: { outcome, settledAt: now },
      select: { personId: true },
    })
    return settled.map(({ personId }) => personId)
  }
}

function toTag(row: Prisma.TagModel): Tag {
  const { indicatorCode: indicator, origin, disputedById: personId, disputeNote: note } = row
  const state = disputeOf(row)
  // A dispute goes with whoever was erased, so there is always somebody.
  if (state === 'none' || personId === null) return { indicator, origin }
  return { indicator, origin, disputed: { state, personId, note } }
}

function digestOf(fingerprint: string): string {
  return createHash('sha256').update(fingerprint).digest('hex')
}
