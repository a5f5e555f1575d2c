import type { Hours, PersonHours, Reach, TeamHours } from '../core/hours/hours.ts'
import type { Span } from '../core/hours/working-time.ts'
import type { Client } from './client.ts'

export class PostgresHours implements Hours {
  constructor(private readonly client: Client) {}

  async ofTeam(workspaceId: string, teamId: string): Promise<TeamHours> {
    const { country, workStart, workEnd, workDays } = await this.client.team.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: teamId } },
      select: { country: true, workStart: true, workEnd: true, workDays: true },
    })
    return { country, hours: spanOf(workStart, workEnd), days: workDays }
  }

  async saveTeam(workspaceId: string, teamId: string, { country, hours, days }: TeamHours): Promise<void> {
    await this.client.team.update({
      where: { workspaceId_id: { workspaceId, id: teamId } },
      data: { country, workStart: hours?.start ?? null, workEnd: hours?.end ?? null, workDays: days },
    })
  }

  async reach(workspaceId: string, personIds: readonly string[]): Promise<Map<string, Reach>> {
    const rows = await this.client.person.findMany({
      where: { workspaceId, id: { in: [...personIds] } },
      select: {
        id: true,
        timeZone: true,
        isAway: true,
        awayUntil: true,
        hours: true,
        daysOff: { select: { from: true, to: true }, orderBy: { from: 'asc' } },
      },
    })
    return new Map(
      rows.map(({ id, timeZone, isAway, awayUntil, hours, daysOff }) => [
        id,
        {
          timeZone,
          country: hours?.country ?? null,
          hours: spanOf(hours?.workStart, hours?.workEnd),
          days: hours && hours.workDays.length > 0 ? hours.workDays : null,
          quiet: spanOf(hours?.quietStart, hours?.quietEnd),
          checkIns: hours?.checkIns ?? true,
          daysOff,
          snoozedUntil: hours?.snoozedUntil ?? null,
          away: isAway ? { until: awayUntil } : null,
        },
      ]),
    )
  }

  async savePerson(workspaceId: string, personId: string, wish: PersonHours): Promise<void> {
    const fields = {
      country: wish.country,
      workStart: wish.hours?.start ?? null,
      workEnd: wish.hours?.end ?? null,
      workDays: wish.days ?? [],
      quietStart: wish.quiet?.start ?? null,
      quietEnd: wish.quiet?.end ?? null,
      checkIns: wish.checkIns,
    }
    await this.client.personHours.upsert({
      where: { workspaceId_personId: { workspaceId, personId } },
      create: { workspaceId, personId, ...fields },
      update: fields,
    })
    await this.client.dayOff.deleteMany({ where: { workspaceId, personId } })
    await this.client.dayOff.createMany({
      data: wish.daysOff.map(({ from, to }) => ({ workspaceId, personId, from, to })),
      skipDuplicates: true,
    })
  }

  async snooze(workspaceId: string, personId: string, until: Date | null): Promise<void> {
    await this.client.personHours.upsert({
      where: { workspaceId_personId: { workspaceId, personId } },
      create: { workspaceId, personId, snoozedUntil: until },
      update: { snoozedUntil: until },
    })
  }
}

function spanOf(start: number | null | undefined, end: number | null | undefined): Span | null {
  return start === null || start === undefined || end === null || end === undefined ? null : { start, end }
}
