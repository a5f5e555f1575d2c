import { picturesKeptFor } from '../core/picture/picture-files.ts'
import type { Laurel } from './laurel.ts'

/** The bytes of a picture that a message shows by its address; null once it has expired, or is erased. */
export function openPicture(
  { database, clock }: Pick<Laurel, 'database' | 'clock'>,
  fileId: string,
): Promise<Uint8Array | null> {
  return database.pictureFiles.kept(fileId, new Date(clock.now().getTime() - picturesKeptFor))
}
