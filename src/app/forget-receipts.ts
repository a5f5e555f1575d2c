import type { Laurel } from './laurel.ts'

/** Chats repeat what was not acknowledged within hours; nothing comes again after a week. */
const keptFor = 7 * 24 * 3600 * 1000

/** Keeps the record of what has been carried out from growing for ever. Returns how many were forgotten. */
export function forgetReceipts(laurel: Laurel): Promise<number> {
  return laurel.database.receipts.forget(new Date(laurel.clock.now().getTime() - keptFor))
}
