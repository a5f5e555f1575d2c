import type { PulseTrend } from '../core/picture/picture.ts'
import { type Drawing, dayFormat, frame, legend, type Pen } from './frame.ts'

/** The mean of each round as a line, who answered as bars behind it. A round below its threshold is a gap, marked as one. */
export function drawPulseTrend({ rounds, highest }: PulseTrend, pen: Pen): Drawing {
  const { palette, words, look } = pen
  const day = dayFormat(pen)
  const decimal = new Intl.NumberFormat(look.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const answered = { color: palette.grid, borderColor: palette.before, borderWidth: 1 }
  const hidden = rounds.some(({ mean }) => mean === null)
  return {
    height: 352,
    option: {
      ...frame(pen, words.pulseTitle),
      legend: legend(pen, [
        { name: words.pulseMean, itemStyle: { color: palette.now } },
        { name: words.pulseShare, icon: 'roundRect', itemStyle: answered },
        ...(hidden
          ? [
              {
                name: words.pulseHidden,
                icon: 'path://M0,0L10,10M10,0L0,10',
                itemStyle: { color: palette.faint },
              },
            ]
          : []),
      ]),
      grid: { left: 44, right: 60, top: 96, bottom: 40 },
      xAxis: {
        type: 'category',
        data: rounds.map(({ at }) => day.format(at)),
        axisLine: { lineStyle: { color: palette.grid } },
        axisTick: { show: false },
        axisLabel: { color: palette.faint, fontSize: 12, hideOverlap: true },
      },
      yAxis: [
        {
          type: 'value',
          min: 1,
          max: highest,
          interval: 1,
          axisLabel: { color: palette.faint, fontSize: 12 },
          splitLine: { lineStyle: { color: palette.grid } },
        },
        {
          type: 'value',
          min: 0,
          max: 1,
          interval: 0.5,
          axisLabel: {
            color: palette.faint,
            fontSize: 12,
            formatter: (share: number) => `${Math.round(share * 100)}%`,
          },
          splitLine: { show: false },
        },
      ],
      series: [
        {
          name: words.pulseShare,
          type: 'bar',
          yAxisIndex: 1,
          data: rounds.map(({ share }) => share),
          barMaxWidth: 28,
          itemStyle: { ...answered, borderRadius: [3, 3, 0, 0] },
        },
        {
          name: words.pulseMean,
          type: 'line',
          data: rounds.map(({ mean }, index) => ({
            value: mean,
            label: { position: isDip(rounds, index) ? 'bottom' : 'top' },
          })),
          connectNulls: false,
          symbol: 'circle',
          symbolSize: 8,
          lineStyle: { color: palette.now, width: 2.5 },
          itemStyle: { color: palette.now },
          label: {
            show: true,
            color: palette.text,
            // Lines and bars pass behind the figures.
            textBorderColor: palette.background,
            textBorderWidth: 3,
            fontSize: 13,
            fontWeight: 500,
            formatter: ({ value }: { value: number | null }) => (value === null ? '' : decimal.format(value)),
          },
        },
        {
          name: words.pulseHidden,
          type: 'scatter',
          data: rounds.map(({ mean }) => (mean === null ? 1 : null)),
          symbol: 'path://M0,0L10,10M10,0L0,10',
          symbolSize: 11,
          symbolOffset: [0, -10],
          itemStyle: { color: 'none', borderColor: palette.faint, borderWidth: 2 },
        },
      ],
    },
  }
}

/** Lower than the rounds beside it, and not so low that its figure would stand on the axis. */
function isDip(rounds: PulseTrend['rounds'], index: number): boolean {
  const { mean } = rounds[index]!
  const beside = [rounds[index - 1]?.mean, rounds[index + 1]?.mean].filter(other => typeof other === 'number')
  return (
    mean !== null &&
    mean >= 1.6 &&
    beside.length > 0 &&
    beside.every(other => other >= mean) &&
    beside.some(other => other > mean)
  )
}
