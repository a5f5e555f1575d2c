import type { Language } from '../core/language.ts'
import type { TrendPoint } from '../core/pulse/view.ts'
import { catalogueOf } from './catalogue.ts'

/** How a team's rounds went, in words: where no picture says it. Empty where there is nothing to compare. */
export function describeTrend(
  points: readonly Pick<TrendPoint, 'openedAt' | 'mean' | 'participation'>[],
  { language, timeZone = 'UTC' }: { language: Language; timeZone?: string },
): string {
  if (points.length === 0) return ''
  const t = catalogueOf(language).pulse
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone })
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  return t.trend(
    points.map(({ openedAt, mean, participation }) =>
      mean === null || participation === null
        ? t.trendGap(day.format(openedAt))
        : t.trendPoint(day.format(openedAt), decimal.format(mean), percent.format(participation)),
    ),
  )
}
