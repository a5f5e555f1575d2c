/** `expired`: its time is over, or the asker took the request back. */
export type InvitationState = 'open' | 'answered' | 'declined' | 'expired'

export interface FeedbackInvitation {
  personId: string
  state: InvitationState
  /** What the person said on declining. */
  declineNote: string | null
  remindedAt: Date | null
}

/** Somebody asks colleagues for feedback: about themselves or, as a manager, about a report. */
export interface FeedbackRequest {
  id: string
  askerId: string
  /** Whom the feedback is to be about, and goes to. */
  subjectId: string
  /** Full codes of one or two indicators. */
  indicators: string[]
  note: string | null
  createdAt: Date
  expiresAt: Date
  /** Taken back by the asker, or expired; null while it is open. */
  closedAt: Date | null
  invitations: FeedbackInvitation[]
}

/** Somebody whom a person has lately had to do with. */
export interface Acquaintance {
  personId: string
  /** Times in the period that one recognised the other, or that they were recognised together. */
  times: number
  last: Date
}

export interface FeedbackRequests {
  add(
    workspaceId: string,
    request: Omit<FeedbackRequest, 'invitations' | 'closedAt'> & { personIds: readonly string[] },
  ): Promise<void>
  get(workspaceId: string, id: string): Promise<FeedbackRequest | null>
  /** As `get`, holding the row until the transaction ends. */
  lock(workspaceId: string, id: string): Promise<FeedbackRequest | null>
  /**
   * Requests that somebody can still answer: those that this person made, is asked in (and has not answered), or that are
   * about them. The soonest to expire first.
   */
  openOf(workspaceId: string, personId: string): Promise<FeedbackRequest[]>
  /** Whether the person has yet to be reminded of a request that still waits for them. */
  awaitsReminder(workspaceId: string, personId: string, now: Date): Promise<boolean>
  setState(
    workspaceId: string,
    requestId: string,
    personId: string,
    change: { state: InvitationState; declineNote?: string | null; feedbackId?: string },
  ): Promise<void>
  /** What a feedback answered waits for an answer again, unless its time is over: ids of those requests. */
  reopen(workspaceId: string, feedbackId: string, now: Date): Promise<string[]>
  reminded(workspaceId: string, requestId: string, personId: string, now: Date): Promise<void>
  /** Nobody can answer any more: open invitations are expired. */
  close(workspaceId: string, requestId: string, now: Date): Promise<void>
  /** Those whom the person has had to do with since then, the most often first. Only people who are still active. */
  acquaintances(workspaceId: string, personId: string, since: Date, count: number): Promise<Acquaintance[]>
}
