import { z } from 'zod'
import { catalogueOf } from '../../../i18n/catalogue.ts'
import { readerOf, receiptOf, type TeamsActivity } from '../activity.ts'
import type { Reader } from '../cards/card-text.ts'
import type { TeamsContext } from '../context.ts'
import type { InvokeAnswer } from '../http.ts'
import { type ActHandler, dataOf, type Outcome } from './act.ts'
import { checkInActs } from './check-in.ts'
import { competencyActs } from './competency.ts'
import { feedbackFormActs } from './feedback.ts'
import { feedbackCardActs } from './feedback-card.ts'
import { forColleagues } from './for-colleagues.ts'
import { givingActs } from './giving.ts'
import { homeActs } from './home.ts'
import { identityActs } from './identity.ts'
import { kudosDisputeActs } from './kudos-dispute.ts'
import { myHoursActs } from './my-hours.ts'
import { questionActs } from './own-questions.ts'
import { privacyActs } from './privacy.ts'
import { pulseActs } from './pulse.ts'
import { colleagueActs } from './pulse-colleague.ts'
import { reportActs } from './report.ts'
import { setupActs } from './setup.ts'
import { undeliveredActs } from './setup-undelivered.ts'
import { summaryActs } from './summary.ts'
import { taggingActs } from './tagging.ts'

/** What each button of a card, or of a dialog, does: by its verb. */
export const acts: Record<string, ActHandler> = {
  ...givingActs,
  'giving:open': forColleagues(givingActs['giving:open']!),
  'giving:give': forColleagues(givingActs['giving:give']!),
  ...taggingActs,
  ...kudosDisputeActs,
  ...feedbackFormActs,
  ...feedbackCardActs,
  ...pulseActs,
  ...checkInActs,
  ...colleagueActs,
  ...summaryActs,
  ...reportActs,
  ...competencyActs,
  ...homeActs,
  ...privacyActs,
  ...identityActs,
  ...questionActs,
  ...myHoursActs,
  ...setupActs,
  ...undeliveredActs,
}

/** Undefined for a verb that no button of ours has. */
export const actOf = (verb = ''): ActHandler | undefined =>
  Object.hasOwn(acts, verb) ? acts[verb] : undefined

const valueSchema = z.looseObject({
  action: z.looseObject({ verb: z.string(), data: z.unknown().optional() }),
})

/** A button of a card was pressed: its verb says what for. The answer takes the card's place for whoever pressed. */
export async function handleAction(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  const { action } = valueSchema.safeParse(activity.value).data ?? {}
  const act = actOf(action?.verb)
  if (!action || !act) return { status: 200, body: problem('BadRequest', 'unknown action') }
  let reader: Reader = readerOf(activity)
  let t = catalogueOf(reader.language)
  try {
    const person = await teams.directory.actor(activity)
    if (!person) return await answerOf(teams, reader, { say: t.teams.whoAreYou })
    reader = person
    t = teams.t(person)
    const data = dataOf(action.data)
    return await answerOf(
      teams,
      reader,
      await act({ teams, activity, person, t, data, receipt: receiptOf(activity) }),
    )
  } catch (error) {
    return answerOf(teams, reader, { say: teams.explain(error, t) })
  }
}

async function answerOf(teams: TeamsContext, reader: Reader, outcome: Outcome): Promise<InvokeAnswer> {
  if ('card' in outcome) {
    const { card, unmentioned } = await teams.dressed(outcome.card, reader)
    // It tells nobody anything, and if Teams refused it for a mention, it could not be sent again.
    const value = unmentioned ?? card
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } }
  }
  const { summary } = await teams.dressed(outcome.say, reader)
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: summary },
  }
}

function problem(code: string, message: string) {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code, message } }
}
