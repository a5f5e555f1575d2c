import type { Language } from '../language.ts'
import type { PulseSettings } from '../pulse/settings.ts'
import type { Membership, TeamStay } from './membership.ts'

export const scheduleKinds = ['pulse', 'summary', 'personal', 'digest'] as const

/** A check-in; the manager's summary; each member's own; the digest of the team's channel. */
export type ScheduleKind = (typeof scheduleKinds)[number]

/** What a new team starts with: check-ins on Tuesday at 10:00; the personal summary an hour before the manager's. */
export const usualSchedules: Record<ScheduleKind, { cron: string; enabled: boolean }> = {
  pulse: { cron: '0 10 * * 2', enabled: true },
  summary: { cron: '0 9 * * 1', enabled: true },
  // The first Monday of the month: both fields must hold.
  personal: { cron: '0 8 1-7 * 1', enabled: true },
  digest: { cron: '0 16 * * 5', enabled: false },
}

/** Something for each kind of schedule. */
export function bySchedule<T>(make: (kind: ScheduleKind) => T): Record<ScheduleKind, T> {
  return Object.fromEntries(scheduleKinds.map(kind => [kind, make(kind)])) as Record<ScheduleKind, T>
}

export interface Schedule {
  id: string
  kind: ScheduleKind
  /** Five-field cron expression. */
  cron: string
  /** IANA time zone the expression is read in. */
  timeZone: string
  enabled: boolean
  /** Fire times before this moment are not this schedule's. */
  since: Date
}

export interface Team {
  id: string
  name: string
  language: Language
  timeZone: string
  channel: string | null
  /** Where the members come from: "channel:C1", "usergroup:S1" or "people". */
  source: string
  /** Fewest answers that a pulse result is shown for. */
  threshold: number
  /** How its check-ins are held, besides. */
  pulse: PulseSettings
  memberIds: string[]
  managerIds: string[]
  schedules: Schedule[]
}

export interface Teams {
  list(workspaceId: string): Promise<Team[]>
  get(workspaceId: string, id: string): Promise<Team | null>
  /** The name that a team had when it was archived; null where it is not. */
  nameOfArchived(workspaceId: string, id: string): Promise<string | null>
  byName(workspaceId: string, name: string): Promise<Team | null>
  managedBy(workspaceId: string, personId: string): Promise<Team[]>
  ofMember(workspaceId: string, personId: string): Promise<Team[]>
  /**
   * Creates or replaces the team with its members, managers and schedules (matched by kind; a schedule whose
   * expression, zone or state changed gets `since: now`). Past rounds and their answers stay as they are.
   */
  save(workspaceId: string, team: Team, now: Date): Promise<void>
  /** What counts for the team after a moment: of its members, and of those who have left it since then. */
  memberships(workspaceId: string, id: string, since: Date): Promise<Membership[]>
  /** The same of several teams. */
  staysIn(workspaceId: string, ids: readonly string[], since: Date): Promise<TeamStay[]>
  /** When each member joined. */
  joined(workspaceId: string, id: string): Promise<Map<string, Date>>
  archive(workspaceId: string, id: string, now: Date): Promise<void>
}
