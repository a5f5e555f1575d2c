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
  /**
   * Told apart with any of the usual colour vision deficiencies, and from the background. The first two are Okabe and
   * Ito's (2008); the other colours of theirs are too faint on white.
   */
  lines: readonly string[]
}

const palettes: Record<Look['theme'], Palette> = {
  light: {
    background: '#ffffff',
    text: '#1d1c1d',
    faint: '#5f5e60',
    grid: '#e3e2e4',
    now: '#0072b2',
    before: '#8c8a8e',
    lines: ['#0072b2', '#d55e00', '#2412a0', '#a81238', '#8c8c8c', '#3e1c2e'],
  },
  dark: {
    background: '#1a1d21',
    text: '#e8e8e8',
    faint: '#ababad',
    grid: '#3a3d42',
    now: '#56b4e9',
    before: '#77797e',
    lines: ['#56b4e9', '#e69f00', '#5b7be6', '#f2efd8', '#8f9499', '#a8642a'],
  },
}

export function paletteOf(theme: Look['theme']): Palette {
  return palettes[theme]
}
