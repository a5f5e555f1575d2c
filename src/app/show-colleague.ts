import { Refusal } from '../core/refusal.ts'
import { profileDays } from '../core/summary/competency-profile.ts'
import { competencyOf, Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import { quote } from '../core/summary/team-summary.ts'
import type { ColleagueEvidence } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import { mostStatements, personForReader } from './make-evidence-report.ts'
import type { Message } from './message.ts'
import { readableBy } from './readable-by.ts'

const shownQuotes = 3

/**
 * What was seen of somebody in the last year, for one of their managers: which behaviours, never how much, and the newest
 * words that the manager may read. The person finds all of it in their own profile.
 *
 * @throws Refusal `colleague-is-private` for anybody else
 */
export async function showColleague(
  laurel: Pick<Laurel, 'database' | 'framework' | 'chat' | 'clock' | 'directory' | 'reportAddress'>,
  { workspaceId, readerId, personId }: { workspaceId: string; readerId: string; personId: string },
): Promise<Message<ColleagueEvidence>> {
  const { reader } = await personForReader(laurel, workspaceId, readerId, personId).catch(error => {
    throw error instanceof Refusal && error.code === 'not-a-manager'
      ? new Refusal('colleague-is-private', { people: [personId] })
      : error
  })
  const { evidence: reads } = laurel.database
  const naming = new Naming((await laurel.framework(workspaceId)).framework, reader.language)
  const to = laurel.clock.now()
  const from = daysBefore(to, profileDays, reader.timeZone)
  const evidence = await reads.ofPerson(workspaceId, personId, from, to, readerId)
  const seen = evidence.indicators.filter(({ recognitions, feedback }) => recognitions + feedback > 0)
  const competencies = evidence.competencies
    .filter(({ recognitions, feedback }) => recognitions + feedback > 0)
    .sort((a, b) => naming.position(a.code) - naming.position(b.code))
    .map(({ code }) => ({
      ...naming.competency(code),
      indicators: seen
        .filter(indicator => competencyOf(indicator.code) === code)
        .map(indicator => naming.indicator(indicator.code)),
    }))
  // Of all of them: how many stand before one that may be quoted would tell how many there are.
  const statements = await reads.statements(workspaceId, personId, {
    from,
    to,
    count: mostStatements,
    readerId,
  })
  const quoted = await readableBy(laurel, workspaceId, readerId, statements, shownQuotes)
  const last = await reads.lastGiven(workspaceId, readerId, [personId])
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'colleague-evidence',
      personId,
      from,
      to,
      competencies,
      latest: await Promise.all(
        quoted.map(async statement => quote(statement, await linkOfQuote(laurel, statement), naming)),
      ),
      lastByReader: last.get(personId) ?? null,
      hasReport: laurel.reportAddress !== undefined,
    },
  }
}
