import { fileURLToPath } from 'node:url'
import { Font } from './font.ts'

export const fontFamily = 'Noto Sans SC'

// resvg reads TTF only, and drops every text whose font it has not.
const fontOf = (name: string) =>
  new Font(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}`)))

/** What all text of pictures is set in. */
export const typeface = {
  regular: fontOf('400Regular/NotoSansSC_400Regular.ttf'),
  medium: fontOf('500Medium/NotoSansSC_500Medium.ttf'),
}

/** Width of a text in pixels. `font` as CSS writes it: "500 14px Noto Sans SC". */
export function measure(text: string, font: string): number {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12)
  const isMedium = /\b(?:[5-9]00|bold)\b/.test(font)
  return typeface[isMedium ? 'medium' : 'regular'].widthOf(text) * size
}

const hasGlyph = (character: string) => typeface.regular.has(character) && typeface.medium.has(character)

/** Letters whose strokes are no accents of Unicode's. */
const plain: Record<string, string> = { ł: 'l', Ł: 'L', ı: 'i' }

/** A letter without its accents where the fonts lack it with them; else nothing. */
function substituteOf(character: string): string {
  const [letter = ''] = plain[character] ?? character.normalize('NFD')
  return letter !== character && /\p{Script=Latin}/u.test(letter) && hasGlyph(letter) ? letter : ''
}

/** What can be written of a text: without emoji, and without letters of scripts that the fonts lack. */
export function writable(text: string): string {
  const characters = [...text.normalize('NFC').replace(/\s+/gu, ' ')]
  return characters
    .map(character => (hasGlyph(character) ? character : substituteOf(character)))
    .join('')
    .replace(/[(（]\s*[)）]/g, '')
    .replace(/ +/g, ' ')
    .trim()
}
