import { decideTag } from '../../../app/decide-tag.ts'
import { isOutdated } from '../../../core/recognition/decision.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import { cardAgain, indicatorForm } from './giving.ts'

/** Settles the tag and shows what became of it; a stale prompt becomes the current one. */
async function decide(act: Act, indicator: string | null, from?: 'form'): Promise<Outcome> {
  const { teams, person, receipt, data } = act
  const { laurel, workspaceId } = teams
  const { instead } = data
  // What is disputed is looked at for itself: another tag of the same kudos may have been settled since.
  const about = instead ? { instead } : { revision: Number(data.revision), ...(from && { from }) }
  const recognitionId = data.id ?? ''
  await decideTag(laurel, { workspaceId, receipt, recognitionId, personId: person.id, indicator, ...about })
  return cardAgain(act)
}

/** The giver's buttons under "Mapped to …", and the dictionary behind "Change…". */
export const taggingActs: Record<string, ActHandler> = {
  'tag:pick': act => decide(act, act.data.indicator ?? null),
  'tag:none': act => decide(act, null),
  async 'giving:indicator'(act) {
    const chosen = act.data.indicator || null
    try {
      return await decide(act, chosen, 'form')
    } catch (error) {
      if (!isOutdated(error, act.data)) throw error
      return indicatorForm(act, { chosen, problem: act.teams.explain(error, act.t) })
    }
  },
}
