import type { InvitationState, PulseRound, Pulses } from '../core/pulse/pulses.ts'
import type { Tally } from '../core/pulse/result.ts'
import type { Client } from './client.ts'
import type { PulseRound as Row } from './generated/client.ts'

export class PostgresPulses implements Pulses {
  constructor(private readonly client: Client) {}

  async open(
    workspaceId: string,
    round: PulseRound,
    memberIds: readonly string[],
    answers: number,
  ): Promise<void> {
    const roundId = round.id
    await this.client.pulseRound.create({ data: { workspaceId, ...round } })
    await this.client.pulseInvitation.createMany({
      data: memberIds.map(personId => ({ workspaceId, roundId, personId })),
    })
    // All at once: a row made by its first answer would tell which value came first.
    await this.client.pulseTally.createMany({
      data: Array.from({ length: answers }, (_, index) => ({ workspaceId, roundId, answer: index + 1 })),
    })
  }

  async get(workspaceId: string, roundId: string): Promise<PulseRound | null> {
    const row = await this.client.pulseRound.findUnique({
      where: { workspaceId_id: { workspaceId, id: roundId } },
    })
    return row && toRound(row)
  }

  async ofTeam(workspaceId: string, teamId: string, count: number): Promise<PulseRound[]> {
    const rows = await this.client.pulseRound.findMany({
      where: { workspaceId, teamId },
      orderBy: { openedAt: 'desc' },
      take: count,
    })
    return rows.map(toRound)
  }

  async lastAsked(workspaceId: string, teamId: string): Promise<Map<string, Date>> {
    const rows = await this.client.pulseRound.groupBy({
      by: ['question'],
      where: { workspaceId, teamId },
      _max: { openedAt: true },
    })
    return new Map(rows.flatMap(({ question, _max }) => (_max.openedAt ? [[question, _max.openedAt]] : [])))
  }

  async lockOpen(workspaceId: string, teamId: string): Promise<PulseRound | null> {
    await this.client.$queryRaw`
      select from "Team" where "workspaceId" = ${workspaceId} and "id" = ${teamId} for no key update`
    const row = await this.client.pulseRound.findFirst({
      where: { workspaceId, teamId, closedAt: null },
      orderBy: { openedAt: 'desc' },
    })
    return row && toRound(row)
  }

  async lock(workspaceId: string, roundId: string): Promise<PulseRound | null> {
    await this.client.$queryRaw`
      select from "PulseRound" where "workspaceId" = ${workspaceId} and "id" = ${roundId} for no key update`
    return this.get(workspaceId, roundId)
  }

  async invitation(workspaceId: string, roundId: string, personId: string): Promise<InvitationState | null> {
    const row = await this.client.pulseInvitation.findUnique({
      where: { workspaceId_roundId_personId: { workspaceId, roundId, personId } },
      select: { state: true },
    })
    return row?.state ?? null
  }

  async waitingFor(workspaceId: string, personId: string, now: Date): Promise<PulseRound[]> {
    const rows = await this.client.pulseRound.findMany({
      where: {
        workspaceId,
        closedAt: null,
        closesAt: { gt: now },
        invitations: { some: { workspaceId, personId, state: 'open' } },
      },
      orderBy: { closesAt: 'asc' },
    })
    return rows.map(toRound)
  }

  invited(workspaceId: string, roundId: string): Promise<number> {
    return this.client.pulseInvitation.count({ where: { workspaceId, roundId } })
  }

  async answer(
    workspaceId: string,
    roundId: string,
    personId: string,
    answer: number | null,
    now: Date,
  ): Promise<'counted' | 'not-invited' | 'already' | 'closed'> {
    // Shared with other answers, held against closing and releasing: no answer slips in between their two steps.
    const [round] = await this.client.$queryRaw<{ open: boolean }[]>`
      select "closedAt" is null and "closesAt" > ${now} as open
      from "PulseRound" where "workspaceId" = ${workspaceId} and "id" = ${roundId} for share`
    const state = await this.invitation(workspaceId, roundId, personId)
    if (!round || state === null) return 'not-invited'
    if (state !== 'open') return 'already'
    if (!round.open) return 'closed'
    const { count } = await this.client.pulseInvitation.updateMany({
      where: { workspaceId, roundId, personId, state: 'open' },
      data: { state: answer === null ? 'skipped' : 'answered' },
    })
    if (count === 0) return 'already'
    if (answer !== null)
      await this.client.pulseTally.update({
        where: { workspaceId_roundId_answer: { workspaceId, roundId, answer } },
        data: { count: { increment: 1 } },
      })
    return 'counted'
  }

  async tally(workspaceId: string, roundId: string): Promise<Tally> {
    const rows = await this.client.pulseTally.findMany({
      where: { workspaceId, roundId },
      orderBy: { answer: 'asc' },
    })
    return {
      counted: rows.reduce((total, { count }) => total + count, 0),
      shown: new Map(rows.map(({ answer, shown }) => [answer, shown])),
    }
  }

  async release(workspaceId: string, roundId: string): Promise<void> {
    await this.client.$executeRaw`
      update "PulseTally" set "shown" = "count" where "workspaceId" = ${workspaceId} and "roundId" = ${roundId}`
  }

  async close(workspaceId: string, roundId: string, now: Date): Promise<boolean> {
    const { count } = await this.client.pulseRound.updateMany({
      where: { workspaceId, id: roundId, closedAt: null },
      data: { closedAt: now },
    })
    if (count === 0) return false
    // PostgreSQL marks each row with the transaction that wrote it last, which pairs a person with an answer. Writing
    // all of them anew leaves one mark on all.
    await this.client.$executeRaw`
      update "PulseInvitation" set "state" = "state" where "workspaceId" = ${workspaceId} and "roundId" = ${roundId}`
    await this.client.$executeRaw`
      update "PulseTally" set "count" = "count" where "workspaceId" = ${workspaceId} and "roundId" = ${roundId}`
    return true
  }
}

function toRound({ workspaceId: _, ...round }: Row): PulseRound {
  return round
}
