import { Resvg } from '@resvg/resvg-js'
import type { FontFiles } from './font-files.ts'
import { fontFamily } from './typeface.ts'

/** Pixels of the picture for each of the drawing: sharp on dense screens. */
const scale = 1.5

/** The drawing as a PNG file. */
export function pngOf(svg: string, fonts: FontFiles): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    // The document holds every character that is drawn.
    font: { fontFiles: fonts.holding(svg), loadSystemFonts: false, defaultFontFamily: fontFamily },
  })
  return image.render().asPng()
}
