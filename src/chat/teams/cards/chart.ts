import type { Picture } from '../../../core/picture/picture.ts'
import { dayText } from '../../../core/schedule/day-text.ts'
import { localDayOf } from '../../../core/schedule/local-time.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import { describePicture } from '../../../i18n/describe-picture.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { escapeText } from './card-text.ts'
import {
  actions,
  type Chart,
  type ChartElement,
  type Container,
  type Element,
  type Image,
  note,
  text,
} from './element.ts'

const nameLength = 40

/** A picture of a message. */
export interface Illustration {
  picture: Picture
  /** Where Teams fetches it as a PNG; null where it cannot. */
  url: string | null
}

/**
 * The picture of a kind as a chart that Teams draws itself, which is no part of Adaptive Cards 1.5: a client that does not
 * know it shows the PNG in its place, or these words, or without any what the picture says. The PNG alone where Teams has no
 * chart of that shape; without such a picture, the words alone.
 */
export function drawn(
  illustrations: readonly Illustration[],
  kind: Picture['kind'],
  words: readonly Element[],
  reader: Reader,
): Element[] {
  const found = illustrations.find(({ picture }) => picture.kind === kind)
  if (!found) return [...words]
  const { picture, url } = found
  const t = catalogueOf(reader.language)
  const said = escapeText(describePicture(picture, reader))
  const image: Image | null =
    url === null ? null : { type: 'Image', url, altText: said, msteams: { allowExpand: true } }
  // Its own shape says more than bars do.
  const chart = picture.kind === 'profile-radar' && image ? null : chartOf(picture, t, reader)
  const id = `words-${kind}`
  const inWords = [
    actions({ type: 'Action.ToggleVisibility', title: t.pictures.inWords, targetElements: [id] }),
    { type: 'Container', id, isVisible: false, items: [note(said)] } satisfies Container,
  ]
  if (!chart) return image ? [image, ...inWords] : [...words]
  const container: Container = { type: 'Container', items: words.length > 0 ? [...words] : [note(said)] }
  // The chart has a title for those who hear it, which not every client shows, and no other text for them.
  return [
    text(`*${escapeText(chart.title)}*`),
    { ...chart, fallback: image ?? container } satisfies ChartElement,
    ...inWords,
  ]
}

/** Says under a picture how many more competencies there are than it shows. */
export function notInPicture(count: number, t: Catalogue): Element[] {
  return count > 0 ? [note(t.pictures.notInPicture(count))] : []
}

/** Null where no chart of Teams says the same. */
function chartOf(picture: Picture, t: Catalogue, { timeZone }: Reader): Chart | null {
  const words = t.pictures
  /** Teams has one bar a name: the period before stands behind the name, as it does in words. */
  const bars = (title: string, list: readonly { name: string; now: number; before: number }[]): Chart => ({
    type: 'Chart.HorizontalBar',
    title,
    displayMode: 'AbsoluteNoAxis',
    data: list.map(({ name, now, before }) => ({
      x: `${excerpt(name, nameLength)} ${t.summary.before(before)}`,
      y: now,
    })),
  })
  /** In this form, days are put on an axis of time. */
  const day = (moment: Date) => dayText(localDayOf(moment, timeZone))
  switch (picture.kind) {
    case 'competency-bars':
      return bars(
        words.barsWithBefore(words.barsTitle, words.now[picture.period], words.before[picture.period]),
        picture.bars,
      )
    case 'profile-radar':
      return bars(
        words.barsWithBefore(words.radarTitle, words.radarNow, words.radarBefore),
        picture.axes.map(({ name, givers, before }) => ({ name, now: givers, before })),
      )
    case 'trend-lines': {
      const title = words.trendTitle[picture.period]
      return {
        type: 'Chart.Line',
        title: picture.period === 'month' ? `${title} · ${words.monthNotOver}` : title,
        colorSet: 'categorical',
        data: picture.lines.map(({ name, values }) => ({
          legend: excerpt(name, nameLength),
          values: values.map((y, index) => ({ x: day(picture.starts[index]!), y })),
        })),
      }
    }
    case 'pulse-trend': {
      const points = picture.rounds.flatMap(({ at, mean }) => (mean === null ? [] : [{ at, mean }]))
      // It draws no gaps, and a round that is hidden must look like one.
      if (points.length < picture.rounds.length) return null
      return {
        type: 'Chart.Line',
        title: `${words.pulseTitle} · ${words.meanAxis(picture.highest)}`,
        yMin: 1,
        yMax: picture.highest,
        data: [
          {
            legend: words.pulseMean,
            values: points.map(({ at, mean }) => ({ x: day(at), y: Math.round(mean * 10) / 10 })),
          },
        ],
      }
    }
  }
}
