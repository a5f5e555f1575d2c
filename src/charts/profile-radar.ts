import type { ProfileRadar } from '../core/picture/picture.ts'
import { type Drawing, fontFamily, frame, legend, type Pen } from './frame.ts'

/** A filled shape for now, a dashed outline for before. The number stands beside each name. */
export function drawProfileRadar({ axes }: ProfileRadar, pen: Pen): Drawing {
  const { palette, words } = pen
  const most = Math.max(1, ...axes.map(({ givers, before }) => Math.max(givers, before)))
  return {
    height: 520,
    option: {
      ...frame(pen, words.radarTitle),
      legend: legend(pen, [
        { name: words.radarNow, icon: 'roundRect', itemStyle: { color: palette.now } },
        {
          name: words.radarBefore,
          icon: 'roundRect',
          itemStyle: { color: palette.background, borderColor: palette.before, borderWidth: 1.5 },
        },
      ]),
      radar: {
        center: ['50%', '56%'],
        radius: 150,
        indicator: axes.map(({ name, givers }) => ({ name: `${name} ${givers}`, max: most })),
        splitNumber: Math.min(4, most),
        axisName: { color: palette.text, fontSize: 13, fontFamily },
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
