import { closeFeedbackRequest } from '../../../app/close-feedback-request.ts'
import { decideFeedbackTag } from '../../../app/decide-feedback-tag.ts'
import { declineFeedbackRequest } from '../../../app/decline-feedback-request.ts'
import { disputeFeedbackTag } from '../../../app/dispute-feedback-tag.ts'
import { editFeedback } from '../../../app/edit-feedback.ts'
import { markFeedback } from '../../../app/mark-feedback.ts'
import { replyToFeedback } from '../../../app/reply-to-feedback.ts'
import { retryFeedbackCard } from '../../../app/retry-feedback-card.ts'
import { sendFeedbackAgain } from '../../../app/send-feedback-again.ts'
import { settleFeedbackDispute } from '../../../app/settle-feedback-dispute.ts'
import { viewOfFeedbackCard } from '../../../app/view-of-feedback-card.ts'
import { viewOfFeedbackRequest } from '../../../app/view-of-feedback-request.ts'
import { withdrawFeedback } from '../../../app/withdraw-feedback.ts'
import type { Feedback } from '../../../core/feedback/feedback.ts'
import { checkInvitation, checkRole, type Role, takesWord, textOf } from '../../../core/feedback/rules.ts'
import { isOutdated } from '../../../core/recognition/decision.ts'
import { Refusal } from '../../../core/refusal.ts'
import { Naming } from '../../../core/summary/naming.ts'
import {
  renderChangeFeedback,
  renderDecline,
  renderDispute,
  renderEditFeedback,
  renderThread,
  renderWithdrawFeedback,
} from '../cards/feedback-form.ts'
import { renderMessage } from '../render.ts'
import type { Act, ActHandler, Outcome } from './act.ts'

type Wish = { workspaceId: string; receipt: string; feedbackId: string; personId: string }

function wishOf({ teams, receipt, person, data }: Act): Wish {
  return { workspaceId: teams.workspaceId, receipt, feedbackId: data.id ?? '', personId: person.id }
}

/** The feedback as it is by now, in the place of the card that was pressed. */
async function cardAgain({ teams, person, data }: Act): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const message = await viewOfFeedbackCard(laurel, workspaceId, {
    feedbackId: data.id ?? '',
    personId: person.id,
  })
  if (!message) throw new Refusal('not-found')
  return { card: renderMessage(message.view, message.language, message.timeZone) }
}

async function requestAgain({ teams, person, data }: Act): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const message = await viewOfFeedbackRequest(laurel, workspaceId, {
    kind: 'feedback-request',
    state: 'sent',
    requestId: data.id ?? '',
    personId: person.id,
  })
  if (!message) throw new Refusal('not-found')
  return { card: renderMessage(message.view, message.language, message.timeZone) }
}

async function own({ teams, person, data }: Act, ...roles: Role[]): Promise<Feedback> {
  const found = await teams.laurel.database.feedback.get(teams.workspaceId, data.id ?? '')
  return checkRole(found, person.id, roles)
}

/** The dictionary behind "Change…", about the words as they are by now. */
async function changeForm(
  act: Act,
  sent: { chosen?: string | null; problem?: string } = {},
): Promise<Outcome> {
  const { teams, person, t, data } = act
  const feedback = await own(act, 'giver')
  const { framework } = await teams.laurel.framework(teams.workspaceId)
  const likely = feedback.suggestions.slice(0, 3).flatMap(({ code }) => framework.indicator(code) ?? [])
  const about = data.instead ? { instead: data.instead } : { revision: feedback.revision }
  const form = { id: feedback.id, about, words: textOf(feedback), framework, likely, ...sent }
  return { card: renderChangeFeedback(form, t, person.language) }
}

/** Does it, and shows what became of the feedback. */
const doing =
  (work: (act: Act, wish: Wish) => Promise<void>): ActHandler =>
  async act => {
    await work(act, wishOf(act))
    return cardAgain(act)
  }

