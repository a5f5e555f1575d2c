import { decideTag } from '../../../app/decide-tag.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import { cardAgain } from './giving.ts'

/** Settles the tag and shows what became of it; a stale prompt becomes the current one. */
async function decide(act: Act, wish: { indicator: string | null; revision?: number }): Promise<Outcome> {
  const { teams, person, receipt, data } = act
  const { laurel, workspaceId } = teams
  await decideTag(laurel, {
    workspaceId,
    receipt,
    recognitionId: data.id ?? '',
    personId: person.id,
    ...wish,
  })
  return cardAgain(act)
}

/** The giver's buttons under "Mapped to …", and the dictionary behind "Change…". */
export const taggingActs: Record<string, ActHandler> = {
  'tag:pick': act =>
    decide(act, { indicator: act.data.indicator ?? null, revision: Number(act.data.revision) }),
  'tag:none': act => decide(act, { indicator: null, revision: Number(act.data.revision) }),
  'giving:indicator': act => decide(act, { indicator: act.data.indicator || null }),
}
