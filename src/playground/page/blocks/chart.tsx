import type { JSX } from 'preact'
import { useChat } from '../chat.ts'

interface Point {
  label: string
  value: number
}

interface SeriesChart {
  type: 'bar' | 'line' | 'area'
  series: { name: string; data: Point[] }[]
  axis_config: { categories: string[]; x_label?: string; y_label?: string }
}

/** Newer than the typed blocks of @slack/types. */
export interface DataVisualizationBlock {
  type: 'data_visualization'
  block_id?: string
  title: string
  chart: SeriesChart | { type: 'pie'; segments: Point[] }
}

export function isChartBlock(block: { type: string }): block is DataVisualizationBlock {
  return block.type === 'data_visualization'
}

const width = 560
const height = 240
const frame = { left: 44, right: 12, top: 12, bottom: 44 }
const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom }

export function ChartBlock({ block }: { block: DataVisualizationBlock }): JSX.Element {
  const { t } = useChat()
  const { chart, title } = block
  const points = chart.type === 'pie' ? chart.segments : chart.series.flatMap(({ data }) => data)
  const spoken = points.map(point => `${point.label} ${point.value}`).join(', ')
  const names =
    chart.type === 'pie' ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name)
  return (
    <figure class="block chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.chartOf(title, spoken)}>
        {chart.type === 'pie' ? <Pie segments={chart.segments} /> : <Axes chart={chart} />}
      </svg>
      {names.length > 1 && (
        <ul class="chart-legend">
          {names.map((name, index) => (
            <li key={name} class={`series-${index % 6}`}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

function Axes({ chart }: { chart: SeriesChart }): JSX.Element {
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config
  const all = chart.series.flatMap(({ data }) => data.map(({ value }) => value))
  const step = niceStep(Math.max(...all, 1))
  const ticks = Math.ceil(Math.max(...all, 1) / step)
  const y = (value: number) => frame.top + inner.height * (1 - Math.max(value, 0) / (ticks * step))
  const slot = inner.width / Math.max(categories.length, 1)
  const x = (index: number) => frame.left + slot * (index + 0.5)
  const pointValue = (data: Point[], category: string) =>
    data.find(({ label }) => label === category)?.value ?? 0
  const fits = Math.max(3, Math.floor(slot / 7))
  return (
    <>
      {Array.from({ length: ticks + 1 }, (_, index) => (
        <g key={index}>
          <line
            class="chart-grid"
            x1={frame.left}
            x2={width - frame.right}
            y1={y(index * step)}
            y2={y(index * step)}
          />
          <text class="chart-text" x={frame.left - 6} y={y(index * step) + 4} text-anchor="end">
            {Number((index * step).toFixed(2))}
          </text>
        </g>
      ))}
      {categories.map((category, index) => (
        <text
          key={category}
          class="chart-text"
          x={x(index)}
          y={height - frame.bottom + 16}
          text-anchor="middle"
        >
          {category.length > fits ? `${category.slice(0, fits - 1)}…` : category}
          <title>{category}</title>
        </text>
      ))}
      {xLabel && (
        <text
          class="chart-text chart-axis"
          x={frame.left + inner.width / 2}
          y={height - 8}
          text-anchor="middle"
        >
          {xLabel}
        </text>
      )}
      {yLabel && (
        <text
          class="chart-text chart-axis"
          transform={`translate(12 ${frame.top + inner.height / 2}) rotate(-90)`}
          text-anchor="middle"
        >
          {yLabel}
        </text>
      )}
      {chart.series.map((series, place) => {
        const values = categories.map(category => pointValue(series.data, category))
        if (chart.type !== 'bar')
          return (
            <Line
              key={series.name}
              place={place}
              points={values.map((value, i) => [x(i), y(value)])}
              filled={chart.type === 'area'}
            />
          )
        const bar = Math.min((slot * 0.72) / chart.series.length, 44)
        return values.map((value, index) => (
          <rect
            key={`${series.name} ${index}`}
            class={`series-${place % 6}`}
            x={x(index) - (bar * chart.series.length) / 2 + place * bar + 1}
            width={bar - 2}
            y={y(value)}
            height={Math.max(y(0) - y(value), 0)}
            rx={2}
          >
            <title>{`${series.name}, ${categories[index]}: ${value}`}</title>
          </rect>
        ))
      })}
    </>
  )
}

function Line({
  points,
  place,
  filled,
}: {
  points: [number, number][]
  place: number
  filled: boolean
}): JSX.Element {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const base = height - frame.bottom
  const area = `${path}L${points.at(-1)?.[0] ?? 0} ${base}L${points[0]?.[0] ?? 0} ${base}Z`
  return (
    <g class={`series-${place % 6}`}>
      {filled && <path class="chart-area" d={area} />}
      <path class="chart-line" d={path} />
      {points.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r={3} />
      ))}
    </g>
  )
}

function Pie({ segments }: { segments: Point[] }): JSX.Element {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1
  const radius = (height - 24) / 2
  let turned = 0
  return (
    <g transform={`translate(${width / 2} ${height / 2})`}>
      {segments.map((segment, index) => {
        const from = turned * 2 * Math.PI
        turned += segment.value / total
        const to = turned * 2 * Math.PI
        const at = (angle: number) => `${radius * Math.sin(angle)} ${-radius * Math.cos(angle)}`
        const large = to - from > Math.PI ? 1 : 0
        const title = <title>{`${segment.label}: ${segment.value}`}</title>
        // A full circle has no two ends for an arc.
        if (segment.value === total)
          return (
            <circle key={segment.label} class={`series-${index % 6}`} r={radius}>
              {title}
            </circle>
          )
        return (
          <path
            key={segment.label}
            class={`series-${index % 6} pie-segment`}
            d={`M0 0L${at(from)}A${radius} ${radius} 0 ${large} 1 ${at(to)}Z`}
          >
            {title}
          </path>
        )
      })}
    </g>
  )
}

/** A round distance between grid lines that gives about five of them. */
function niceStep(most: number): number {
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  const step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
  return most >= 4 ? Math.max(step, 1) : step
}
