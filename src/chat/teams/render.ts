import type { Language } from '../../core/language.ts'
import { quotedIn } from '../../core/summary/quotations.ts'
import type { MessageView } from '../../core/view.ts'
import { catalogueOf } from '../../i18n/catalogue.ts'
import { renderChannelDigest } from './cards/channel-digest.ts'
import type { Illustration } from './cards/chart.ts'
import { renderColleague } from './cards/colleague.ts'
import { renderCompetencyProfile } from './cards/competency-profile.ts'
import type { Draft } from './cards/element.ts'
import { renderFeedbackCard, renderFeedbackReply } from './cards/feedback-card.ts'
import { renderFeedbackList } from './cards/feedback-list.ts'
import { renderFeedbackRequest, renderFeedbackRequestNews } from './cards/feedback-request.ts'
import { renderIdentity } from './cards/identity.ts'
import { renderKudosCard } from './cards/kudos-card.ts'
import { renderKudosDispute } from './cards/kudos-dispute.ts'
import { renderMappingPrompt } from './cards/mapping-prompt.ts'
import {
  renderKudosReport,
  renderKudosReportNews,
  renderKudosTakenDown,
  renderRemovedCard,
  renderUndelivered,
} from './cards/notices.ts'
import { renderOrganisation } from './cards/organisation.ts'
import { renderPersonalSummary } from './cards/personal-summary.ts'
import { renderPulseQuestion } from './cards/pulse-question.ts'
import { renderPulseReminder } from './cards/pulse-reminder.ts'
import { renderPulseComments, renderPulseReport } from './cards/pulse-report.ts'
import { renderTeamSummary } from './cards/team-summary.ts'

/** Any view model as a card, in the reader's language and time zone, with its pictures; names are put in by `dress`. */
export function renderMessage(
  view: MessageView,
  language: Language,
  timeZone: string,
  illustrations: readonly Illustration[] = [],
): Draft {
  const quoted = quotedIn(view)
  const draft = drawn(view, language, timeZone, illustrations)
  return quoted.length > 0 ? { ...draft, quoted } : draft
}

function drawn(
  view: MessageView,
  language: Language,
  timeZone: string,
  illustrations: readonly Illustration[],
): Draft {
  const t = catalogueOf(language)
  switch (view.kind) {
    case 'kudos-card':
      return renderKudosCard(view, t)
    case 'mapping-prompt':
      return renderMappingPrompt(view, t)
    case 'undelivered':
      return renderUndelivered(view, t)
    case 'removed-card':
      return renderRemovedCard(view, t)
    case 'kudos-report':
      return renderKudosReport(view, t)
    case 'kudos-report-news':
      return renderKudosReportNews(view, t)
    case 'kudos-taken-down':
      return renderKudosTakenDown(view, t)
    case 'kudos-dispute':
      return renderKudosDispute(view, t)
    case 'pulse-question':
      return renderPulseQuestion(view, t)
    case 'pulse-reminder':
      return renderPulseReminder(view, t)
    case 'pulse-report':
      return renderPulseReport(view, t, { language, timeZone }, illustrations)
    case 'pulse-comments':
      return renderPulseComments(view, t)
    case 'team-summary':
      return renderTeamSummary(view, t, { language, timeZone }, illustrations)
    case 'personal-summary':
      return renderPersonalSummary(view, t, { language, timeZone }, illustrations)
    case 'channel-digest':
      return renderChannelDigest(view, t, { language, timeZone })
    case 'organisation':
      return renderOrganisation(view, t, { language, timeZone })
    case 'identity-card':
      return renderIdentity(view, t)
    case 'competency-profile':
      return renderCompetencyProfile(view, t, { language, timeZone })
    case 'colleague-evidence':
      return renderColleague(view, t, { language, timeZone })
    case 'feedback-card':
      return renderFeedbackCard(view, t)
    case 'feedback-reply':
      return renderFeedbackReply(view, t)
    case 'feedback-request':
      return renderFeedbackRequest(view, t)
    case 'feedback-request-news':
      return renderFeedbackRequestNews(view, t)
    case 'feedback-list':
      return renderFeedbackList(view, t, { language, timeZone })
  }
}
