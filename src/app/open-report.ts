import type { Language } from '../core/language.ts'
import type { PersonalData } from '../core/privacy/personal-data.ts'
import { Refusal } from '../core/refusal.ts'
import type { EvidenceReport } from '../core/report/evidence-report.ts'
import type { Report } from '../core/report/report.ts'
import type { TeamReport } from '../core/report/team-report.ts'
import { makeEvidenceReport, personForReader } from './make-evidence-report.ts'
import { makeTeamReport } from './make-team-report.ts'

export type OpenedReport = { expiresAt: Date } & (
  | { kind: 'evidence'; report: Report<EvidenceReport> }
  | { kind: 'team'; report: Report<TeamReport> }
  | { kind: 'data'; data: PersonalData; name: string; language: Language; timeZone: string }
)

/**
 * What a link opens now. Null where it expired or was revoked, or where its reader may not see it any more: whoever holds the
 * link learns nothing else.
 */
export async function openReport(
  laurel: Parameters<typeof makeTeamReport>[0],
  linkId: string,
): Promise<OpenedReport | null> {
  const found = await laurel.database.reportLinks.find(linkId, laurel.clock.now())
  if (!found) return null
  const { workspaceId, link } = found
  const { subject, readerId, expiresAt } = link
  try {
    switch (subject.kind) {
      case 'evidence': {
        const { personId, days } = subject
        const report = await makeEvidenceReport(laurel, { workspaceId, readerId, personId, days })
        return { kind: 'evidence', expiresAt, report }
      }
      case 'team': {
        const report = await makeTeamReport(laurel, { workspaceId, readerId, teamId: subject.teamId })
        return { kind: 'team', expiresAt, report }
      }
      case 'data': {
        const { person } = await personForReader(laurel, workspaceId, readerId, readerId)
        const { name, language, timeZone } = person
        const data = await laurel.database.personalData.of(workspaceId, readerId)
        return { kind: 'data', expiresAt, data, name, language, timeZone }
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
