import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { Font } from './font.ts'
import { fontFamily } from './frame.ts'

// resvg reads TTF only, and drops every text whose font it has not.
const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '500Medium/NotoSansSC_500Medium.ttf'].map(
  name => new Font(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}`))),
)

/** Pixels of the picture for each of the drawing: sharp on dense screens. */
const scale = 1.5

export function pngOf(svg: string): Uint8Array {
  // It takes fonts as files only.
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-fonts-'))
  try {
    const fontFiles = fonts.map((font, index) => {
      const file = path.join(folder, `${index}.ttf`)
      // The document holds every character that is drawn.
      writeFileSync(file, font.subset(svg))
      return file
    })
    const image = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamily },
    })
    return image.render().asPng()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
