import type { TrendLines } from '../core/picture/picture.ts'
import { type Drawing, dayFormat, frame, legend, type Pen, width, widthOf } from './frame.ts'

/** Told apart by dash and by mark, not only by colour. */
const dashes = ['solid', [8, 4], [2, 4], [10, 3, 2, 3], [5, 2], [1, 3]]
const marks = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'emptyCircle']

/** A line a competency; its name stands in the legend, its last value at its end. */
export function drawTrendLines({ weeks, lines }: TrendLines, pen: Pen): Drawing {
  const { palette, words } = pen
  const day = dayFormat(pen)
  // Names wrap into as many rows as they need.
  const rows = Math.ceil(lines.reduce((sum, { name }) => sum + widthOf([name], 13) + 56, 0) / (width - 40))
  return {
    height: 340 + 24 * rows,
    option: {
      ...frame(pen, words.trendTitle),
      legend: {
        ...legend(
          pen,
          lines.map(({ name }) => ({ name })),
        ),
        itemWidth: 36,
      },
      grid: { left: 44, right: 48, top: 58 + 24 * rows, bottom: 40 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: weeks.map(week => day.format(week)),
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
          endLabel: { show: true, formatter: '{c}', color, fontSize: 13, fontWeight: 500 },
          labelLayout: { moveOverlap: 'shiftY' },
        }
      }),
    },
  }
}
