import type { Place } from '../core/chat.ts'
import type { DeliveryKind } from '../core/delivery/delivery.ts'
import { type Erased, type ErasureCounts, type Erasures, standInId } from '../core/privacy/erasure.ts'
import type { Client } from './client.ts'
import { PostgresFeedbackNotes, requestNewsOf } from './feedback-notes.ts'
import { Prisma } from './generated/client.ts'
import { NamedInTexts, type NamingRow, type TextTable } from './named-in-texts.ts'
import { PostgresQuotations } from './quotations.ts'
import { endUnanswerable } from './tag-disputes.ts'

/** What becomes of a person's recognitions. */
interface Affected {
  received: string[]
  shared: string[]
  given: string[]
  /** Feedback given and received. */
  feedback: string[]
  /** Texts that name the person and stay. */
  mentions: NamingRow[]
}

/**
 * What only concerns the person goes with their row, by the schema's cascades. What is somebody else's as well is changed
 * here, before that.
 */
export class PostgresErasures implements Erasures {
  constructor(private readonly client: Client) {}

  async count(workspaceId: string, personId: string): Promise<ErasureCounts> {
    return this.counts(workspaceId, personId, await this.affected(workspaceId, personId))
  }

  async erase(workspaceId: string, personId: string, { id, at }: { id: string; at: Date }): Promise<Erased> {
    await this.client.$queryRaw`
      select from "Person" where "workspaceId" = ${workspaceId} and "id" = ${personId} for update`
    const affected = await this.affected(workspaceId, personId)
    const counts = await this.counts(workspaceId, personId, affected)
    const told = [
      ...(await this.toldOf(workspaceId, affected.mentions)),
      ...(await this.summariesAbout(workspaceId, personId)),
    ]
    // Before what is deleted takes texts with it.
    await new NamedInTexts(this.client, workspaceId).rewrite(affected.mentions)
    const feedback = await new PostgresFeedbackNotes(this.client).erase(workspaceId, personId)
    const changed = [
      ...new Set([
        ...affected.shared,
        ...affected.given,
        ...ownersIn(affected.mentions, 'Recognition', 'Tag', 'ReplacedTag'),
      ]),
    ].filter(recognition => !affected.received.includes(recognition))
    // What is sent meanwhile has it on record by then that it quotes them, or waits and finds them changed.
    await this.client.$queryRaw`
      select from "Recognition"
      where "workspaceId" = ${workspaceId} and "id" = any(${[...affected.received, ...changed]}::text[])
      order by "id" for update`
    const quoting = await new PostgresQuotations(this.client).of(workspaceId, [
      ...affected.received,
      ...changed,
    ])
    const cards = [
      ...(await this.messages(workspaceId, affected.received, [
        'kudos-card',
        'kudos-report',
        'kudos-report-news',
        'kudos-taken-down',
        'kudos-dispute',
      ])),
      // Told once, and never drawn anew.
      ...(await this.messages(workspaceId, changed, ['kudos-report-news', 'kudos-taken-down'])),
      ...feedback.shown,
    ]
    await this.unlearn(workspaceId, learntOf(affected))
    await this.eraseReceived(workspaceId, personId, affected)
    await endUnanswerable(this.client, workspaceId, personId)
    await this.leaveGiven(workspaceId, personId, standInId(id), at)
    await this.client.delivery.deleteMany({ where: { workspaceId, conversation: personId } })
    await this.passOnReports(workspaceId, personId)
    await this.client.person.delete({ where: { workspaceId_id: { workspaceId, id: personId } } })
    await this.endDisputes(workspaceId)
    await this.client.erasure.create({ data: { workspaceId, id, erasedAt: at, counts: { ...counts } } })
    return {
      counts,
      cards,
      changed: await this.places(workspaceId, changed),
      feedback: ownersIn(
        affected.mentions,
        'Feedback',
        'FeedbackTag',
        'ReplacedFeedbackTag',
        'FeedbackReply',
      ),
      requests: [
        ...new Set([
          ...feedback.requests,
          ...ownersIn(affected.mentions, 'FeedbackRequest', 'FeedbackInvitation'),
        ]),
      ],
      reports: [...quoting, ...told],
    }
  }

