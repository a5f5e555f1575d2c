import { Refusal } from '../core/refusal.ts'
import { reportPeriod } from '../core/report/report-days.ts'
import { linkLastsFor, type ReportSubject } from '../core/report/report-link.ts'
import { mayReadOf } from '../core/team/may-read-of.ts'
import type { Laurel } from './laurel.ts'
import { personForReader } from './make-evidence-report.ts'

/**
 * A link to a report outside of chat, for one reader and a day; null where Laurel has no web address. What the reader may
 * see is checked now, and again whenever it is opened.
 *
 * @throws Refusal
 */
export async function makeReportLink(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids' | 'reportAddress'>,
  { workspaceId, readerId, subject }: { workspaceId: string; readerId: string; subject: ReportSubject },
): Promise<{ address: string; expiresAt: Date } | null> {
  if (!laurel.reportAddress) return null
  await requireReader(laurel, workspaceId, readerId, subject)
  const id = laurel.ids.next()
  const createdAt = laurel.clock.now()
  const expiresAt = new Date(createdAt.getTime() + linkLastsFor)
  await laurel.database.reportLinks.add(workspaceId, { id, readerId, subject, createdAt, expiresAt })
  return { address: laurel.reportAddress(id), expiresAt }
}

async function requireReader(
  laurel: Pick<Laurel, 'database' | 'clock'>,
  workspaceId: string,
  readerId: string,
  subject: ReportSubject,
): Promise<void> {
  const personId = subject.kind === 'evidence' ? subject.personId : readerId
  const { person, reader } = await personForReader(laurel, workspaceId, readerId, personId)
  // Behind a link whose days cannot be, there is only a page that says it has expired.
  if (subject.kind === 'evidence') reportPeriod(subject.days, person.timeZone, laurel.clock.now())
  if (subject.kind !== 'team') return
  const team = await laurel.database.teams.get(workspaceId, subject.teamId)
  if (!team) throw new Refusal('no-team')
  if (!mayReadOf(reader, team)) throw new Refusal('not-a-manager')
}
