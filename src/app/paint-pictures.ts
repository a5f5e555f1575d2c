import { createHash } from 'node:crypto'
import type { Look, Painter } from '../core/picture/painter.ts'
import type { Picture } from '../core/picture/picture.ts'

/** Chat does not tell how its clients look; dark words on a white ground of their own are read in all of them. */
const theme = 'light'

export interface PaintedPicture {
  picture: Picture
  png: Uint8Array
  /** SHA-256 of the bytes, in hex. */
  digest: string
}

/**
 * Paints each picture and has it put where the message shows it from. What could not be done is told to `failed` and left
 * out: a picture never keeps a message from being sent.
 *
 * @returns what `show` returned, by kind of picture.
 */
export async function paintPictures<Shown>(
  painter: Painter,
  pictures: readonly Picture[],
  reading: Pick<Look, 'language' | 'timeZone'>,
  then: {
    show(painted: PaintedPicture): Promise<Shown>
    failed(error: unknown, kind: Picture['kind']): void
  },
): Promise<Partial<Record<Picture['kind'], Shown>>> {
  const shown: Partial<Record<Picture['kind'], Shown>> = {}
  for (const picture of pictures) {
    try {
      const png = await painter.paint(picture, { ...reading, theme })
      const digest = createHash('sha256').update(png).digest('hex')
      shown[picture.kind] = await then.show({ picture, png, digest })
    } catch (error) {
      then.failed(error, picture.kind)
    }
  }
  return shown
}
