import type { CompetencyBars } from '../core/picture/picture.ts'
import { type Drawing, frame, legend, type Pen } from './frame.ts'
import { fontFamily, measure } from './typeface.ts'
import { wrap } from './wrap.ts'

const rowHeight = 40
const widestName = 250
const nameFont = `14px ${fontFamily}`

/** A bar for the period, and under it a hollow one for the period before; each with its number. */
export function drawCompetencyBars({ bars, period }: CompetencyBars, pen: Pen): Drawing {
  const { palette, words } = pen
  const names = bars.map(({ name }) => wrap(name, { width: widestName, font: nameFont, most: 2 }))
  const nameWidth = Math.ceil(
    Math.max(...names.flatMap(name => name.split('\n')).map(line => measure(line, nameFont))),
  )
  const now = { color: palette.now, borderRadius: [0, 3, 3, 0] }
  const before = {
    color: palette.background,
    borderColor: palette.before,
    borderWidth: 1.5,
    borderRadius: [0, 2, 2, 0],
  }
  return {
    height: 92 + bars.length * rowHeight,
    option: {
      ...frame(pen, words.barsTitle),
      legend: legend(pen, [
        { name: words.now[period], icon: 'roundRect', itemStyle: now },
        { name: words.before[period], icon: 'roundRect', itemStyle: before },
      ]),
      grid: { left: 20 + nameWidth + 10, right: 56, top: 76, bottom: 16 },
      xAxis: {
        type: 'value',
        min: 0,
        max: ({ max }: { max: number }) => Math.max(1, max),
        minInterval: 1,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLine: { lineStyle: { color: palette.grid } },
        axisTick: { show: false },
        axisLabel: {
          color: palette.text,
          fontSize: 14,
          lineHeight: 17,
          interval: 0,
        },
      },
      series: [
        {
          name: words.now[period],
          type: 'bar',
          data: bars.map(bar => bar.now),
          barWidth: 16,
          barGap: '15%',
          itemStyle: now,
          label: { show: true, position: 'right', color: palette.text, fontSize: 14, fontWeight: 500 },
        },
        {
          name: words.before[period],
          type: 'bar',
          data: bars.map(bar => bar.before),
          barWidth: 9,
          itemStyle: before,
          label: { show: true, position: 'right', color: palette.faint, fontSize: 11 },
        },
      ],
    },
  }
}
