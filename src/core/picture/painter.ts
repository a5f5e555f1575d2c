import type { Language } from '../language.ts'
import type { Picture } from './picture.ts'

/** How a picture is drawn. */
export interface Look {
  language: Language
  /** IANA zone that days are shown in. */
  timeZone: string
  theme: 'light' | 'dark'
}

export interface Painter {
  /** The bytes of a PNG: the same for the same picture and look. Rejects where it cannot be painted in good time. */
  paint(picture: Picture, look: Look): Promise<Uint8Array>
}
