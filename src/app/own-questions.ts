import { type OwnQuestionWish, ownQuestionWishSchema } from '../core/pulse/own-question-wish.ts'
import type { OwnQuestion } from '../core/pulse/own-questions.ts'
import { Refusal } from '../core/refusal.ts'
import type { Stores } from '../core/stores.ts'
import type { Laurel } from './laurel.ts'
import { isAdmin } from './require-admin.ts'

type Parts = Pick<Laurel, 'database' | 'clock' | 'ids'>

/** Admins and managers of a team keep the workspace's questions. `actorId` null is an operator at the command line. */
interface Actor {
  workspaceId: string
  actorId: string | null
}

/** The workspace's own questions, oldest first, retired ones too. Throws Refusal `not-a-keeper`. */
export async function listOwnQuestions(
  laurel: Parts,
  { workspaceId, actorId }: Actor,
): Promise<OwnQuestion[]> {
  await requireKeeper(laurel.database, workspaceId, actorId)
  return laurel.database.ownQuestions.list(workspaceId)
}

/** Adds a question, to be asked from the next round on; null where the receipt has been carried out. Throws Refusal `not-a-keeper`. */
export async function addOwnQuestion(
  laurel: Parts,
  { workspaceId, actorId, receipt, wish }: Actor & { receipt: string | null; wish: OwnQuestionWish },
): Promise<OwnQuestion | null> {
  const { kind, text, options } = ownQuestionWishSchema.parse(wish)
  const now = laurel.clock.now()
  return laurel.database.transaction(async stores => {
    await requireKeeper(stores, workspaceId, actorId)
    if (receipt !== null && !(await stores.receipts.record(workspaceId, receipt, now))) return null
    const code = `own-${laurel.ids.next()}`
    const question = { code, kind, text, options, addedBy: actorId, addedAt: now, retiredAt: null }
    await stores.ownQuestions.add(workspaceId, question)
    return question
  })
}

/** Has a question asked no more; results of past rounds stay. Throws Refusal `not-a-keeper` or `not-found`. */
export async function retireOwnQuestion(
  laurel: Parts,
  { workspaceId, actorId, code }: Actor & { code: string },
): Promise<void> {
  await laurel.database.transaction(async stores => {
    await requireKeeper(stores, workspaceId, actorId)
    if (!(await stores.ownQuestions.retire(workspaceId, code, laurel.clock.now())))
      throw new Refusal('not-found')
  })
}

async function requireKeeper(
  { people, teams }: Pick<Stores, 'people' | 'teams'>,
  workspaceId: string,
  actorId: string | null,
): Promise<void> {
  if (actorId === null) return
  if (await isAdmin({ people }, workspaceId, actorId)) return
  if ((await teams.managedBy(workspaceId, actorId)).length > 0) return
  throw new Refusal('not-a-keeper', { people: (await people.admins(workspaceId)).map(({ id }) => id) })
}
