import type { ReportLink, ReportLinks, ReportSubject } from '../core/report/report-link.ts'
import type { Client } from './client.ts'
import type { ReportLink as Row } from './generated/client.ts'

export class PostgresReportLinks implements ReportLinks {
  constructor(private readonly client: Client) {}

  async add(workspaceId: string, { id, readerId, subject, createdAt, expiresAt }: ReportLink): Promise<void> {
    const days = subject.kind === 'evidence' ? subject.days : {}
    await this.client.reportLink.create({
      data: {
        workspaceId,
        id,
        kind: subject.kind,
        readerId,
        personId: subject.kind === 'evidence' ? subject.personId : null,
        teamId: subject.kind === 'team' ? subject.teamId : null,
        fromDay: days.from ?? null,
        toDay: days.to ?? null,
        createdAt,
        expiresAt,
      },
    })
  }

  async find(id: string, now: Date): Promise<{ workspaceId: string; link: ReportLink } | null> {
    const row = await this.client.reportLink.findUnique({
      where: { id, revokedAt: null, expiresAt: { gt: now } },
    })
    if (!row) return null
    const { workspaceId, readerId, createdAt, expiresAt } = row
    return { workspaceId, link: { id, readerId, subject: subjectOf(row), createdAt, expiresAt } }
  }

  async revoke(workspaceId: string, readerId: string, now: Date): Promise<number> {
    const { count } = await this.client.reportLink.updateMany({
      where: { workspaceId, readerId, revokedAt: null, expiresAt: { gt: now } },
      data: { revokedAt: now },
    })
    return count
  }

  async forget(before: Date): Promise<void> {
    await this.client.reportLink.deleteMany({ where: { expiresAt: { lt: before } } })
  }
}

function subjectOf({ kind, personId, teamId, fromDay, toDay }: Row): ReportSubject {
  if (kind === 'team' && teamId !== null) return { kind, teamId }
  if (kind === 'evidence' && personId !== null)
    return {
      kind,
      personId,
      days: { ...(fromDay === null ? {} : { from: fromDay }), ...(toDay === null ? {} : { to: toDay }) },
    }
  return { kind: 'data' }
}
