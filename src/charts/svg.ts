import { init, setPlatformAPI } from 'echarts/dist/echarts.esm.min.mjs'
import type { Look } from '../core/picture/painter.ts'
import type { Picture } from '../core/picture/picture.ts'
import { drawCompetencyBars } from './competency-bars.ts'
import { type Drawing, type Pen, penOf, width } from './frame.ts'
import { legible } from './legible.ts'
import { drawProfileRadar } from './profile-radar.ts'
import { drawPulseTrend } from './pulse-trend.ts'
import { drawTrendLines } from './trend-lines.ts'
import { measure } from './typeface.ts'

// Without a canvas echarts guesses widths, and what it lays out overlaps.
setPlatformAPI({ measureText: (text: string, font: string) => ({ width: measure(text, font) }) })

/** The picture as an SVG document. */
export function svgOf(picture: Picture, look: Look): string {
  const { option, height } = draw(legible(picture), penOf(look))
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

function draw(picture: Picture, pen: Pen): Drawing {
  switch (picture.kind) {
    case 'competency-bars':
      return drawCompetencyBars(picture, pen)
    case 'trend-lines':
      return drawTrendLines(picture, pen)
    case 'profile-radar':
      return drawProfileRadar(picture, pen)
    case 'pulse-trend':
      return drawPulseTrend(picture, pen)
  }
}
