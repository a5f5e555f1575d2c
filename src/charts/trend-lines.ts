import type { TrendLines } from '../core/picture/picture.ts'
import { type Drawing, dayFormat, frame, legend, monthFormat, type Pen, width } from './frame.ts'
import { fontFamily, measure } from './typeface.ts'
import { wrap } from './wrap.ts'

/** Told apart by dash and by mark, not only by colour. */
const dashes = ['solid', [8, 4], [2, 4], [10, 3, 2, 3], [5, 2], [1, 3]]
const marks = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'path://M0,0L10,0L5,10Z']

/** Sizes of the legend in pixels. */
const sample = 36
const gap = 20
const rowHeight = 24
const widestName = 290
const nameFont = `13px ${fontFamily}`

/** A line a competency; its name stands in the legend, its last value, unless that is 0, at its end. */
export function drawTrendLines({ period, starts, lines }: TrendLines, pen: Pen): Drawing {
  const { palette, words } = pen
  const start = period === 'month' ? monthFormat(pen) : dayFormat(pen)
  const title = words.trendTitle[period]
  const cut = (name: string) => wrap(name, { width: widestName, font: nameFont, most: 1 })
  const rows = legendRows(lines.map(({ name }) => cut(name)))
  const ends = lines.map(({ values }) => values.at(-1) ?? 0)
  // Where lines end together one number is enough, and the axis says what ends on it: more would stand on the days.
  const labelled = new Set(ends.flatMap(end => (end === 0 ? [] : [ends.indexOf(end)])))
  return {
    height: 348 + rowHeight * rows,
    option: {
      ...frame(pen, period === 'month' ? `${title} · ${words.monthNotOver}` : title),
      legend: {
        ...legend(
          pen,
          lines.map(({ name }) => ({ name })),
        ),
        itemWidth: sample,
        itemGap: gap,
        formatter: cut,
        width: width - 40,
      },
      grid: { left: 44, right: 48, top: 66 + rowHeight * rows, bottom: 40 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: starts.map(moment => start.format(moment)),
        axisLine: { lineStyle: { color: palette.grid } },
        axisTick: { show: false },
        axisLabel: { color: palette.faint, fontSize: 12, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: palette.faint, fontSize: 12 },
        splitLine: { lineStyle: { color: palette.grid } },
      },
      series: lines.map(({ name, values }, index) => {
        const color = palette.lines[index % palette.lines.length]
        return {
          name,
          type: 'line',
          data: values,
          symbol: marks[index % marks.length],
          symbolSize: 7,
          showAllSymbol: true,
          lineStyle: { color, width: 2.5, type: dashes[index % dashes.length] },
          itemStyle: { color },
          // The colours of lines are too faint for words.
          endLabel: {
            show: labelled.has(index),
            formatter: '{c}',
            color: palette.text,
            fontSize: 13,
            fontWeight: 500,
          },
          labelLayout: { moveOverlap: 'shiftY' },
        }
      }),
    },
  }
}

/** Names wrap into as many rows as they need. */
function legendRows(names: readonly string[]): number {
  let rows = 1
  let taken = 0
  for (const name of names) {
    const entry = sample + 5 + measure(name, nameFont) + gap
    if (taken > 0 && taken + entry - gap > width - 40) {
      rows += 1
      taken = 0
    }
    taken += entry
  }
  return rows
}
