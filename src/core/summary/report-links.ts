/** Addresses of reports outside the chat. */
export interface ReportLinks {
  /** Of a team's report for one reader; null where there is none to open. */
  ofTeam(workspaceId: string, report: { teamId: string; readerId: string; to: Date }): Promise<string | null>
}
