import type { Look } from '../core/picture/painter.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { type Palette, paletteOf } from './palette.ts'
import { fontFamily } from './typeface.ts'

/** Width of every picture in CSS pixels: what a chat shows without scaling it down. */
export const width = 720

/** A chart as echarts takes it, and how high it is. */
export interface Drawing {
  height: number
  // Echarts' own type of it is a union so deep that it hides each mistake.
  option: Record<string, unknown>
}

/** What every chart draws with. */
export interface Pen {
  look: Look
  palette: Palette
  words: ReturnType<typeof catalogueOf>['pictures']
}

export function penOf(look: Look): Pen {
  return { look, palette: paletteOf(look.theme), words: catalogueOf(look.language).pictures }
}

/** Title, background and type face. */
export function frame({ palette }: Pen, title: string) {
  return {
    animation: false,
    backgroundColor: palette.background,
    textStyle: { fontFamily, fontSize: 14, color: palette.text },
    title: {
      text: title,
      left: 20,
      top: 14,
      textStyle: { fontFamily, fontSize: 16, fontWeight: 500, color: palette.text },
    },
  }
}

export function legend({ palette }: Pen, entries: readonly object[]) {
  return {
    data: entries,
    left: 20,
    top: 42,
    itemGap: 20,
    selectedMode: false,
    textStyle: { fontFamily, fontSize: 13, color: palette.faint },
  }
}

/** Months of the calendar. */
export function monthFormat({ look }: Pen): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(look.language, { month: 'short', timeZone: look.timeZone })
}

export function dayFormat({ look }: Pen): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(look.language, { month: 'short', day: 'numeric', timeZone: look.timeZone })
}
