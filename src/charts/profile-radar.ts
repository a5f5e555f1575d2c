import type { ProfileRadar } from '../core/picture/picture.ts'
import { type Drawing, frame, legend, type Pen } from './frame.ts'
import { fontFamily } from './typeface.ts'
import { wrap } from './wrap.ts'

/** What is beside the shape on its narrowest side, in pixels. */
const widestName = 172
const nameFont = `13px ${fontFamily}`

/** Two dashes: what the outline looks like. */
const dashes = 'path://M0,4h9v2h-9zM13,4h9v2h-9z'

/** A filled shape for now, a dashed outline for before. The number stands beside each name. */
export function drawProfileRadar({ axes }: ProfileRadar, pen: Pen): Drawing {
  const { palette, words } = pen
  const most = Math.max(1, ...axes.map(({ givers, before }) => Math.max(givers, before)))
  return {
    height: 490,
    option: {
      ...frame(pen, words.radarTitle),
      legend: legend(pen, [
        { name: words.radarNow, icon: 'roundRect', itemStyle: { color: palette.now } },
        {
          name: words.radarBefore,
          icon: dashes,
          itemStyle: { color: palette.before },
        },
      ]),
      radar: {
        center: ['50%', 278],
        radius: 150,
        indicator: axes.map(({ name, givers }) => ({
          name: `${wrap(name, { width: widestName, font: nameFont, most: 2 })} ${givers}`,
          max: most,
        })),
        splitNumber: Math.min(4, most),
        axisName: { color: palette.text, fontSize: 13, lineHeight: 16, fontFamily },
        axisNameGap: 10,
        axisLine: { lineStyle: { color: palette.grid } },
        splitLine: { lineStyle: { color: palette.grid } },
        splitArea: { show: false },
      },
      series: [
        {
          type: 'radar',
          data: [
            {
              name: words.radarBefore,
              value: axes.map(({ before }) => before),
              symbol: 'none',
              lineStyle: { color: palette.before, width: 1.5, type: [6, 4] },
            },
            {
              name: words.radarNow,
              value: axes.map(({ givers }) => givers),
              symbol: 'circle',
              symbolSize: 6,
              itemStyle: { color: palette.now },
              lineStyle: { color: palette.now, width: 2.5 },
              areaStyle: { color: palette.now, opacity: 0.18 },
            },
          ],
        },
      ],
    },
  }
}