/** The buttons under a feedback and a request, and the forms that take their place. */
export const feedbackCardActs: Record<string, ActHandler> = {
  'feedback:back': cardAgain,
  'feedback:request-back': requestAgain,

  async 'feedback:again'(act) {
    await sendFeedbackAgain(act.teams.laurel, wishOf(act))
    return { say: act.t.feedback.sentAgain }
  },
  'feedback:thank': doing(({ teams }, wish) => markFeedback(teams.laurel, { ...wish, mark: 'thanked' })),
  'feedback:act-on': doing(({ teams }, wish) => markFeedback(teams.laurel, { ...wish, mark: 'acted-on' })),
  'feedback:settle': doing(({ teams, data }, wish) =>
    settleFeedbackDispute(teams.laurel, { ...wish, indicator: data.indicator ?? '' }),
  ),
  'feedback:pick': doing(({ teams, data }, wish) =>
    decideFeedbackTag(teams.laurel, {
      ...wish,
      indicator: data.indicator ?? null,
      revision: Number(data.revision),
    }),
  ),
  'feedback:none': doing(({ teams, data }, wish) =>
    decideFeedbackTag(teams.laurel, {
      ...wish,
      indicator: null,
      ...(data.instead ? { instead: data.instead } : { revision: Number(data.revision) }),
    }),
  ),
  'feedback:retry': doing(({ teams }, wish) => retryFeedbackCard(teams.laurel, wish)),
  'feedback:withdrawn': doing(({ teams }, wish) => withdrawFeedback(teams.laurel, wish)),
  'feedback:replied': doing(({ teams, data }, wish) =>
    replyToFeedback(teams.laurel, { ...wish, text: data.text ?? '' }),
  ),
  'feedback:disputed': doing(({ teams, data }, wish) =>
    disputeFeedbackTag(teams.laurel, { ...wish, indicator: data.indicator ?? '', note: data.note ?? null }),
  ),

  async 'feedback:changed'(act) {
    const { teams, t, data } = act
    const { instead } = data
    const chosen = data.indicator || null
    // A form that an earlier Laurel has sent does not say.
    const revision = data.revision === undefined ? undefined : Number(data.revision)
    const about = instead ? { instead } : { revision, from: 'form' as const }
    try {
      await decideFeedbackTag(teams.laurel, { ...wishOf(act), indicator: chosen, ...about })
    } catch (error) {
      if (!isOutdated(error, data)) throw error
      return changeForm(act, { chosen, problem: teams.explain(error, t) })
    }
    return cardAgain(act)
  },

  async 'feedback:edited'(act) {
    const { teams, t, data } = act
    const words = {
      situation: data.situation ?? null,
      behaviour: data.behaviour ?? '',
      impact: data.impact ?? null,
    }
    try {
      await editFeedback(teams.laurel, { ...wishOf(act), ...words })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { card: renderEditFeedback(data.id ?? '', words, teams.explain(error, t), t) }
    }
    return cardAgain(act)
  },

  async 'feedback:thread'(act) {
    const feedback = await own(act, 'giver', 'receiver')
    return { card: renderThread(feedback.id, textOf(feedback), feedback.replies, act.t) }
  },

  async 'feedback:dispute'(act) {
    const { teams, person, t } = act
    const { id, tags, kind } = await own(act, 'receiver')
    const { framework } = await teams.laurel.framework(teams.workspaceId)
    const naming = new Naming(framework, person.language)
    const open = tags.filter(({ dispute }) => dispute === 'none').map(tag => naming.indicator(tag.indicator))
    if (open.length === 0) throw new Refusal('nothing-to-dispute')
    const form = {
      hint: t.feedback.disputeHint[kind],
      send: ['feedback:disputed', { id }],
      back: ['feedback:back', { id }],
    } as const
    return { card: renderDispute(form, open, t) }
  },

  async 'feedback:edit'(act) {
    const feedback = await own(act, 'giver')
    return { card: renderEditFeedback(feedback.id, feedback, null, act.t) }
  },

  async 'feedback:withdraw'(act) {
    const feedback = await own(act, 'giver')
    return { card: renderWithdrawFeedback(feedback.id, textOf(feedback), act.t) }
  },

  'feedback:change': act => changeForm(act),

  async 'feedback:decline'({ teams, person, t, data }) {
    const found = await teams.laurel.database.feedbackRequests.get(teams.workspaceId, data.id ?? '')
    const { request } = checkInvitation(found, person.id)
    return { card: renderDecline({ id: request.id, mayExplain: takesWord(request) }, t) }
  },

  async 'feedback:declined'(act) {
    const { teams, person, receipt, data } = act
    const wish = { workspaceId: teams.workspaceId, receipt, requestId: data.id ?? '', personId: person.id }
    await declineFeedbackRequest(teams.laurel, { ...wish, note: data.note ?? null })
    return requestAgain(act)
  },

  async 'feedback:take-back'(act) {
    const { teams, person, receipt, data } = act
    const wish = { workspaceId: teams.workspaceId, receipt, requestId: data.id ?? '', personId: person.id }
    await closeFeedbackRequest(teams.laurel, wish)
    return requestAgain(act)
  },
}
