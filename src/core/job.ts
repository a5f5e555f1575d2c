/** Work that the queue carries; each is one use case of `app/`. All dates are ISO 8601 strings. */
export type Job =
  | { name: 'map-recognition'; workspaceId: string; recognitionId: string }
  | { name: 'deliver'; workspaceId: string; deliveryId: string }
  /** Something waits for the bulk lane. */
  | { name: 'start-bulk'; workspaceId: string }
  /** The members of a large round after `after`, in the order of their ids, are still to be asked. */
  | {
      name: 'ask-round'
      workspaceId: string
      roundId: string
      after: string
      /** What the round was opened for; null for a manager's wish. */
      fire: { at: string; mode: 'zone' | 'local' } | null
    }
  | { name: 'map-feedback'; workspaceId: string; feedbackId: string }
  | ({ name: 'refresh-feedback'; workspaceId: string; feedbackId: string } & SecondLook)
  | ({ name: 'refresh-feedback-request'; workspaceId: string; requestId: string } & SecondLook)
  | { name: 'remind-of-feedback-request'; workspaceId: string; requestId: string; personId: string }
  /** `personId`: the account that is asked whether it is one person with the other one of the offer. */
  | { name: 'ask-of-identity'; workspaceId: string; personId: string; offerId: string }
  | { name: 'expire-feedback-request'; workspaceId: string; requestId: string }
  | ({ name: 'refresh-kudos-report'; workspaceId: string; recognitionId: string } & SecondLook)
  | ({ name: 'refresh-kudos-dispute'; workspaceId: string; recognitionId: string } & SecondLook)
  | { name: 'refresh-card'; workspaceId: string; recognitionId: string }
  /** A report quotes, or a notice repeats, what was taken back or reads differently now. */
  | { name: 'refresh-report'; workspaceId: string; deliveryId: string }
  /** `mode` where it is not `zone`: each person is asked at their own time. */
  | { name: 'open-pulse-round'; workspaceId: string; teamId: string; fireAt: string; mode?: 'local' }
  | { name: 'remind-pulse-round'; workspaceId: string; roundId: string; reminder: number }
  | { name: 'remove-card'; workspaceId: string; channel: string; messageId: string }
  | { name: 'close-pulse-round'; workspaceId: string; roundId: string }
  /** The question arrived after its round had closed. */
  | { name: 'redraw-late-question'; workspaceId: string; deliveryId: string }
  /** Messages of closed rounds still have buttons. */
  | { name: 'end-conversations'; workspaceId: string }
  | {
      name: 'post-personal-summaries'
      workspaceId: string
      teamId: string
      fireAt: string
      zone: string
      /** The one member whose time has come. */
      personId?: string
    }
  | { name: 'post-channel-digest'; workspaceId: string; teamId: string; fireAt: string }
  | {
      name: 'post-team-summary'
      workspaceId: string
      teamId: string
      fireAt: string
      /** Zone whose clocks showed the schedule's time of day at `fireAt`. */
      zone?: string
      /** The one manager whose time has come. */
      personId?: string
    }

export interface JobOptions {
  /** Jobs of one queue run one after the other. */
  queue?: string
  /** A job with the key of a waiting one replaces it. */
  key?: string
  runAt?: Date
  /** Taken up when nothing else is due: somebody waits for everything else. */
  canWait?: boolean
  /** Seconds to let pass, by the queue's own clock: what the platform asks for is no matter of ours. */
  delay?: number
}

/** A job that failed in all of its attempts. It is kept until somebody has it tried again. */
export interface FailedJob {
  id: string
  name: Job['name']
  /** Why it failed the last time: the first line, for an operator. */
  error: string
  attempts: number
  failedAt: Date
}

export interface Jobs {
  /** Enqueues in the caller's transaction. */
  add(job: Job, options?: JobOptions): Promise<void>
}

export interface FailedJobs {
  /** Newest first. Messages are left out: they are in the list of undelivered ones. */
  list(workspaceId: string, count: number): Promise<FailedJob[]>
  /** Has a failed job tried again, as often as a new one. False where it is not failed, or not the workspace's. */
  retry(workspaceId: string, id: string): Promise<boolean>
}

/**
 * A message that was on its way may have been drawn before a change. `wait` stands behind it in the queue of its
 * conversation, and has everything looked at for a `last` time.
 */
export interface SecondLook {
  look?: 'wait' | 'last'
}
