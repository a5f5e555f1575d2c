import { byType, type Check, isObject, list, number, object, oneOf, string } from './check.ts'

const label = string({ min: 1, max: 20 })
const series = object({
  name: label,
  data: list(object({ label, value: number() }), { min: 1, max: 20 }),
})
const axes = object(
  { categories: list(label, { min: 1, max: 20 }) },
  { x_label: string({ max: 50 }), y_label: string({ max: 50 }) },
)

/** Every series names each category once, and no two series share a name. */
const agreement: Check = (chart, at, report) => {
  if (!isObject(chart) || !Array.isArray(chart.series) || !isObject(chart.axis_config)) return
  const categories = Array.isArray(chart.axis_config.categories) ? chart.axis_config.categories : []
  const names = new Set<unknown>()
  for (const [index, entry] of chart.series.entries()) {
    if (!isObject(entry)) continue
    if (names.has(entry.name)) report.add('series names must be unique', `${at}/series/${index}/name`)
    names.add(entry.name)
    const labels = Array.isArray(entry.data)
      ? entry.data.map(point => (isObject(point) ? point.label : null))
      : []
    const same =
      labels.length === categories.length && categories.every(category => labels.includes(category))
    if (!same) report.add('data labels must match axis_config categories', `${at}/series/${index}/data`)
  }
}

const plot = object(
  { type: string(), series: list(series, { min: 1, max: 6 }), axis_config: axes },
  {},
  agreement,
)

/** Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const dataVisualization: Check = object(
  {
    type: oneOf('data_visualization'),
    title: string({ min: 1, max: 50 }),
    chart: byType(() => ({
      pie: object({
        type: string(),
        segments: list(object({ label, value: number({ min: 0 }) }), { min: 1, max: 6 }),
      }),
      bar: plot,
      area: plot,
      line: plot,
    })),
  },
  { block_id: string({ max: 255 }) },
)
