import { answerPulse } from '../../../app/answer-pulse.ts'
import { thankColleague, viewOfColleagueKudos } from '../../../app/thank-colleague.ts'
import { Refusal } from '../../../core/refusal.ts'
import { renderColleagueKudos } from '../cards/pulse-colleague.ts'
import { type Act, type ActHandler, listOf } from './act.ts'
import { questionAgain } from './pulse.ts'

/** "Who did this lately?": naming a colleague stores nothing; one confirmation makes it kudos, in public or in private. */
export const colleagueActs: Record<string, ActHandler> = {
  async 'pulse:colleague'(act) {
    const [colleagueId] = listOf(act.data[`colleague${act.data.position}`])
    if (!colleagueId) throw new Refusal('no-recipient')
    const kudos = await viewOfColleagueKudos(act.teams.laurel, { ...questionOf(act), colleagueId })
    return { card: renderColleagueKudos(kudos, null, '', act.t) }
  },

  async 'pulse:kudos'(act) {
    const { teams, t, receipt, data, person } = act
    const named = { ...questionOf(act), colleagueId: data.colleague ?? '' }
    const text = data.kudosText ?? ''
    if (data.how === 'none') {
      await answerPulse(teams.laurel, { ...named, answer: 'nobody' })
      return questionAgain(act)
    }
    try {
      const isPublic = data.how === 'public'
      await thankColleague(teams.laurel, { ...named, receipt, text, isPublic, answerIn: person.id })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // What was refused can be mended in the card as it stands, with what was typed.
      const kudos = await viewOfColleagueKudos(teams.laurel, named)
      return { card: renderColleagueKudos(kudos, teams.explain(error, t), text, t) }
    }
    return questionAgain(act)
  },
}

function questionOf({ teams, person, data }: Act) {
  return {
    workspaceId: teams.workspaceId,
    roundId: data.round ?? '',
    position: Number(data.position ?? 0),
    personId: person.id,
  }
}