  private async affected(workspaceId: string, personId: string): Promise<Affected> {
    const received = await this.client.$queryRaw<{ id: string; alone: boolean }[]>`
      select p."recognitionId" as "id", not exists (
        select from "RecognitionRecipient" o
        where o."workspaceId" = p."workspaceId" and o."recognitionId" = p."recognitionId"
          and o."personId" <> p."personId"
      ) as "alone"
      from "RecognitionRecipient" p
      where p."workspaceId" = ${workspaceId} and p."personId" = ${personId}`
    const given = await this.client.recognition.findMany({
      where: { workspaceId, giverId: personId },
      select: { id: true },
    })
    const alone = received.filter(recognition => recognition.alone).map(({ id }) => id)
    const feedback = await new PostgresFeedbackNotes(this.client).ofPerson(workspaceId, personId)
    const requests = await this.client.feedbackRequest.findMany({
      where: { workspaceId, OR: [{ askerId: personId }, { subjectId: personId }] },
      select: { id: true },
    })
    const deleted = new Set([...alone, ...feedback, ...requests.map(({ id }) => id)])
    const named = await new NamedInTexts(this.client, workspaceId).find(personId)
    return {
      received: alone,
      shared: received.filter(recognition => !recognition.alone).map(({ id }) => id),
      given: given.map(({ id }) => id),
      feedback,
      mentions: named.filter(({ of, key }) => !deleted.has(of) && key.personId !== personId),
    }
  }

  /** Summaries of the teams that the person is or was in: they name people, quoted or not. */
  private async summariesAbout(workspaceId: string, personId: string): Promise<Erased['reports']> {
    const where = { workspaceId, personId }
    const stays = [
      ...(await this.client.teamMember.findMany({ where, select: { teamId: true } })),
      ...(await this.client.formerMember.findMany({ where, select: { teamId: true } })),
    ]
    return this.client.delivery.findMany({
      where: {
        workspaceId,
        kind: 'team-summary',
        state: 'sent',
        teamId: { in: stays.map(({ teamId }) => teamId) },
        conversation: { not: personId },
      },
      select: { id: true, conversation: true },
    })
  }

  /** A summary in a channel is on record as one manager's: it stays on record, and is drawn anew, as another's. */
  private async passOnReports(workspaceId: string, personId: string): Promise<void> {
    await this.client.$executeRaw`
      update "Delivery" d set "personId" = (
        select m."personId" from "TeamManager" m
        where m."workspaceId" = d."workspaceId" and m."teamId" = d."teamId" and m."personId" <> d."personId"
        order by m."personId" limit 1
      )
      where d."workspaceId" = ${workspaceId} and d."personId" = ${personId} and d."kind" = 'team-summary'
        and d."conversation" <> d."personId" and exists (
          select from "TeamManager" m
          where m."workspaceId" = d."workspaceId" and m."teamId" = d."teamId" and m."personId" <> d."personId"
        )`
  }

  /** Messages that say once what is in texts that change, and that nothing else draws anew. */
  private async toldOf(workspaceId: string, mentions: readonly NamingRow[]): Promise<Erased['reports']> {
    const requestId = { in: ownersIn(mentions, 'FeedbackInvitation') }
    const roundId = { in: ownersIn(mentions, 'PulseComment', 'PulseAnswer') }
    return this.client.delivery.findMany({
      where: {
        workspaceId,
        state: 'sent',
        OR: [
          { kind: 'feedback-request-news', requestId },
          { kind: 'pulse-comments', roundId },
        ],
      },
      select: { id: true, conversation: true },
    })
  }

  private async counts(workspaceId: string, personId: string, affected: Affected): Promise<ErasureCounts> {
    const { received, shared, given, mentions, feedback } = affected
    const where = { workspaceId, personId }
    const about = {
      workspaceId,
      OR: [
        { personId },
        { conversation: personId },
        { recognitionId: { in: received } },
        { feedbackId: { in: feedback } },
        requestNewsOf(personId),
      ],
    }
    return {
      received: received.length,
      shared: shared.length,
      given: given.length,
      mentions: mentions.length,
      reactions:
        (await this.client.plusOne.count({ where })) + (await this.client.recognitionReport.count({ where })),
      pulse:
        (await this.client.pulseInvitation.count({ where })) +
        (await this.client.pulseAnswer.count({ where })),
      feedback: feedback.length,
      deliveries: await this.client.delivery.count({ where: about }),
      teams:
        (await this.client.teamMember.count({ where })) + (await this.client.teamManager.count({ where })),
      unlearnt: await this.isLearntFrom(workspaceId, learntOf(affected)),
    }
  }

