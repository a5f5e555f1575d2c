import { checkPeople, checkStands } from '../core/recognition/rules.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'

export interface AddPlusOne {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  /** A reaction takes nothing back: it changes nothing where the person has joined in already. */
  isReaction?: boolean
}

/** Joins in with a recognition, or takes that back. Not evidence of its own. Throws Refusal. */
export async function addPlusOne(laurel: Laurel, wish: AddPlusOne): Promise<void> {
  const { workspaceId, recognitionId, personId } = wish
  const now = laurel.clock.now()
  checkPeople([personId], await laurel.directory(workspaceId).people([personId]))
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const recognition = checkStands(await stores.recognitions.lock(workspaceId, recognitionId))
    if (recognition.giverId === personId || recognition.recipientIds.includes(personId))
      throw new Refusal('own-kudos')
    const { recognitions } = stores
    if (!wish.isReaction) await recognitions.togglePlusOne(workspaceId, recognitionId, personId, now)
    else if (!(await recognitions.addPlusOne(workspaceId, recognitionId, personId, now))) return
    await queueCardRefresh(stores, workspaceId, recognition)
  })
}
