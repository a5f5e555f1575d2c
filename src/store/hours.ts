import type { Hours, PersonHours, Reach, TeamHours } from '../core/hours/hours.ts'
import type { Span } from '../core/hours/working-time.ts'
import type { Client } from './client.ts'

/** A person, and what they have set; null where they have set nothing. */
interface ReachRow {
  id: string
  timeZone: string
  isAway: boolean
  awayUntil: Date | null
  country: string | null
  workStart: number | null
  workEnd: number | null
  workDays: number[] | null
  quietStart: number | null
  quietEnd: number | null
  checkIns: boolean | null
  snoozedUntil: Date | null
  daysOff: PersonHours['daysOff']
}

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
    // An array is one parameter: a list of them would be another statement for each length.
    const rows = await this.client.$queryRaw<ReachRow[]>`
      select p."id", p."timeZone", p."isAway", p."awayUntil", h."country", h."workStart", h."workEnd",
        h."workDays", h."quietStart", h."quietEnd", h."checkIns", h."snoozedUntil", coalesce((
          select json_agg(json_build_object('from', d."from", 'to', d."to") order by d."from")
          from "DayOff" d
          where d."workspaceId" = p."workspaceId" and d."personId" = p."id"
        ), '[]') as "daysOff"
      from "Person" p
      left join "PersonHours" h on h."workspaceId" = p."workspaceId" and h."personId" = p."id"
      where p."workspaceId" = ${workspaceId} and p."id" = any(${[...personIds]}::text[])`
    return new Map(
      rows.map(row => [
        row.id,
        {
          timeZone: row.timeZone,
          country: row.country,
          hours: spanOf(row.workStart, row.workEnd),
          days: row.workDays && row.workDays.length > 0 ? row.workDays : null,
          quiet: spanOf(row.quietStart, row.quietEnd),
          checkIns: row.checkIns ?? true,
          daysOff: row.daysOff,
          snoozedUntil: row.snoozedUntil,
          away: row.isAway ? { until: row.awayUntil } : null,
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
