import type { Place } from '../core/chat.ts'
import type {
  Feedback,
  FeedbackDraft,
  FeedbackNotes,
  FeedbackReply,
  FeedbackSide,
  FeedbackWords,
} from '../core/feedback/feedback.ts'
import type { Span } from '../core/mapping/mapper.ts'
import { type Page, spanOf, type Turned } from '../core/page.ts'
import type { Mapped, Suggestion } from '../core/recognition/recognition.ts'
import type { Client } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { disputeOf, openlyDisputed, TagDisputes } from './tag-disputes.ts'

const parts = {
  readers: { select: { personId: true }, orderBy: { personId: 'asc' } },
  tags: { orderBy: { indicatorCode: 'asc' } },
  replies: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.FeedbackInclude

type Row = Prisma.FeedbackGetPayload<{ include: typeof parts }>

export class PostgresFeedbackNotes implements FeedbackNotes {
  constructor(private readonly client: Client) {}

  async allow(workspaceId: string, giverId: string, day: string, limit: number): Promise<boolean> {
    const counted = await this.client.$executeRaw`
      insert into "DailyGiving" ("workspaceId", "personId", "day", "given", "feedback")
      select ${workspaceId}, ${giverId}, ${day}, 0, 1 where ${limit}::int > 0
      on conflict ("workspaceId", "personId", "day") do update
        set "feedback" = "DailyGiving"."feedback" + 1
        where "DailyGiving"."feedback" < ${limit}::int`
    return counted > 0
  }

  async add(workspaceId: string, { readerIds, indicators, frameworkId, ...draft }: FeedbackDraft) {
    await this.client.feedback.create({ data: { workspaceId, ...draft } })
    await this.client.feedbackReader.createMany({
      data: readerIds.map(personId => ({ workspaceId, feedbackId: draft.id, personId })),
    })
    await this.client.feedbackTag.createMany({
      data: indicators.map(indicatorCode => ({
        workspaceId,
        feedbackId: draft.id,
        frameworkId,
        indicatorCode,
        origin: 'explicit',
        createdAt: draft.createdAt,
      })),
    })
  }

  async get(workspaceId: string, id: string): Promise<Feedback | null> {
    const row = await this.client.feedback.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      include: parts,
    })
    return row && toFeedback(row)
  }

  async lock(workspaceId: string, id: string): Promise<Feedback | null> {
    await this.client.$queryRaw`
      select from "Feedback" where "workspaceId" = ${workspaceId} and "id" = ${id} for update`
    return this.get(workspaceId, id)
  }

  async list(workspaceId: string, personId: string, side: FeedbackSide, count: number): Promise<Feedback[]> {
    return this.listed({ workspaceId, withdrawnAt: null, ...whose(personId, side) }, 0, count)
  }

  async page(
    workspaceId: string,
    personId: string,
    side: FeedbackSide,
    { turned, size, receiverIds }: { turned: Turned | null; size: number; receiverIds?: readonly string[] },
  ): Promise<Page<Feedback>> {
    const where = {
      workspaceId,
      withdrawnAt: null,
      AND: [whose(personId, side), receiverIds ? { receiverId: { in: [...receiverIds] } } : {}],
    }
    const total = await this.client.feedback.count({ where })
    const { offset, count, isTurnedBack } = spanOf(side, { size, turned }, total)
    return { items: await this.listed(where, offset, count), offset, size, total, isTurnedBack }
  }

  private async listed(where: Prisma.FeedbackWhereInput, skip: number, take: number): Promise<Feedback[]> {
    const rows = await this.client.feedback.findMany({
      where,
      include: parts,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip,
      take,
    })
    return rows.map(toFeedback)
  }

  async sharedAt(
    workspaceId: string,
    readerId: string,
    receiverIds: readonly string[],
    since: Date,
  ): Promise<Date[]> {
    const rows = await this.client.$queryRaw<{ createdAt: Date }[]>`
      select f."createdAt"
      from "FeedbackReader" r
      join "Feedback" f on f."workspaceId" = r."workspaceId" and f."id" = r."feedbackId"
      where r."workspaceId" = ${workspaceId} and r."personId" = ${readerId}
        and f."receiverId" = any(${[...receiverIds]}::text[]) and f."createdAt" >= ${since} and f."withdrawnAt" is null`
    return rows.map(({ createdAt }) => createdAt)
  }

  async saveMapping(
    workspaceId: string,
    id: string,
    frameworkId: string,
    mapped: Mapped,
    now: Date,
  ): Promise<void> {
    await this.client.feedback.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        suggestions: mapped.suggestions as unknown as Prisma.InputJsonValue,
        evidence: mapped.evidence as unknown as Prisma.InputJsonValue,
        behavioural: mapped.behavioural,
      },
    })
    // What stays is left as it is, with what was said against it.
    const indicatorCode = { in: mapped.tags.map(({ indicator }) => indicator) }
    await this.client.feedbackTag.deleteMany({
      where: { workspaceId, feedbackId: id, NOT: { frameworkId, indicatorCode } },
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
    await this.client.feedbackTag.deleteMany({
      where: { workspaceId, feedbackId: id, ...(instead && { indicatorCode: instead }) },
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
    await this.client.feedbackTag.createMany({
      skipDuplicates: true,
      data: tags.map(({ indicator, ...tag }) => ({
        workspaceId,
        feedbackId: id,
        frameworkId,
        indicatorCode: indicator,
        ...tag,
        createdAt: now,
      })),
    })
    await this.client.feedback.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { decision, revision: { increment: 1 } },
    })
  }

  async edit(workspaceId: string, id: string, words: FeedbackWords, now: Date): Promise<void> {
    await this.client.feedbackTag.deleteMany({
      where: { workspaceId, feedbackId: id, origin: { not: 'explicit' }, NOT: openlyDisputed },
    })
    await this.client.feedback.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        situation: words.situation,
        behaviour: words.behaviour,
        impact: words.impact,
        decision: 'pending',
        suggestions: [],
        evidence: [],
        behavioural: null,
        revision: { increment: 1 },
        editedAt: now,
      },
    })
  }

  async withdraw(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.feedback.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { withdrawnAt: now, revision: { increment: 1 } },
    })
  }

  async mark(workspaceId: string, id: string, mark: 'thanked' | 'acted-on', now: Date): Promise<void> {
    await this.client.feedback.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: mark === 'thanked' ? { thankedAt: now } : { actedOnAt: now },
    })
  }

  dispute(workspaceId: string, id: string, indicator: string, note: string | null, now: Date): Promise<void> {
    return new TagDisputes(this.client, 'feedback').open({ workspaceId, id, indicator }, { note, at: now })
  }

  settle(
    workspaceId: string,
    id: string,
    indicator: string,
    outcome: 'none' | 'kept',
    now: Date,
  ): Promise<void> {
    return new TagDisputes(this.client, 'feedback').settle({ workspaceId, id, indicator }, outcome, now)
  }

  async addReply(workspaceId: string, feedbackId: string, reply: FeedbackReply): Promise<void> {
    await this.client.feedbackReply.create({ data: { workspaceId, feedbackId, ...reply } })
  }

  async ofPerson(workspaceId: string, personId: string): Promise<string[]> {
    const rows = await this.client.feedback.findMany({
      where: { workspaceId, OR: [{ giverId: personId }, { receiverId: personId }] },
      select: { id: true },
    })
    return rows.map(({ id }) => id)
  }

  async erase(workspaceId: string, personId: string): Promise<{ shown: Place[]; requests: string[] }> {
    const ids = await this.ofPerson(workspaceId, personId)
    const requests = {
      workspaceId,
      OR: [{ askerId: personId }, { subjectId: personId }],
    }
    const news = requestNewsOf(personId)
    const shown = await this.client.delivery.findMany({
      where: {
        workspaceId,
        state: 'sent',
        conversation: { not: personId },
        OR: [{ feedbackId: { in: ids } }, { reply: { authorId: personId } }, { request: requests }, news],
      },
      select: { channel: true, messageId: true },
    })
    const invited = await this.client.feedbackInvitation.findMany({
      where: { workspaceId, personId, request: { NOT: requests.OR } },
      select: { requestId: true },
      orderBy: { requestId: 'asc' },
    })
    await this.client.delivery.deleteMany({ where: { workspaceId, ...news } })
    await this.client.feedback.deleteMany({ where: { workspaceId, id: { in: ids } } })
    await this.client.feedbackReply.deleteMany({ where: { workspaceId, authorId: personId } })
    await this.client.feedbackReader.deleteMany({ where: { workspaceId, personId } })
    await this.client.feedbackRequest.deleteMany({ where: requests })
    await this.client.feedbackInvitation.deleteMany({ where: { workspaceId, personId } })
    return {
      shown: shown.flatMap(({ channel, messageId }) =>
        channel !== null && messageId !== null ? [{ channel, messageId }] : [],
      ),
      requests: invited.map(({ requestId }) => requestId),
    }
  }
}

