import type { Catalogue } from '../i18n/catalogue.ts'
import { type Html, html } from './html.ts'

/** One bar of a chart, or two where it is compared with what was before. */
export interface Bar {
  code: string
  name: string
  /** What the bar is as long as. */
  value: number
  before?: number
  /** Stands at the end of the bar. */
  said: string
  /** What a bar that can be chosen says to those who do not see it. */
  label?: string
  /** Too little to say anything: drawn as an outline. */
  few?: boolean
}

/**
 * Bars as rows of words, so that they can be read without seeing them. With `choosable`, each is a button that the page's
 * script lets choose what is shown below.
 */
export function barChart(bars: readonly Bar[], { choosable }: { choosable: boolean }): Html {
  const most = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]))
  const row = (bar: Bar) => {
    const inside = html`<span class="name">${bar.name}</span><span class="bar">${drawn(bar, most)}</span><span class="value">${bar.said}</span>`
    return choosable
      ? html`<li><button type="button" data-choose="${bar.code}" data-name="${bar.name}" aria-label="${bar.label ?? bar.name}" aria-pressed="false">${inside}</button></li>`
      : html`<li><span class="row${bar.before === undefined ? '' : ' two'}">${inside}</span></li>`
  }
  return html`<ul class="bars">${bars.map(row)}</ul>`
}

function drawn({ value, before, few }: Bar, most: number): Html {
  const width = (count: number) => Math.max(count > 0 ? 1 : 0, (100 * count) / most)
  if (before === undefined)
    return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="${few ? 'few' : 'now'}" vector-effect="non-scaling-stroke" x="0.2" y="1" width="${width(value) - 0.4}" height="8"/></svg>`
  return html`<svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true"><rect class="now" y="0" width="${width(value)}" height="8"/><rect class="before" y="10" width="${width(before)}" height="5"/></svg>`
}

export interface Line {
  code: string
  name: string
  /** Null where there is nothing that may be shown: the line is broken there. */
  values: (number | null)[]
}

/** More lines than this cannot be told apart. */
export const mostLines = 6

const size = { width: 720, height: 240, left: 28, right: 12, top: 10, bottom: 26 }

/** Of the words of a line chart in its own pixels: as `style.css` says, on a page and on a telephone. */
const letter = { wide: 11, narrow: 23 }

/** What stands below the axis at most. */
const mostLabels = 6

interface Label {
  text: string
  x: number
  anchor: 'start' | 'middle' | 'end'
}

/** As many of the labels as stand beside each other, at even distances but for the last, which is always there. */
function labelsWithRoom<Shown extends Label>(
  labels: readonly Shown[],
  { fontSize, most }: { fontSize: number; most: number },
): Shown[] {
  const last = labels.at(-1)
  if (!last) return []
  const left = ({ text, x, anchor }: Label) =>
    x - widthOf(text) * fontSize * { start: 0, middle: 0.5, end: 1 }[anchor]
  const meet = (one: Label, next: Label) =>
    left(one) + (widthOf(one.text) + letterGap) * fontSize > left(next)
  for (let every = Math.ceil(labels.length / most); every < labels.length; every++) {
    const evenly = labels.filter((_, index) => index % every === 0 && index < labels.length - 1)
    if (evenly.length > 1 && meet(evenly.at(-1)!, last)) evenly.pop()
    const shown = [...evenly, last]
    if (shown.every((label, index) => index === 0 || !meet(shown[index - 1]!, label))) return shown
  }
  return [last]
}

/** Between two labels, in letters. */
const letterGap = 0.7

/** Of a text in letters as wide as they are high, which those of Chinese are. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u1100-\uffef]/.test(letter) ? 1 : 0.6), 0)
}

interface LineWords {
  title: string
  /** How the points are read out; empty where the page has no script. */
  how: string
  /** What is read out where a value is null. */
  hidden?: string
  /** Ends of the scale where it has some. Counts begin at 0. */
  scale?: { from: number; to: number }
}

