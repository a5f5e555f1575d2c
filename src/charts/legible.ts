import type { Picture } from '../core/picture/picture.ts'
import { writable } from './typeface.ts'

/**
 * The picture with names as they can be written: what the fonts lack would be crossed boxes. Throws where nothing would be
 * left of a name: words say it better than a bar that nobody can tell.
 */
export function legible(picture: Picture): Picture {
  switch (picture.kind) {
    case 'competency-bars':
      return { ...picture, bars: picture.bars.map(withName) }
    case 'trend-lines':
      return { ...picture, lines: picture.lines.map(withName) }
    case 'profile-radar':
      return { ...picture, axes: picture.axes.map(withName) }
    case 'pulse-trend':
      return picture
  }
}

function withName<Named extends { name: string }>(named: Named): Named {
  const name = writable(named.name)
  if (name === '') throw new Error(`the fonts of pictures have no letters for "${named.name}"`)
  return { ...named, name }
}
