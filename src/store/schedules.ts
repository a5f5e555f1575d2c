import type { ScheduleRow, ScheduleSettings, Schedules } from '../core/schedule/schedules.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'
import { readSchedules } from './schedule-runs.ts'

export class PostgresSchedules implements Schedules {
  constructor(private readonly client: Client) {}

  ofTeam(workspaceId: string, teamId: string): Promise<ScheduleRow[]> {
    return readSchedules(
      this.client,
      Prisma.sql`t."archivedAt" is null and s."workspaceId" = ${workspaceId} and s."teamId" = ${teamId}`,
    )
  }

  async saveSettings(workspaceId: string, id: string, settings: ScheduleSettings, now: Date): Promise<void> {
    const where = { workspaceId_id: { workspaceId, id } }
    const before = await this.client.schedule.findUniqueOrThrow({ where, select: { mode: true } })
    // Another mode reads the expression in another zone: what it would have fired before is not owed.
    const since = before.mode === settings.mode ? {} : { since: now, skipAt: null }
    await this.client.schedule.update({ where, data: { ...settings, ...since } })
  }

  async pause(
    workspaceId: string,
    id: string,
    { from, until }: { from: Date; until: Date | null },
  ): Promise<void> {
    await this.client.schedule.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { pausedAt: from, pausedUntil: until },
    })
  }

  async resume(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.client.schedule.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { pausedAt: null, pausedUntil: null, since: now },
    })
  }

  async skip(workspaceId: string, id: string, fireAt: Date | null): Promise<void> {
    await this.client.schedule.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { skipAt: fireAt },
    })
  }
}