/**
 * Lines over time. The page's script makes a slider of it, which reads out one point after the other by the arrow keys, and
 * lets lines be hidden; the table that goes with it says all of it.
 */
export function lineChart(
  lines: readonly Line[],
  points: readonly string[],
  { title, how, hidden = '', scale }: LineWords,
): Html {
  const bottom = scale?.from ?? 0
  const most =
    scale?.to ?? Math.max(2, ...lines.flatMap(({ values }) => values.filter(value => value !== null)))
  const step = Math.ceil((most - bottom) / 4)
  const top = bottom + step * Math.ceil((most - bottom) / step)
  const x = (index: number) =>
    round(size.left + ((size.width - size.left - size.right) * index) / Math.max(1, points.length - 1))
  const y = (value: number) =>
    round(
      size.height -
        size.bottom -
        ((size.height - size.top - size.bottom) * (value - bottom)) / (top - bottom),
    )
  const marks = Array.from({ length: (top - bottom) / step + 1 }, (_, index) => bottom + index * step)
  const last = points.length - 1
  const whens = points.map((text, index) => ({
    index,
    text,
    x: x(index),
    anchor: index === 0 ? ('start' as const) : index === last ? ('end' as const) : ('middle' as const),
  }))
  const shown = labelsWithRoom(whens, { fontSize: letter.wide, most: mostLabels })
  const onTelephone = new Set(labelsWithRoom(shown, { fontSize: letter.narrow, most: mostLabels }))
  const drawnLine = ({ code, values }: Line, index: number) => html`
    <g data-line="${code}">${stretches(values).map(stretch => html`<polyline class="s${index}" points="${stretch.map(({ value, at }) => `${x(at)},${y(value)}`).join(' ')}"/>`)}
    ${values.map((value, at) => value !== null && (scale || value > 0) && html`<circle class="s${index} dot" cx="${x(at)}" cy="${y(value)}" r="3.5"/>`)}</g>`
  const legend = ({ code, name }: Line, index: number) => {
    const entry = html`<svg viewBox="0 0 30 10" aria-hidden="true"><line class="s${index}" x1="0" y1="5" x2="30" y2="5"/></svg>${name}`
    return how
      ? html`<li><button type="button" data-toggle="${code}" aria-pressed="true">${entry}</button></li>`
      : html`<li><span>${entry}</span></li>`
  }
  const data = JSON.stringify({
    points,
    lines: lines.map(({ code, name, values }) => ({
      code,
      name,
      values: values.map(value => value ?? hidden),
    })),
  })
  return html`<ul class="legend">${lines.map(legend)}</ul>
<svg class="lines" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}"${how && html` data-how="${how}"`} data-lines="${data}" data-x="${points.map((_, index) => x(index)).join(' ')}">
${marks.map(mark => html`<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y(mark)}" y2="${y(mark)}"/><text x="${size.left - 6}" y="${y(mark) + 4}" text-anchor="end">${mark}</text>`)}
${shown.map(when => html`<text class="when${onTelephone.has(when) ? '' : ' seldom'}" x="${when.x}" y="${size.height - 6}" text-anchor="${when.anchor}">${when.text}</text>`)}
${lines.map(drawnLine)}
<line class="cursor" y1="${size.top}" y2="${size.height - size.bottom}"/></svg>
<p class="say"></p>`
}

/** What stands side by side without a gap. */
function stretches(values: Line['values']): { value: number; at: number }[][] {
  const found: { value: number; at: number }[][] = [[]]
  for (const [at, value] of values.entries())
    if (value === null) found.push([])
    else found.at(-1)!.push({ value, at })
  return found.filter(stretch => stretch.length > 1)
}

/** The chart's figures for whoever reads rather than sees them. */
export function chartTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  t: Catalogue,
): Html {
  return html`<details><summary>${t.report.asTable}</summary><div class="scroll" tabindex="0"><table>
<thead><tr>${head.map((name, index) => html`<th scope="col"${index > 0 ? html` class="number"` : ''}>${name}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody>
</table></div></details>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
