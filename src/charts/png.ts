import { Resvg } from '@resvg/resvg-js'
import type { FontFiles } from './font-files.ts'
import { fontFamily } from './typeface.ts'

/** Width in pixels, for the 720 of the drawing: sharp on dense screens, and the most that Teams takes. */
const pixels = 1024

/** The drawing as a PNG file. */
export function pngOf(svg: string, fonts: FontFiles): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: pixels },
    // The document holds every character that is drawn.
    font: { fontFiles: fonts.holding(svg), loadSystemFonts: false, defaultFontFamily: fontFamily },
  })
  return image.render().asPng()
}
