import { Refusal } from '../core/refusal.ts'
import { competencyProfile, profileDays } from '../core/summary/competency-profile.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import { quote } from '../core/summary/team-summary.ts'
import type { CompetencyProfile } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import type { Message } from './message.ts'
import { notSeenOf } from './not-seen-of.ts'

/**
 * What a person's own recognitions of the last year show. Only ever shown to that person.
 *
 * @throws Refusal
 */
export async function showCompetencyProfile(
  laurel: Pick<Laurel, 'database' | 'framework' | 'chat' | 'clock'>,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<Message<CompetencyProfile>> {
  const person = await laurel.database.people.get(workspaceId, personId)
  if (!person) throw new Refusal('unknown-person', { people: [personId] })
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, person.language)
  const to = laurel.clock.now()
  const from = daysBefore(to, profileDays, person.timeZone)
  const evidence = await laurel.database.evidence.ofPerson(workspaceId, personId, from, to)
  const latest = await Promise.all(
    evidence.statements.map(async statement =>
      quote(statement, await linkOfQuote(laurel, statement), naming),
    ),
  )
  return {
    view: competencyProfile({
      personId,
      from,
      to,
      evidence,
      latest,
      notSeen: await notSeenOf(laurel, workspaceId, personId, to),
      naming,
    }),
    language: person.language,
    timeZone: person.timeZone,
  }
}