/** What askers were told of the person's part in their requests: it names them, and says why they declined. */
export function requestNewsOf(personId: string) {
  return {
    kind: 'feedback-request-news',
    OR: [
      { key: { endsWith: `:declined:${personId}` } },
      {
        key: { endsWith: ':expired' },
        request: { invitations: { some: { personId, state: 'expired' } } },
      },
    ],
  } satisfies Prisma.DeliveryWhereInput
}

function whose(personId: string, side: FeedbackSide): Prisma.FeedbackWhereInput {
  return {
    received: { receiverId: personId },
    given: { giverId: personId },
    shared: { readers: { some: { personId } } },
  }[side]
}

function toFeedback({ workspaceId: _, readers, tags, replies, withdrawnAt, ...row }: Row): Feedback {
  return {
    ...row,
    suggestions: row.suggestions as unknown as Suggestion[],
    evidence: row.evidence as unknown as Span[],
    readerIds: readers.map(({ personId }) => personId),
    tags: tags.map(tag => ({
      indicator: tag.indicatorCode,
      origin: tag.origin,
      dispute: disputeOf(tag),
      disputeNote: tag.disputeNote,
    })),
    replies: replies.map(({ id, authorId, text, createdAt }) => ({ id, authorId, text, createdAt })),
    withdrawn: withdrawnAt !== null,
  }
}
