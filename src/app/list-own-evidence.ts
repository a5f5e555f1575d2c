import { Refusal } from '../core/refusal.ts'
import { profileDays } from '../core/summary/competency-profile.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore } from '../core/summary/period.ts'
import { quote } from '../core/summary/team-summary.ts'
import type { NamedIndicator, Quote } from '../core/summary/view.ts'
import type { Laurel } from './laurel.ts'

/** Statements on one page. */
const pageSize = 8

/** A statement, and what the person can say against its indicators. */
export interface OwnQuote extends Quote {
  /** What the person disputes; the giver has not answered yet. */
  disputed: NamedIndicator | null
  /** Whether there is an indicator that nobody has disputed yet, and its giver is there to answer. */
  canDispute: boolean
}

export interface OwnEvidencePage {
  quotes: OwnQuote[]
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
  const givers = await laurel.database.people.getMany(workspaceId, [
    ...new Set(statements.map(({ giverId }) => giverId)),
  ])
  const present = new Set(givers.filter(({ isActive }) => isActive).map(({ id }) => id))
  return {
    quotes: statements.map(statement => {
      const { tags } = statement
      const shown = { ...statement, tags: tags.filter(({ disputed }) => disputed?.state !== 'open') }
      // Of those who received it, only whoever disputes it reads of that.
      const own = tags.find(({ disputed }) => disputed?.state === 'open' && disputed.personId === personId)
      // What was given to the person's other account is disputed there.
      const isHere = statement.workspaceId === workspaceId
      return {
        ...quote(shown, statement.sourceLink, naming),
        disputed: own && isHere ? naming.indicator(own.indicator) : null,
        canDispute: isHere && present.has(statement.giverId) && tags.some(({ disputed }) => !disputed),
      }
    }),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  }
}
