import { z } from 'zod'
import { Refusal } from '../../../core/refusal.ts'
import { catalogueOf } from '../../../i18n/catalogue.ts'
import { receiptOf, type TeamsActivity } from '../activity.ts'
import type { TeamsContext } from '../context.ts'
import type { InvokeAnswer } from '../http.ts'
import { type ActHandler, dataOf, type Outcome } from './act.ts'
import { checkInActs } from './check-in.ts'
import { competencyActs } from './competency.ts'
import { feedbackFormActs } from './feedback.ts'
import { feedbackCardActs } from './feedback-card.ts'
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

const valueSchema = z.looseObject({
  action: z.looseObject({ verb: z.string(), data: z.unknown().optional() }),
})

/** A button of a card was pressed: its verb says what for. The answer takes the card's place for whoever pressed. */
export async function handleAction(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  const { action } = valueSchema.safeParse(activity.value).data ?? {}
  const act = action && acts[action.verb]
  if (!act) return { status: 200, body: problem('BadRequest', 'unknown action') }
  let t = catalogueOf('en')
  const person = await teams.directory.actor(activity)
  const reader = person ?? { language: 'en' as const, timeZone: 'UTC' }
  try {
    if (!person) throw new Refusal('unknown-person', { people: [activity.from.id] })
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

async function answerOf(
  teams: TeamsContext,
  reader: Parameters<TeamsContext['dressed']>[1],
  outcome: Outcome,
): Promise<InvokeAnswer> {
  if ('card' in outcome) {
    const { card } = await teams.dressed(outcome.card, reader)
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    }
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
