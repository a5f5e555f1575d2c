/** Why a person's wish was not carried out; each has a sentence in every language (`i18n` section `refusals`). */
export type RefusalCode =
  | 'empty-text'
  | 'text-too-long'
  | 'no-recipient'
  | 'self'
  | 'bot'
  | 'stranger'
  | 'inactive'
  | 'unknown-person'
  | 'too-many-recipients'
  | 'over-limit'
  | 'same-text'
  | 'unknown-indicator'
  | 'no-channel'
  | 'not-in-channel'
  | 'not-the-giver'
  | 'own-kudos'
  | 'own-report'
  | 'no-judge'
  | 'own-judgement'
  | 'report-settled'
  | 'withdrawn'
  | 'taken-down'
  | 'not-found'
  | 'not-invited'
  | 'round-closed'
  | 'already-answered'
  | 'empty-comment'
  | 'round-open'
  | 'not-a-manager'
  | 'colleague-is-private'
  | 'not-an-admin'
  | 'organisation-is-for-admins'
  | 'not-a-keeper'
  | 'no-team'
  | 'no-teams'
  | 'no-members'
  | 'empty-team'
  | 'bad-schedule'
  | 'name-taken'
  | 'no-schedule'
  | 'bad-days'
  | 'too-many-days-off'
  | 'nobody-to-ask'
  | 'snooze-too-late'
  | 'nothing-next'
  | 'until-is-past'
  | 'unknown-country'
  | 'channel-has-others'
  | 'empty-feedback'
  | 'feedback-over-limit'
  | 'no-behaviour'
  | 'empty-reply'
  | 'feedback-to-self'
  | 'not-the-author'
  | 'not-the-receiver'
  | 'feedback-withdrawn'
  | 'nothing-to-dispute'
  | 'giver-left'
  | 'other-left'
  | 'asked-already'
  | 'words-just-changed'
  | 'no-subject'
  | 'not-a-recipient'
  | 'nobody-asked'
  | 'asked-self'
  | 'no-topic'
  | 'too-many-topics'
  | 'not-their-manager'
  | 'request-answered'
  | 'request-closed'
  | 'no-other-account'
  | 'already-linked'
  | 'not-linked'
  | 'no-code'
  | 'wrong-code'
  | 'code-expired'

/** A kind no, with its reason. Bad input changes nothing. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly code: RefusalCode,
    /** Values the sentence mentions: people ids, limits, the word not understood. */
    readonly detail: {
      people?: string[]
      limit?: number
      word?: string
      until?: Date
      suggestions?: string[]
    } = {},
  ) {
    super(code)
  }
}
