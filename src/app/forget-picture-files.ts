import { picturesKeptFor } from '../core/picture/picture-files.ts'
import type { Laurel } from './laurel.ts'

/** Keeps pictures, and the record of uploaded ones, from growing for ever. Returns how many were forgotten. */
export function forgetPictureFiles(laurel: Pick<Laurel, 'database' | 'clock'>): Promise<number> {
  return laurel.database.pictureFiles.forget(new Date(laurel.clock.now().getTime() - picturesKeptFor))
}
