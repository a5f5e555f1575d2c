import type { Language } from '../core/language.ts'
import type { Picture } from '../core/picture/picture.ts'
import { catalogueOf } from './catalogue.ts'
import { dateFormat, numberFormat } from './formats.ts'

/** All that a picture says, in a sentence: for screen readers, and for those to whom it could not be shown. */
export function describePicture(
  picture: Picture,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  const t = catalogueOf(language).pictures
  const join = (parts: string[]) => parts.join(language === 'en' ? '; ' : '；')
  const day = dateFormat(language, { month: 'short', day: 'numeric', timeZone })
  const month = dateFormat(language, { month: 'short', timeZone })
  switch (picture.kind) {
    case 'competency-bars':
      return t.barsAlt(
        t.now[picture.period],
        t.before[picture.period],
        join(picture.bars.map(({ name, now, before }) => t.barAlt(name, now, before))),
      )
    case 'trend-lines':
      return t.trendAlt[picture.period](
        picture.starts.length,
        (picture.period === 'month' ? month : day).format(picture.starts[0]),
        join(
          picture.lines.map(({ name, values }) =>
            t.lineAlt(name, values.join(language === 'en' ? ', ' : '、')),
          ),
        ),
      )
    case 'profile-radar':
      return t.radarAlt(join(picture.axes.map(({ name, givers, before }) => t.barAlt(name, givers, before))))
    case 'pulse-trend': {
      const decimal = numberFormat(language, { maximumFractionDigits: 1 })
      const percent = numberFormat(language, { style: 'percent' })
      const rounds = picture.rounds.map(({ at, mean, share }) =>
        mean === null || share === null
          ? t.hiddenAlt(day.format(at))
          : t.roundAlt(day.format(at), decimal.format(mean), percent.format(share)),
      )
      return t.pulseAlt(join(rounds), picture.highest)
    }
  }
}
