import { languageSchema } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { usualModeOf } from '../core/schedule/schedules.ts'
import { type Membership, membershipsOf, type TeamStay } from '../core/team/membership.ts'
import type { Schedule, Team, Teams } from '../core/team/team.ts'
import type { Client } from './client.ts'
import { isUniqueViolation } from './errors.ts'
import type { Prisma } from './generated/client.ts'

const parts = {
  members: { select: { personId: true }, orderBy: { personId: 'asc' } },
  managers: { select: { personId: true }, orderBy: { personId: 'asc' } },
  schedules: { orderBy: { kind: 'asc' } },
} satisfies Prisma.TeamInclude

type Row = Prisma.TeamGetPayload<{ include: typeof parts }>

/** Archived teams are kept for their history, and are found by none of these. */
export class PostgresTeams implements Teams {
  constructor(private readonly client: Client) {}

  list(workspaceId: string): Promise<Team[]> {
    return this.find({ workspaceId })
  }

  async get(workspaceId: string, id: string): Promise<Team | null> {
    return (await this.find({ workspaceId, id }))[0] ?? null
  }

  async nameOfArchived(workspaceId: string, id: string): Promise<string | null> {
    const row = await this.client.team.findFirst({
      where: { workspaceId, id, archivedAt: { not: null } },
      select: { name: true },
    })
    return row === null ? null : row.name.slice(0, -archivedSuffix(id).length)
  }

  async byName(workspaceId: string, name: string): Promise<Team | null> {
    const [exactly] = await this.find({ workspaceId, name })
    if (exactly) return exactly
    const alike = await this.namedAlike(workspaceId, name)
    return alike ? this.get(workspaceId, alike.id) : null
  }

  managedBy(workspaceId: string, personId: string): Promise<Team[]> {
    return this.find({ workspaceId, managers: { some: { personId } } })
  }

  ofMember(workspaceId: string, personId: string): Promise<Team[]> {
    return this.find({ workspaceId, members: { some: { personId } } })
  }

