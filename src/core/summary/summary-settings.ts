/** How a manager wants the weekly summary of one team. */
export interface SummarySetting {
  muted: boolean
  /** Day of the week that it comes on, 0 is Sunday; null: when the team's schedule says. */
  weekday: number | null
  /** Minutes since midnight on the manager's own clock; null: the time of the team's schedule. */
  minute: number | null
  /** Channel that it goes to; null: a direct message. */
  conversation: string | null
}

export const usualSetting: SummarySetting = {
  muted: false,
  weekday: null,
  minute: null,
  conversation: null,
}

export interface SummarySettings {
  /** By manager; those who have changed nothing are left out. */
  ofTeam(workspaceId: string, teamId: string): Promise<Map<string, SummarySetting>>
  save(
    workspaceId: string,
    teamId: string,
    personId: string,
    change: Partial<SummarySetting>,
    now: Date,
  ): Promise<void>
  /** Those among `personIds` who want no monthly summary of their own. */
  personalMuted(workspaceId: string, personIds: readonly string[]): Promise<Set<string>>
  mutePersonal(workspaceId: string, personId: string, muted: boolean, now: Date): Promise<void>
}
