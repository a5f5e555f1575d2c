import type { ImageBlock, KnownBlock } from '@slack/types'
import type { Look } from '../../../core/picture/painter.ts'
import type { Picture } from '../../../core/picture/picture.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import { describePicture } from '../../../i18n/describe-picture.ts'
import { dateFormat } from '../../../i18n/formats.ts'
import { context, cut } from './element.ts'

/** The block that shows each kind of picture of a message; a kind that is missing is said in words instead. */
export type PictureBlocks = Partial<Record<Picture['kind'], KnownBlock>>

export type Reading = Pick<Look, 'language' | 'timeZone'>

/** Limits of Slack's own charts. */
const longestLabel = 20
const mostCategories = 20
const mostSeries = 6
/** Charts that a message may hold. */
export const mostCharts = 2

const longestAltText = 2000

export function pictureImage(picture: Picture, fileId: string, reading: Reading): ImageBlock {
  return {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: cut(describePicture(picture, reading), longestAltText),
  }
}

/** Says under a picture how many more competencies there are than it shows. */
export function notInPicture(count: number, t: Catalogue): KnownBlock[] {
  return count > 0 ? [context(t.pictures.notInPicture(count))] : []
}

interface Plot {
  type: 'bar' | 'line'
  title: string
  categories: string[]
  axes: { x?: string; y: string }
  series: { name: string; values: number[] }[]
}

/** A chart that Slack draws itself; null where it has none that says the same. */
export function nativeChart(picture: Picture, reading: Reading): KnownBlock | null {
  const plot = plotOf(picture, reading)
  if (!plot || !fits(plot)) return null
  const { type, title, categories, axes, series } = plot
  const block = {
    type: 'data_visualization',
    title,
    chart: {
      type,
      series: series.map(({ name, values }) => ({
        name,
        data: values.map((value, index) => ({ label: categories[index], value })),
      })),
      axis_config: { categories, y_label: axes.y, ...(axes.x === undefined ? {} : { x_label: axes.x }) },
    },
  }
  // Slack takes it; its published types do not know it yet.
  return block as unknown as KnownBlock
}

function plotOf(picture: Picture, { language, timeZone }: Reading): Plot | null {
  const t = catalogueOf(language).pictures
  const day = dateFormat(language, { month: 'short', day: 'numeric', timeZone })
  const month = dateFormat(language, { month: 'short', timeZone })
  switch (picture.kind) {
    case 'competency-bars':
      return {
        type: 'bar',
        title: t.barsTitle,
        categories: picture.bars.map(({ name }) => name),
        axes: { y: t.countAxis },
        series: [
          { name: t.now[picture.period], values: picture.bars.map(({ now }) => now) },
          { name: t.before[picture.period], values: picture.bars.map(({ before }) => before) },
        ],
      }
    case 'trend-lines':
      return {
        type: 'line',
        title: t.trendTitle[picture.period],
        categories: picture.starts.map(start => (picture.period === 'month' ? month : day).format(start)),
        axes: { y: t.countAxis, ...(picture.period === 'month' ? { x: t.monthNotOver } : {}) },
        series: picture.lines,
      }
    // It has no axis that begins at 1, no second one for how many answered, and no gaps for rounds that are hidden.
    case 'pulse-trend':
    case 'profile-radar':
      return null
  }
}

/** A name that would be cut is better off in a picture of ours. */
function fits({ title, categories, series }: Plot): boolean {
  const labels = [...categories, ...series.map(({ name }) => name)]
  return (
    title.length <= 50 &&
    categories.length >= 1 &&
    categories.length <= mostCategories &&
    series.length >= 1 &&
    series.length <= mostSeries &&
    labels.every(label => label.length >= 1 && label.length <= longestLabel) &&
    new Set(categories).size === categories.length &&
    new Set(series.map(({ name }) => name)).size === series.length
  )
}
