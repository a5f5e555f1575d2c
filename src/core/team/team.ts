import type { Language } from '../language.ts'
import type { PulseSettings } from '../pulse/settings.ts'

export type ScheduleKind = 'pulse' | 'summary'

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
  byName(workspaceId: string, name: string): Promise<Team | null>
  managedBy(workspaceId: string, personId: string): Promise<Team[]>
  ofMember(workspaceId: string, personId: string): Promise<Team[]>
  /**
   * Creates or replaces the team with its members, managers and schedules (matched by kind; a schedule whose
   * expression, zone or state changed gets `since: now`). Past rounds and their answers stay as they are.
   */
  save(workspaceId: string, team: Team, now: Date): Promise<void>
  /** When each member joined. */
  joined(workspaceId: string, id: string): Promise<Map<string, Date>>
  archive(workspaceId: string, id: string, now: Date): Promise<void>
}
