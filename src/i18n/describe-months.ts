import type { Language } from '../core/language.ts'
import { type MonthTrend, strongestOf } from '../core/summary/month-trend.ts'
import type { Catalogue } from './catalogue.ts'
import { dateFormat } from './formats.ts'

const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** A line for each of the strongest competencies, its months drawn and told: "▁▁▃█ Sep 0, Oct 1, Nov 3"; and how many more there are. `name` makes a name safe for its chat. */
export function monthLines(
  trend: MonthTrend,
  { language, timeZone }: { language: Language; timeZone: string },
  t: Catalogue,
  name: (name: string) => string,
): string[] {
  const month = dateFormat(language, { month: 'short', timeZone })
  const { shown, hidden } = strongestOf(trend)
  const most = Math.max(1, ...shown.flatMap(({ counts }) => counts))
  const lines = shown.map(competency => {
    const drawn = competency.counts.map(count => stepOf(count, most)).join('')
    const told = competency.counts.map((count, index) =>
      t.home.trendMonth(month.format(trend.months[index]), count),
    )
    return t.home.trendLine(name(competency.name), drawn, told.join(language === 'en' ? ', ' : '，'))
  })
  return hidden > 0 ? [...lines, t.summary.more(hidden)] : lines
}

/** The same as a section of a message; empty where there is no line. */
export function monthsText(...parts: Parameters<typeof monthLines>): string {
  const lines = monthLines(...parts)
  const [, , t] = parts
  return lines.length === 0 ? '' : [`*${t.home.trend}*`, ...lines, t.home.trendNote].join('\n')
}

function stepOf(count: number, most: number): string {
  return steps[Math.round((count / most) * (steps.length - 1))]!
}
