import { Refusal } from '../core/refusal.ts'
import { profileDays } from '../core/summary/competency-profile.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import { quote } from '../core/summary/team-summary.ts'
import type { Quote } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'

/** Statements on one page. */
const pageSize = 8

export interface OwnEvidencePage {
  quotes: Quote[]
  /** 0 is the newest. */
  page: number
  pages: number
}

/**
 * Everything that was said about a person in the last year, newest first, for that person alone: whatever a manager may
 * read about them is among it.
 * @throws Refusal
 */
export async function listOwnEvidence(
  laurel: Pick<Laurel, 'database' | 'framework' | 'clock'>,
  { workspaceId, personId, page }: { workspaceId: string; personId: string; page: number },
): Promise<OwnEvidencePage> {
  const person = await laurel.database.people.get(workspaceId, personId)
  if (!person) throw new Refusal('unknown-person', { people: [personId] })
  const to = laurel.clock.now()
  const from = daysBefore(to, profileDays, person.timeZone)
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, person.language)
  const { statements, total } = await laurel.database.evidence.statementsAbout(workspaceId, personId, {
    from,
    to,
    skip: page * pageSize,
    count: pageSize,
  })
  return {
    quotes: statements.map(statement => quote(statement, statement.sourceLink, naming)),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  }
}
