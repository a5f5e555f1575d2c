/** What a person does, and the folder of recorded payloads that does it on each platform. */
export const scenarios = {
  'give-by-command': ['give-recognition'],
  'give-by-form': ['give-recognition'],
  'confirm-tag': ['decide-tag'],
  'choose-no-tag': ['decide-tag'],
  'change-tag': ['decide-tag'],
  'join-in': ['add-plus-one'],
  'edit-kudos': ['edit-recognition'],
  'withdraw-kudos': ['withdraw-recognition'],
  'report-kudos': ['report-recognition'],
  'retry-card': ['retry-card'],
  'show-profile': ['show-competency-profile'],
  'show-summary': ['show-team-summary'],
  'explain-quotes': ['explain-highlights'],
  'mute-summary': ['set-summary'],
  'show-check-ins': ['show-pulse'],
  'run-check-in': ['run-pulse-now'],
  'snooze-check-in': ['snooze-pulse'],
  'answer-check-in': ['answer-pulse'],
  'skip-check-in': ['answer-pulse'],
  'close-check-in': ['close-pulse-round'],
  'save-settings': ['save-settings'],
  'save-team': ['save-team'],
  'refresh-team': ['refresh-team-members'],
  'archive-team': ['archive-team'],
  'choose-language': [],
  'ask-for-help': [],
} as const satisfies Record<string, readonly string[]>

export type Scenario = keyof typeof scenarios

/** Files of src/app that the chats call, and that no person asks for by itself. */
export const internal: Record<string, string> = {
  laurel: 'what every use case works with',
  message: 'a message that is ready to be rendered',
  'require-admin': 'guards what an admin asks for; setup is what they ask for',
  'require-manager': 'guards what a manager asks for',
  'require-scheduler': 'guards what managers and admins do to schedules',
  'view-of-schedule': 'draws the schedule form again after an act',
  'view-of-feedback-card': 'draws the feedback again after an act',
  'view-of-feedback-request': 'draws the request again after an act',
  'view-of-kudos-card': 'draws the card again after an act',
  'view-of-mapping-prompt': 'draws the prompt again after an act',
  'view-of-pulse-question': 'draws the question again after an answer',
}

const feedbackTests = 'test/app and test/chat/slack/feedback.test.ts'

/** Played on neither platform yet, with the tests that there are. A line without a use case fails. */
export const unplayed: Record<string, string> = {
  'edit-schedule': 'test/chat/slack/hours.test.ts and test/chat/teams/schedule.test.ts',
  'pause-schedule': 'test/chat/slack/hours.test.ts and test/chat/teams/schedule.test.ts',
  'show-check-in-settings': 'test/chat/slack/hours.test.ts and test/chat/teams/schedule.test.ts',
  'close-feedback-request': feedbackTests,
  'decide-feedback-tag': feedbackTests,
  'decline-feedback-request': feedbackTests,
  'dispute-feedback-tag': feedbackTests,
  'edit-feedback': feedbackTests,
  'give-feedback': feedbackTests,
  'list-feedback': feedbackTests,
  'mark-feedback': feedbackTests,
  'reply-to-feedback': feedbackTests,
  'request-feedback': feedbackTests,
  'retry-feedback-card': feedbackTests,
  'review-draft': feedbackTests,
  'settle-feedback-dispute': feedbackTests,
  'suggest-reviewers': feedbackTests,
  'withdraw-feedback': feedbackTests,
  'list-own-evidence': 'test/app/personal-summary.test.ts',
  'set-personal-summary': 'test/app/personal-summary.test.ts',
  'change-days-off': 'test/chat/slack/hours.test.ts and test/chat/teams/hours.test.ts',
  'save-hours': 'test/chat/slack/hours.test.ts and test/chat/teams/hours.test.ts',
  'own-questions': 'test/chat/slack/pulse-conversation.test.ts and test/chat/teams/questions.test.ts',
  'carry-out-privacy-request': 'test/chat/slack/home.test.ts and test/chat/teams/privacy.test.ts',
  'request-privacy': 'test/chat/slack/home.test.ts and test/chat/teams/privacy.test.ts',
  'take-back-privacy-request': 'test/chat/slack/home.test.ts and test/chat/teams/privacy.test.ts',
  'list-undelivered': 'test/chat/teams/undelivered.test.ts and test/app/undelivered.test.ts',
  'retry-undelivered': 'test/chat/teams/undelivered.test.ts and test/app/undelivered.test.ts',
  'retry-delivery': 'test/chat/teams/undelivered.test.ts and test/chat/slack/home.test.ts',
  'show-home': 'test/chat/slack/home.test.ts and test/chat/teams/home.test.ts',
  'show-organisation': 'test/app/organisation.test.ts',
  'thank-colleague': 'test/app; test/chat/slack/pulse-conversation.test.ts',
  'make-report-link': 'test/app; links need a web address',
  'revoke-report-links': 'test/app; links need a web address',
}

/** What one platform still lacks. A line that is no longer true fails, so that none is forgotten here. */
export const owed: Record<'slack' | 'teams', Record<string, string>> = {
  slack: {},
  teams: {},
}
