import type { Person } from '../core/person.ts'
import { type MonthTrend, monthStarts, trendMonths } from '../core/summary/month-trend.ts'
import { Naming } from '../core/summary/naming.ts'
import type { Laurel } from './laurel.ts'

/** What colleagues saw the person do, month by month until a moment. */
export async function monthTrendOf(
  { database, framework }: Pick<Laurel, 'database' | 'framework'>,
  workspaceId: string,
  { id, language, timeZone }: Person,
  to: Date,
): Promise<MonthTrend> {
  const months = monthStarts(to, timeZone, trendMonths)
  const counts = await database.evidence.ownTrend(workspaceId, id, [...months, to])
  const naming = new Naming((await framework(workspaceId)).framework, language)
  const codes = [...new Set(counts.flatMap(month => Object.keys(month)))]
  codes.sort((a, b) => naming.position(a) - naming.position(b) || (a < b ? -1 : 1))
  return {
    months,
    competencies: codes.map(code => ({
      ...naming.competency(code),
      counts: counts.map(month => month[code] ?? 0),
    })),
  }
}