  async save(workspaceId: string, team: Team, now: Date): Promise<void> {
    const { id, name, language, timeZone, channel, source, threshold, pulse } = team
    const where = { workspaceId_id: { workspaceId, id } }
    const fields = {
      ...{ name, language, timeZone, channel, source, threshold },
      pulseMode: pulse.mode,
      pulseQuestions: pulse.questions,
      commentThreshold: pulse.commentThreshold,
      reportToChannel: pulse.reportToChannel,
    }
    const stored = await this.client.team.findUnique({ where, select: { archivedAt: true, name: true } })
    if (stored?.name !== name) {
      const other = await this.namedAlike(workspaceId, name)
      if (other && other.id !== id) throw new Refusal('name-taken', { word: other.name })
    }
    if (stored?.archivedAt) throw new Refusal('not-found', { word: name })
    try {
      // Holds the team's row to the end: two admins who save at once do so one after the other.
      await this.client.team.upsert({
        where,
        create: { workspaceId, id, ...fields, createdAt: now },
        update: fields,
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Refusal('name-taken', { word: name })
      throw error
    }
    await this.saveMembers(workspaceId, id, team.memberIds, now)
    await this.saveManagers(workspaceId, id, team.managerIds)
    await this.saveSchedules(workspaceId, id, team.schedules, now)
  }

  /** A team whose name differs by small and capital letters alone, if at all. */
  private async namedAlike(workspaceId: string, name: string): Promise<{ id: string; name: string } | null> {
    const teams = await this.client.team.findMany({
      where: { workspaceId, archivedAt: null },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    })
    return teams.find(team => team.name.toLowerCase() === name.toLowerCase()) ?? null
  }

  async memberships(workspaceId: string, id: string, since: Date): Promise<Membership[]> {
    const stays = await this.staysIn(workspaceId, [id], since)
    return stays.map(({ teamId: _, ...membership }) => membership)
  }

  async staysIn(workspaceId: string, ids: readonly string[], since: Date): Promise<TeamStay[]> {
    const teams = await this.client.team.findMany({
      where: { workspaceId, id: { in: [...ids] } },
      select: {
        id: true,
        createdAt: true,
        members: { select: { personId: true, joinedAt: true } },
        formerMembers: {
          where: { leftAt: { gt: since } },
          select: { personId: true, joinedAt: true, leftAt: true },
        },
      },
    })
    return teams.flatMap(({ id, createdAt, members, formerMembers }) =>
      membershipsOf(
        [...members.map(member => ({ ...member, leftAt: null })), ...formerMembers],
        createdAt,
      ).map(membership => ({ teamId: id, ...membership })),
    )
  }

  async joined(workspaceId: string, id: string): Promise<Map<string, Date>> {
    const rows = await this.client.teamMember.findMany({
      where: { workspaceId, teamId: id },
      select: { personId: true, joinedAt: true },
    })
    return new Map(rows.map(({ personId, joinedAt }) => [personId, joinedAt]))
  }

  async archive(workspaceId: string, id: string, now: Date): Promise<void> {
    const team = await this.get(workspaceId, id)
    if (!team) return
    await this.client.team.updateMany({
      where: { workspaceId, id, archivedAt: null },
      // Its name is free for another team.
      data: { archivedAt: now, name: `${team.name}${archivedSuffix(id)}` },
    })
  }

  private async find(where: Prisma.TeamWhereInput): Promise<Team[]> {
    const rows = await this.client.team.findMany({
      where: { ...where, archivedAt: null },
      include: parts,
      orderBy: { name: 'asc' },
    })
    return rows.map(toTeam)
  }

  /** Who stays keeps the day they joined. */
  private async saveMembers(
    workspaceId: string,
    teamId: string,
    ids: readonly string[],
    now: Date,
  ): Promise<void> {
    const leaving = { workspaceId, teamId, personId: { notIn: [...ids] } }
    const gone = await this.client.teamMember.findMany({ where: leaving })
    await this.client.formerMember.createMany({
      data: gone.map(member => ({ ...member, leftAt: now })),
      skipDuplicates: true,
    })
    await this.client.teamMember.deleteMany({ where: leaving })
    await this.client.teamMember.createMany({
      data: ids.map(personId => ({ workspaceId, teamId, personId, joinedAt: now })),
      skipDuplicates: true,
    })
  }

  private async saveManagers(workspaceId: string, teamId: string, ids: readonly string[]): Promise<void> {
    await this.client.teamManager.deleteMany({
      where: { workspaceId, teamId, personId: { notIn: [...ids] } },
    })
    await this.client.teamManager.createMany({
      data: ids.map(personId => ({ workspaceId, teamId, personId })),
      skipDuplicates: true,
    })
  }

  private async saveSchedules(
    workspaceId: string,
    teamId: string,
    schedules: readonly Schedule[],
    now: Date,
  ): Promise<void> {
    const kinds = schedules.map(schedule => schedule.kind)
    await this.client.schedule.deleteMany({ where: { workspaceId, teamId, kind: { notIn: kinds } } })
    const stored = await this.client.schedule.findMany({ where: { workspaceId, teamId } })
    for (const { id, kind, cron, timeZone, enabled } of schedules) {
      const before = stored.find(schedule => schedule.kind === kind)
      if (!before) {
        // A summary comes in the morning of each reader.
        const mode = usualModeOf(kind)
        const data = { workspaceId, id, teamId, kind, cron, timeZone, mode, enabled, since: now }
        await this.client.schedule.create({ data })
      } else if (before.cron !== cron || before.timeZone !== timeZone || before.enabled !== enabled) {
        await this.client.schedule.update({
          where: { workspaceId_id: { workspaceId, id: before.id } },
          data: { cron, timeZone, enabled, since: now, skipAt: null },
        })
      }
    }
  }
}

const archivedSuffix = (id: string) => ` · ${id}`

function toTeam(row: Row): Team {
  const { id, name, language, timeZone, channel, source, threshold } = row
  return {
    id,
    name,
    language: languageSchema.parse(language),
    timeZone,
    channel,
    source,
    threshold,
    pulse: {
      mode: row.pulseMode,
      questions: row.pulseQuestions,
      commentThreshold: row.commentThreshold,
      reportToChannel: row.reportToChannel,
    },
    memberIds: row.members.map(member => member.personId),
    managerIds: row.managers.map(manager => manager.personId),
    schedules: row.schedules.map(schedule => ({
      id: schedule.id,
      kind: schedule.kind,
      cron: schedule.cron,
      timeZone: schedule.timeZone,
      enabled: schedule.enabled,
      since: schedule.since,
    })),
  }
}
