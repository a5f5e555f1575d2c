import type { Schedule, ScheduleKind } from '../team/team.ts'
import type { SchedulePlan } from './planned-fires.ts'

export interface DueSchedule extends Schedule, SchedulePlan {
  workspaceId: string
  teamId: string
  /** Country whose holidays count: an ISO 3166 code, "none", or null for that of the team's time zone. */
  country: string | null
  /** Latest fire time in the ledger; null where it never fired. */
  lastFireAt: Date | null
}

export type RunOutcome = 'enqueued' | 'skipped'

/** The run ledger. */
export interface ScheduleRuns {
  /** Enabled schedules of teams that are not archived, of every workspace. */
  enabled(): Promise<DueSchedule[]>
  /** The schedule as `enabled` would list it, held until the transaction ends; null where it is not listed any more. */
  lock(workspaceId: string, scheduleId: string): Promise<DueSchedule | null>
  /** Records the fire time. False where it is already recorded: somebody else has it. */
  claim(
    workspaceId: string,
    run: { scheduleId: string; fireAt: Date; outcome: RunOutcome; reason: string | null },
    now: Date,
  ): Promise<boolean>
  /** What was enqueued came to nothing, for this reason. */
  cameToNothing(
    workspaceId: string,
    run: { teamId: string; kind: ScheduleKind; fireAt: Date; reason: string },
  ): Promise<void>
  /** Newest first. */
  recent(
    workspaceId: string,
    scheduleId: string,
    count: number,
  ): Promise<{ fireAt: Date; outcome: RunOutcome; reason: string | null }[]>
}
