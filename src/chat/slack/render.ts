import type { Language } from '../../core/language.ts'
import type { MessageView } from '../../core/view.ts'
import { catalogueOf } from '../../i18n/catalogue.ts'
import { renderChannelDigest } from './blocks/channel-digest.ts'
import { renderColleague } from './blocks/colleague.ts'
import { renderCompetencyProfile } from './blocks/competency-profile.ts'
import { type SlackMessage, withoutErased } from './blocks/element.ts'
import { renderFeedbackCard, renderFeedbackReply } from './blocks/feedback-card.ts'
import { renderFeedbackList } from './blocks/feedback-list.ts'
import { renderFeedbackRequest, renderFeedbackRequestNews } from './blocks/feedback-request.ts'
import { renderIdentity } from './blocks/identity.ts'
import { renderKudosCard } from './blocks/kudos-card.ts'
import { renderKudosDispute } from './blocks/kudos-dispute.ts'
import { renderMappingPrompt } from './blocks/mapping-prompt.ts'
import {
  renderKudosReport,
  renderKudosReportNews,
  renderKudosTakenDown,
  renderRemovedCard,
  renderUndelivered,
} from './blocks/notices.ts'
import { renderOrganisation } from './blocks/organisation.ts'
import { renderPersonalSummary } from './blocks/personal-summary.ts'
import type { PictureBlocks } from './blocks/picture.ts'
import { renderPulseQuestion } from './blocks/pulse-question.ts'
import { renderPulseReminder } from './blocks/pulse-reminder.ts'
import { renderPulseComments, renderPulseReport } from './blocks/pulse-report.ts'
import { renderTeamSummary } from './blocks/team-summary.ts'

/** Any view model as a Slack message, in the reader's language and time zone, with the pictures there are. */
export function renderMessage(
  view: MessageView,
  language: Language,
  timeZone: string,
  pictures: PictureBlocks = {},
): SlackMessage {
  const { text, blocks } = rendered(view, language, timeZone, pictures)
  return { text: withoutErased(text), blocks }
}

function rendered(
  view: MessageView,
  language: Language,
  timeZone: string,
  pictures: PictureBlocks,
): SlackMessage {
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
      return renderPulseQuestion(view, t, { language, timeZone })
    case 'pulse-reminder':
      return renderPulseReminder(view, t)
    case 'pulse-report':
      return renderPulseReport(view, t, { language, timeZone }, pictures)
    case 'pulse-comments':
      return renderPulseComments(view, t)
    case 'team-summary':
      return renderTeamSummary(view, t, { language, timeZone }, pictures)
    case 'personal-summary':
      return renderPersonalSummary(view, t, { language, timeZone }, pictures)
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
