import type { Laurel } from './laurel.ts'

/** A message is sent again within hours; an old picture does not come again with the very same numbers. */
const keptFor = 30 * 24 * 3600 * 1000

/** Keeps the record of uploaded pictures from growing for ever; messages keep showing them. Returns how many were forgotten. */
export function forgetPictureFiles(laurel: Pick<Laurel, 'database' | 'clock'>): Promise<number> {
  return laurel.database.pictureFiles.forget(new Date(laurel.clock.now().getTime() - keptFor))
}
