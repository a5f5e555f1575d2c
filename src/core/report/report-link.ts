import type { ReportDays } from './report-days.ts'

/** What a link opens. `data` is everything stored about the reader. */
export type ReportSubject =
  | { kind: 'evidence'; personId: string; days: Partial<ReportDays> }
  | { kind: 'team'; teamId: string }
  | { kind: 'data' }

/** Opens one report for one reader. Whoever holds its address is taken for that reader: it ends soon and can be revoked. */
export interface ReportLink {
  id: string
  readerId: string
  subject: ReportSubject
  createdAt: Date
  expiresAt: Date
}

/** How long a link works, in milliseconds. */
export const linkLastsFor = 24 * 3600 * 1000

export interface ReportLinks {
  add(workspaceId: string, link: ReportLink): Promise<void>
  /** One that neither expired nor was revoked. */
  find(id: string, now: Date): Promise<{ workspaceId: string; link: ReportLink } | null>
  /** All links of a reader stop working at once; returns how many did work. */
  revoke(workspaceId: string, readerId: string, now: Date): Promise<number>
  /** Forgets links that expired before that moment. */
  forget(before: Date): Promise<void>
}