  /** What others received with the person loses them, and the message that it was about: it may be theirs. */
  private async eraseReceived(workspaceId: string, personId: string, { received, shared }: Affected) {
    await this.client.recognition.deleteMany({ where: { workspaceId, id: { in: received } } })
    await this.client.recognitionRecipient.deleteMany({ where: { workspaceId, personId } })
    await this.client.recognition.updateMany({
      where: { workspaceId, id: { in: shared } },
      data: { sourceQuote: null, sourceLink: null },
    })
  }

  /**
   * What somebody said against a tag goes with them: nobody is left to take it back. Also of those who are gone already:
   * while Laurel is updated, a replica that knows of no disputes may have erased them.
   */
  private async endDisputes(workspaceId: string): Promise<void> {
    for (const table of ['"Tag"', '"ReplacedTag"'])
      await this.client.$executeRaw`
        update ${Prisma.raw(table)} as t
        set "disputedAt" = null, "disputeNote" = null, "disputedById" = null, "keptAt" = null
        where t."workspaceId" = ${workspaceId} and t."disputedById" is not null and not exists (
          select from "Person" p where p."workspaceId" = t."workspaceId" and p."id" = t."disputedById"
        )`
  }

  private async leaveGiven(workspaceId: string, personId: string, standIn: string, at: Date): Promise<void> {
    const given = await this.client.recognition.count({ where: { workspaceId, giverId: personId } })
    if (given === 0) return
    const { language } = await this.client.person.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: personId } },
      select: { language: true },
    })
    await this.client.person.create({
      // The language is that of the texts, which the cards speak.
      data: {
        workspaceId,
        id: standIn,
        name: '',
        language,
        timeZone: 'UTC',
        isActive: false,
        refreshedAt: at,
      },
    })
    await this.client.$executeRaw`
      update "Recognition" set "giverId" = ${standIn},
        "answerIn" = case when "answerIn" = ${personId} then ${standIn} else "answerIn" end
      where "workspaceId" = ${workspaceId} and "giverId" = ${personId}`
  }

  private async messages(
    workspaceId: string,
    recognitionIds: readonly string[],
    kinds: DeliveryKind[],
  ): Promise<Place[]> {
    const rows = await this.client.delivery.findMany({
      where: {
        workspaceId,
        kind: { in: kinds },
        state: 'sent',
        recognitionId: { in: [...recognitionIds] },
      },
      select: { channel: true, messageId: true },
    })
    return rows.flatMap(({ channel, messageId }) =>
      channel !== null && messageId !== null ? [{ channel, messageId }] : [],
    )
  }

  private async places(workspaceId: string, recognitionIds: readonly string[]): Promise<Erased['changed']> {
    return this.client.recognition.findMany({
      where: { workspaceId, id: { in: [...recognitionIds] } },
      select: { id: true, channel: true },
      orderBy: { id: 'asc' },
    })
  }

  private async isLearntFrom(workspaceId: string, recognitionIds: readonly string[]): Promise<boolean> {
    const [found] = await this.client.$queryRaw<{ learnt: boolean }[]>`
      select exists (select from "MapperState" where ${learntFrom(workspaceId, recognitionIds)}) as "learnt"`
    return found?.learnt ?? false
  }

  /** Back to the built-in model alone; the next refit, a minute away, learns from what is left. */
  private async unlearn(workspaceId: string, recognitionIds: readonly string[]): Promise<void> {
    await this.client.$executeRaw`
      update "MapperState"
      set "adapter" = null, "fittedAt" = null, "sources" = '{}', "triedAt" = null
      where ${learntFrom(workspaceId, recognitionIds)}`
  }
}

/** What the mapper may have learnt from and is deleted or reads differently. */
function learntOf({ received, feedback, mentions }: Affected): string[] {
  return [...received, ...feedback, ...ownersIn(mentions, 'Recognition', 'Feedback')]
}

/** What the texts in some tables belong to: each once. */
function ownersIn(rows: readonly NamingRow[], ...tables: TextTable[]): string[] {
  return [...new Set(rows.filter(({ table }) => tables.includes(table)).map(({ of }) => of))]
}

/** A source names its recognition or feedback first: see `app/refit-mapper.ts`. */
function learntFrom(workspaceId: string, recognitionIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`"workspaceId" = ${workspaceId} and exists (
    select from unnest("sources") as source
    where split_part(source, ' ', 1) = any(${[...recognitionIds]}::text[])
  )`
}
