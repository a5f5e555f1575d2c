import { randomUUID } from 'node:crypto'
import type {
  Answer,
  Invitation,
  InvitationState,
  PulseRound,
  Pulses,
  RoundQuestion,
} from '../core/pulse/pulses.ts'
import type { Counts } from '../core/pulse/result.ts'
import type { EarlierGroup } from '../core/pulse/showable.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

const parts = {
  questions: {
    select: { position: true, code: true, kind: true, showable: true },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.PulseRoundInclude

type Row = Prisma.PulseRoundGetPayload<{ include: typeof parts }>

export class PostgresPulses implements Pulses {
  constructor(private readonly client: Client) {}

  async open(
    workspaceId: string,
    { questions, ...round }: PulseRound,
    memberIds: readonly string[],
    values: readonly (readonly number[])[],
  ): Promise<void> {
    const roundId = round.id
    await this.client.pulseRound.create({ data: { workspaceId, ...round } })
    await this.client.roundQuestion.createMany({
      data: questions.map(question => ({ workspaceId, roundId, ...question })),
    })
    await this.client.$executeRaw`
      insert into "PulseInvitation" ("workspaceId", "roundId", "personId")
      select ${workspaceId}, ${roundId}, member from unnest(${memberIds}::text[]) as member`
    // All at once: a row made by its first answer would tell which value came first.
    await this.client.pulseTally.createMany({
      data: questions.flatMap(({ position }) =>
        (values[position] ?? []).map(answer => ({ workspaceId, roundId, position, answer })),
      ),
    })
  }

  async get(workspaceId: string, roundId: string): Promise<PulseRound | null> {
    const row = await this.client.pulseRound.findUnique({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      include: parts,
    })
    return row && toRound(row)
  }

  async ofTeam(workspaceId: string, teamId: string, count: number, closedBy?: Date): Promise<PulseRound[]> {
    const rows = await this.client.pulseRound.findMany({
      where: { workspaceId, teamId, ...(closedBy ? { closedAt: { lte: closedBy } } : {}) },
      include: parts,
      orderBy: { openedAt: 'desc' },
      take: count,
    })
    return rows.map(toRound)
  }

  async lastAsked(workspaceId: string, teamId: string): Promise<Map<string, Date>> {
    const rows = await this.client.$queryRaw<{ code: string; last: Date }[]>`
      select q."code", max(r."openedAt") as last
      from "RoundQuestion" q
      join "PulseRound" r on r."workspaceId" = q."workspaceId" and r."id" = q."roundId"
      where r."workspaceId" = ${workspaceId} and r."teamId" = ${teamId}
      group by q."code"`
    return new Map(rows.map(({ code, last }) => [code, last]))
  }

  async lockOpen(workspaceId: string, teamId: string): Promise<PulseRound | null> {
    await this.client.$queryRaw`
      select from "Team" where "workspaceId" = ${workspaceId} and "id" = ${teamId} for no key update`
    const row = await this.client.pulseRound.findFirst({
      where: { workspaceId, teamId, closedAt: null },
      include: parts,
      orderBy: { openedAt: 'desc' },
    })
    return row && toRound(row)
  }

  async lockOpenings(workspaceId: string): Promise<void> {
    await this.client
      .$executeRaw`select pg_advisory_xact_lock(hashtextextended('openings:' || ${workspaceId}, 0))`
  }

  async earlierGroups(
    workspaceId: string,
    personIds: readonly string[],
    since: Date,
  ): Promise<EarlierGroup[]> {
    const rows = await this.client.$queryRaw<(EarlierGroup & { shared: bigint })[]>`
      with groups as (
        select i."roundId", count(*) as shared
        from "PulseInvitation" i
        where i."workspaceId" = ${workspaceId} and i."personId" = any(${[...personIds]})
        group by i."roundId"
      )
      select q."code" as question, r."id" as "roundId", q."position", r."invited", g.shared
      from groups g
      join "PulseRound" r on r."workspaceId" = ${workspaceId} and r."id" = g."roundId" and r."openedAt" > ${since}
      join "RoundQuestion" q on q."workspaceId" = ${workspaceId} and q."roundId" = g."roundId" and q."showable"`
    return rows.map(row => ({ ...row, shared: Number(row.shared) }))
  }

  async lock(workspaceId: string, roundId: string): Promise<PulseRound | null> {
    await this.client.$queryRaw`
      select from "PulseRound" where "workspaceId" = ${workspaceId} and "id" = ${roundId} for no key update`
    return this.get(workspaceId, roundId)
  }

  async unanswered(workspaceId: string, roundId: string): Promise<string[]> {
    const rows = await this.client.pulseInvitation.findMany({
      where: { workspaceId, roundId, state: 'open' },
      select: { personId: true },
      orderBy: { personId: 'asc' },
    })
    return rows.map(({ personId }) => personId)
  }

  invitation(workspaceId: string, roundId: string, personId: string): Promise<Invitation | null> {
    return this.client.pulseInvitation.findUnique({
      where: { workspaceId_roundId_personId: { workspaceId, roundId, personId } },
      select: { state: true, position: true },
    })
  }

  async invitations(
    workspaceId: string,
    roundId: string,
    personIds: readonly string[],
  ): Promise<Map<string, Invitation>> {
    const rows = await this.client.pulseInvitation.findMany({
      where: { workspaceId, roundId, personId: { in: [...personIds] } },
      select: { personId: true, state: true, position: true },
    })
    return new Map(rows.map(({ personId, ...invitation }) => [personId, invitation]))
  }

  async invitedAfter(workspaceId: string, roundId: string, after: string, count: number): Promise<string[]> {
    const rows = await this.client.pulseInvitation.findMany({
      where: { workspaceId, roundId, personId: { gt: after } },
      select: { personId: true },
      orderBy: { personId: 'asc' },
      take: count,
    })
    return rows.map(({ personId }) => personId)
  }

  async waitingFor(workspaceId: string, personId: string, now: Date): Promise<PulseRound[]> {
    const rows = await this.client.pulseRound.findMany({
      where: {
        workspaceId,
        closedAt: null,
        closesAt: { gt: now },
        invitations: { some: { workspaceId, personId, state: 'open' } },
      },
      include: parts,
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(toRound)
  }

  async invitedIds(workspaceId: string, roundId: string): Promise<string[]> {
    const rows = await this.client.pulseInvitation.findMany({
      where: { workspaceId, roundId },
      select: { personId: true },
    })
    return rows.map(({ personId }) => personId)
  }

  participants(workspaceId: string, roundId: string): Promise<number> {
    return this.client.pulseInvitation.count({
      where: { workspaceId, roundId, answered: { isEmpty: false } },
    })
  }

  async answeredBy(workspaceId: string, roundId: string, position: number): Promise<Set<string>> {
    const rows = await this.client.pulseInvitation.findMany({
      where: { workspaceId, roundId, answered: { has: position } },
      select: { personId: true },
    })
    return new Set(rows.map(({ personId }) => personId))
  }

  async hide(workspaceId: string, roundId: string, position: number): Promise<void> {
    await this.client.roundQuestion.updateMany({
      where: { workspaceId, roundId, position },
      data: { showable: false },
    })
  }

  async answer(
    workspaceId: string,
    roundId: string,
    personId: string,
    position: number,
    answer: Answer,
    now: Date,
  ): Promise<'settled' | 'not-invited' | 'already' | 'closed'> {
    // Shared with other answers, held against closing: no answer slips in between its steps.
    const [round] = await this.client.$queryRaw<
      { open: boolean; confidential: boolean; questions: number }[]
    >`
      select r."closedAt" is null and r."closesAt" > ${now} as open, r."mode" = 'confidential' as confidential,
        (select count(*)::int from "RoundQuestion" q
         where q."workspaceId" = r."workspaceId" and q."roundId" = r."id") as questions
      from "PulseRound" r where r."workspaceId" = ${workspaceId} and r."id" = ${roundId} for share of r`
    const invitation = await this.invitation(workspaceId, roundId, personId)
    if (!round || !invitation) return 'not-invited'
    if (invitation.position !== position) return 'already'
    if (!round.open) return 'closed'
    const counts = typeof answer !== 'string'
    const through: InvitationState[] =
      position + 1 < round.questions ? ['open', 'open'] : ['answered', 'skipped']
    const [answeredState, skippedState] = through
    const settled = await this.client.$executeRaw`
      update "PulseInvitation" set
        "position" = "position" + 1,
        "answered" = "answered" || ${counts ? [position] : []}::int[],
        "state" = (case when cardinality("answered") > 0 or ${counts} then ${answeredState} else ${skippedState} end)::"InvitationState"
      where "workspaceId" = ${workspaceId} and "roundId" = ${roundId} and "personId" = ${personId}
        and "state" = 'open' and "position" = ${position}`
    if (settled === 0) return 'already'
    if (!counts) return 'settled'
    const question = { workspaceId, roundId, position }
    if (round.confidential)
      await this.client.pulseAnswer.create({ data: { ...question, personId, ...answer } })
    if ('value' in answer)
      await this.client.pulseTally.update({
        where: { workspaceId_roundId_position_answer: { ...question, answer: answer.value } },
        data: { count: { increment: 1 } },
      })
    else if (!round.confidential)
      await this.client.pulseComment.create({ data: { ...question, id: randomUUID(), text: answer.text } })
    return 'settled'
  }

  async tallies(workspaceId: string, roundId: string): Promise<Map<number, Counts>> {
    const rows = await this.client.pulseTally.findMany({
      where: { workspaceId, roundId },
      orderBy: [{ position: 'asc' }, { answer: 'asc' }],
    })
    const tallies = new Map<number, Map<number, number>>()
    for (const { position, answer, count } of rows) {
      const counts = tallies.get(position) ?? new Map<number, number>()
      tallies.set(position, counts.set(answer, count))
    }
    return tallies
  }

  async comments(workspaceId: string, roundId: string, position: number): Promise<string[]> {
    const question = { workspaceId, roundId, position }
    const anonymous = await this.client.pulseComment.findMany({ where: question, orderBy: { id: 'asc' } })
    const confidential = await this.client.pulseAnswer.findMany({
      where: { ...question, text: { not: null } },
    })
    return [...anonymous.map(({ text }) => text), ...confidential.flatMap(({ text }) => text ?? []).sort()]
  }

  async close(workspaceId: string, roundId: string, now: Date): Promise<boolean> {
    const { count } = await this.client.pulseRound.updateMany({
      where: { workspaceId, id: roundId, closedAt: null },
      data: { closedAt: now, endedUpTo: '' },
    })
    if (count === 0) return false
    // PostgreSQL marks each row with the transaction that wrote it last, which pairs a person with an answer, and keeps
    // rows in the order they came. Writing all of them anew, the comments shuffled, leaves one mark on all.
    const round = Prisma.sql`"workspaceId" = ${workspaceId} and "roundId" = ${roundId}`
    await this.client.$executeRaw`update "PulseInvitation" set "state" = "state" where ${round}`
    await this.client.$executeRaw`update "PulseTally" set "count" = "count" where ${round}`
    await this.client.$executeRaw`
      with gone as (delete from "PulseComment" where ${round} returning *)
      insert into "PulseComment" ("workspaceId", "roundId", "position", "id", "text")
      select "workspaceId", "roundId", "position", gen_random_uuid()::text, "text" from gone order by random()`
    return true
  }
}

function toRound({ workspaceId: _, endedUpTo: __, ...round }: Row): PulseRound {
  return { ...round, questions: round.questions satisfies RoundQuestion[] }
}
