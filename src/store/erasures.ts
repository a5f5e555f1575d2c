import type { Place } from '../core/chat.ts'
import type { DeliveryKind } from '../core/delivery/delivery.ts'
import { type Erased, type ErasureCounts, type Erasures, standInId } from '../core/privacy/erasure.ts'
import { withoutName } from '../core/privacy/without-name.ts'
import type { Client } from './client.ts'
import { PostgresFeedbackNotes, requestNewsOf } from './feedback-notes.ts'
import { Prisma } from './generated/client.ts'

/** What becomes of a person's recognitions; `mentions` are those of others. */
interface Affected {
  received: string[]
  shared: string[]
  given: string[]
  mentions: { id: string; text: string }[]
  /** Feedback given and received. */
  feedback: string[]
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
    const feedback = await new PostgresFeedbackNotes(this.client).erase(workspaceId, personId)
    const changed = [
      ...new Set([...affected.shared, ...affected.given, ...affected.mentions.map(mention => mention.id)]),
    ].filter(recognition => !affected.received.includes(recognition))
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
    await this.unlearn(workspaceId, [
      ...affected.received,
      ...affected.mentions.map(mention => mention.id),
      ...affected.feedback,
    ])
    await this.eraseReceived(workspaceId, personId, affected)
    await this.leaveGiven(workspaceId, personId, standInId(id), at)
    for (const { id: recognition, text } of affected.mentions)
      await this.client.recognition.updateMany({
        where: { workspaceId, id: recognition },
        // The deciding words are not where they were.
        data: { text, evidence: [] },
      })
    await this.client.delivery.deleteMany({ where: { workspaceId, conversation: personId } })
    await this.client.person.delete({ where: { workspaceId_id: { workspaceId, id: personId } } })
    await this.endDisputes(workspaceId)
    await this.client.erasure.create({ data: { workspaceId, id, erasedAt: at, counts: { ...counts } } })
    return {
      counts,
      cards,
      changed: await this.places(workspaceId, changed),
      requests: feedback.requests,
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
    return {
      received: alone,
      shared: received.filter(recognition => !recognition.alone).map(({ id }) => id),
      given: given.map(({ id }) => id),
      mentions: (await this.mentions(workspaceId, personId)).filter(({ id }) => !alone.includes(id)),
      feedback: await new PostgresFeedbackNotes(this.client).ofPerson(workspaceId, personId),
    }
  }

  /** Texts that name the person, as they read without the name. */
  private async mentions(workspaceId: string, personId: string): Promise<Affected['mentions']> {
    const people = await this.client.person.findMany({
      where: { workspaceId },
      select: { id: true, name: true },
    })
    const name = people.find(({ id }) => id === personId)?.name ?? ''
    if (name.trim() === '') return []
    const others = people.filter(({ id }) => id !== personId).map(person => person.name)
    const rows = await this.client.recognition.findMany({
      where: { workspaceId, text: { contains: `@${name}`, mode: 'insensitive' } },
      select: { id: true, text: true },
    })
    return rows
      .map(({ id, text }) => ({ id, before: text, text: withoutName(text, name, others) }))
      .filter(({ before, text }) => text !== before)
  }

  private async counts(
    workspaceId: string,
    personId: string,
    { received, shared, given, mentions, feedback }: Affected,
  ): Promise<ErasureCounts> {
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
      unlearnt: await this.isLearntFrom(workspaceId, [
        ...received,
        ...mentions.map(({ id }) => id),
        ...feedback,
      ]),
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

/** A source names its recognition or feedback first: see `app/refit-mapper.ts`. */
function learntFrom(workspaceId: string, recognitionIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`"workspaceId" = ${workspaceId} and exists (
    select from unnest("sources") as source
    where split_part(source, ' ', 1) = any(${[...recognitionIds]}::text[])
  )`
}
