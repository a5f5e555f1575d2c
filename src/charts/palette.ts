import type { Look } from '../core/picture/painter.ts'

/** Colours of a picture. Nothing is told by colour alone: shapes, dashes and words say the same. */
export interface Palette {
  background: string
  text: string
  /** Words of less weight. */
  faint: string
  /** Lines of the grid. */
  grid: string
  /** What the picture is about; told from `before` by lightness too. */
  now: string
  before: string
  /** Told apart by people with any of the usual colour vision deficiencies (Okabe and Ito, 2008). */
  lines: readonly string[]
}

const palettes: Record<Look['theme'], Palette> = {
  light: {
    background: '#ffffff',
    text: '#1d1c1d',
    faint: '#5f5e60',
    grid: '#e3e2e4',
    now: '#0072b2',
    before: '#a9a7ab',
    lines: ['#0072b2', '#d55e00', '#009e73', '#9a6fb0', '#b07d00', '#444444'],
  },
  dark: {
    background: '#1a1d21',
    text: '#e8e8e8',
    faint: '#ababad',
    grid: '#3a3d42',
    now: '#56b4e9',
    before: '#77797e',
    lines: ['#56b4e9', '#e69f00', '#2bc49a', '#cc79a7', '#f0e442', '#cfcfcf'],
  },
}

export function paletteOf(theme: Look['theme']): Palette {
  return palettes[theme]
}
