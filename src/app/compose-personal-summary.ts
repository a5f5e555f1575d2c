import type { Account } from '../core/identity/identity.ts'
import type { Person } from '../core/person.ts'
import { picturesOfPersonalSummary } from '../core/picture/pictures-of-summary.ts'
import { dayOf } from '../core/recognition/day.ts'
import { profileDays } from '../core/summary/competency-profile.ts'
import type { PersonEvidence } from '../core/summary/evidence.ts'
import { monthStarts } from '../core/summary/month-trend.ts'
import { Naming } from '../core/summary/naming.ts'
import { daysBefore, monthBefore } from '../core/summary/period.ts'
import {
  indicatorToAskAbout,
  monthsLookedAt,
  type PersonalPrompt,
  type PersonalSummary,
  personalSummary,
  personalSummaryKey,
} from '../core/summary/personal-summary.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { monthTrendOf } from './month-trend-of.ts'

type Parts = Pick<Laurel, 'database' | 'framework'>

/** What was added to a person's evidence since their last summary, or in a month, for that person alone. */
export async function composePersonalSummary(
  laurel: Parts,
  workspaceId: string,
  { person, to, mayPrompt }: { person: Person; to: Date; mayPrompt: boolean },
): Promise<Message<PersonalSummary>> {
  const { id: personId, language, timeZone } = person
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, language)
  const from = (await endOfLast(laurel, { workspaceId, personId }, to, timeZone)) ?? monthBefore(to, timeZone)
  const read = (start: Date, end: Date): Promise<PersonEvidence> =>
    laurel.database.evidence.ofPerson(workspaceId, personId, start, end)
  const month = await read(from, to)
  const year = await read(daysBefore(to, profileDays, timeZone), to)
  const yearBefore = await read(daysBefore(from, profileDays, timeZone), from)
  const codes = framework.indicators.map(({ code }) => code)
  const view = personalSummary({
    personId,
    from,
    to,
    month,
    year,
    yearBefore,
    trend: await monthTrendOf(laurel, workspaceId, person, to),
    prompt: mayPrompt ? await promptFor(laurel, workspaceId, { person, to, year, codes, naming }) : null,
    naming,
  })
  return { view, pictures: picturesOfPersonalSummary(view), language, timeZone }
}

/**
 * Where the last summary ended that the person got, in whichever chat; null where it is too long ago. Months by themselves would not
 * meet: first Mondays, holidays and the manager's own clock move the day.
 */
async function endOfLast(
  { database }: Parts,
  account: Account,
  to: Date,
  timeZone: string,
): Promise<Date | null> {
  const months = monthStarts(to, timeZone, monthsLookedAt)
  const looked = (await database.identities.accountsOf(account)).flatMap(({ workspaceId, personId }) =>
    months.map(month =>
      database.deliveries.byKey(workspaceId, personalSummaryKey(personId, month, timeZone)),
    ),
  )
  const ends = (await Promise.all(looked)).flatMap(found =>
    found?.periodEnd && found.periodEnd < to && !['failed', 'dropped'].includes(found.state)
      ? [found.periodEnd.getTime()]
      : [],
  )
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
}

/** A colleague who has seen the person at work, and something that nobody has put into words yet. */
async function promptFor(
  { database }: Parts,
  workspaceId: string,
  {
    person,
    to,
    year,
    codes,
    naming,
  }: { person: Person; to: Date; year: PersonEvidence; codes: readonly string[]; naming: Naming },
): Promise<PersonalPrompt | null> {
  const month = dayOf(to, person.timeZone).slice(0, 7)
  const code = indicatorToAskAbout(year, codes, { personId: person.id, month })
  if (!code) return null
  const givers = year.statements.map(({ giverId }) => giverId)
  const teams = await database.teams.ofMember(workspaceId, person.id)
  const colleagues = [...givers, ...teams.flatMap(({ memberIds }) => memberIds)].filter(
    id => id !== person.id,
  )
  const known = await database.people.getMany(workspaceId, [...new Set(colleagues)])
  const colleague = colleagues
    .map(id => known.find(one => one.id === id))
    .find(one => one?.isActive && !one.isBot && !one.isStranger)
  return colleague
    ? { colleagueId: colleague.id, name: colleague.name, indicator: naming.indicator(code) }
    : null
}
