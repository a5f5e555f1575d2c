import { createHash } from 'node:crypto'
import type { BaseLogger } from 'pino'
import { type PaintedPicture, paintPictures } from '../../app/paint-pictures.ts'
import type { Clock } from '../../core/clock.ts'
import type { Ids } from '../../core/ids.ts'
import type { Painter } from '../../core/picture/painter.ts'
import type { Picture } from '../../core/picture/picture.ts'
import type { PictureFiles } from '../../core/picture/picture-files.ts'
import type { Reader } from './cards/card-text.ts'
import type { Illustration } from './cards/chart.ts'

export interface PictureParts {
  painter: Painter
  files: PictureFiles
  ids: Ids
  /** Where Teams fetches a kept picture from, without signing in. */
  address(fileId: string): string
}

/** Paints the pictures of a card and keeps them where Teams can fetch them; the same bytes have the same address each time. */
export class TeamsPictures {
  constructor(
    private readonly tenantId: string,
    private readonly clock: Clock,
    private readonly log: BaseLogger,
    /** Null where Teams cannot fetch anything from us. */
    private readonly parts: PictureParts | null,
  ) {}

  /** @param personId whom they are about, where that is one person alone */
  async illustrate(
    pictures: readonly Picture[],
    reader: Reader,
    personId: string | null,
  ): Promise<Illustration[]> {
    const { parts, log } = this
    const addresses = parts
      ? await paintPictures(parts.painter, pictures, reader, {
          show: painted => this.keep(painted, personId, parts),
          failed: (error, kind) =>
            log.warn({ err: error, kind }, 'a picture could not be made; the message goes without'),
        })
      : {}
    return pictures.map(picture => ({ picture, url: addresses[picture.kind] ?? null }))
  }

  private async keep(
    { png, digest }: PaintedPicture,
    personId: string | null,
    { files, ids, address }: PictureParts,
  ): Promise<string> {
    // Two people may have the very same picture, and only one of them be erased.
    const own =
      personId === null ? digest : createHash('sha256').update(`${personId} ${digest}`).digest('hex')
    const kept = { digest: own, fileId: ids.next(), personId, png }
    return address(await files.keep(this.tenantId, kept, this.clock.now()))
  }
}
