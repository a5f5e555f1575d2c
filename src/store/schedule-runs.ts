import type { DueSchedule, RunOutcome, ScheduleRuns } from '../core/schedule/schedule-runs.ts'
import { holidayRuleOf, type ScheduleRow } from '../core/schedule/schedules.ts'
import type { ScheduleKind } from '../core/team/team.ts'
import type { Client } from './client.ts'
import { Prisma } from './generated/client.ts'

export class PostgresScheduleRuns implements ScheduleRuns {
  constructor(private readonly client: Client) {}

  enabled(): Promise<DueSchedule[]> {
    return this.find(Prisma.empty)
  }

  async lock(workspaceId: string, scheduleId: string): Promise<DueSchedule | null> {
    await this.client.$queryRaw`
      select from "Schedule" where "workspaceId" = ${workspaceId} and "id" = ${scheduleId} for no key update`
    const found = await this.find(Prisma.sql`and s."workspaceId" = ${workspaceId} and s."id" = ${scheduleId}`)
    return found[0] ?? null
  }

  async claim(
    workspaceId: string,
    run: { scheduleId: string; fireAt: Date; outcome: RunOutcome; reason: string | null },
    now: Date,
  ): Promise<boolean> {
    const { count } = await this.client.scheduleRun.createMany({
      data: { workspaceId, ...run, recordedAt: now },
      skipDuplicates: true,
    })
    return count === 1
  }

  async cameToNothing(
    workspaceId: string,
    { teamId, kind, fireAt, reason }: { teamId: string; kind: ScheduleKind; fireAt: Date; reason: string },
  ): Promise<void> {
    await this.client.scheduleRun.updateMany({
      where: { workspaceId, schedule: { teamId, kind }, fireAt, outcome: 'enqueued' },
      data: { outcome: 'skipped', reason },
    })
  }

  recent(
    workspaceId: string,
    scheduleId: string,
    count: number,
  ): Promise<{ fireAt: Date; outcome: RunOutcome; reason: string | null }[]> {
    return this.client.scheduleRun.findMany({
      where: { workspaceId, scheduleId },
      select: { fireAt: true, outcome: true, reason: true },
      orderBy: { fireAt: 'desc' },
      take: count,
    })
  }

  private find(condition: Prisma.Sql): Promise<DueSchedule[]> {
    return readSchedules(this.client, Prisma.sql`s."enabled" and t."archivedAt" is null ${condition}`)
  }
}

type Row = Omit<ScheduleRow, 'holidays'>

export async function readSchedules(client: Client, condition: Prisma.Sql): Promise<ScheduleRow[]> {
  const rows = await client.$queryRaw<Row[]>`
    select s."workspaceId", s."id", s."teamId", s."kind"::text as "kind", s."cron", s."timeZone", s."enabled",
      s."since", s."mode"::text as "mode", s."holidays"::text as "chosenHolidays", s."openHours", s."reminders",
      s."pausedAt", s."pausedUntil", s."skipAt", t."country", t."workDays", (
        select max(r."fireAt") from "ScheduleRun" r
        where r."workspaceId" = s."workspaceId" and r."scheduleId" = s."id"
      ) as "lastFireAt"
    from "Schedule" s
    join "Team" t on t."workspaceId" = s."workspaceId" and t."id" = s."teamId"
    where ${condition}
    order by s."workspaceId", s."id"`
  return rows.map(row => ({ ...row, holidays: holidayRuleOf(row.kind, row.chosenHolidays) }))
}
