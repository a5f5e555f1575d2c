import { decideTag } from '../../../app/decide-tag.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import { cardAgain } from './giving.ts'

/** Settles the tag and shows what became of it; a stale prompt becomes the current one. */
async function decide(act: Act, indicator: string | null, revision?: string): Promise<Outcome> {
  const { teams, person, receipt, data } = act
  const { laurel, workspaceId } = teams
  await decideTag(laurel, {
    workspaceId,
    receipt,
    recognitionId: data.id ?? '',
    personId: person.id,
    indicator,
    ...(data.instead ? { instead: data.instead } : revision !== undefined && { revision: Number(revision) }),
  })
  return cardAgain(act)
}

/** The giver's buttons under "Mapped to …", and the dictionary behind "Change…". */
export const taggingActs: Record<string, ActHandler> = {
  'tag:pick': act => decide(act, act.data.indicator ?? null, act.data.revision ?? ''),
  'tag:none': act => decide(act, null, act.data.revision ?? ''),
  'giving:indicator': act => decide(act, act.data.indicator || null),
}
