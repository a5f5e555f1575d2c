import type { GivenUp } from '../delivery/dead-letters.ts'
import type { FeedbackList } from '../feedback/view.ts'
import type { IdentityCard } from '../identity/view.ts'
import type { Language } from '../language.ts'
import type { Page } from '../page.ts'
import type { PrivacyRequest } from '../privacy/privacy-requests.ts'
import type { MonthTrend } from '../summary/month-trend.ts'
import type { CompetencyProfile } from '../summary/view.ts'
import type { ScheduleKind } from '../team/team.ts'
import type { ScheduleWords } from './schedule-words.ts'

/** Pages of a person's own place in Laurel; each is one view, since platforms limit how long one may be. */
export type HomePage = 'start' | 'me' | 'feedback' | 'team' | 'settings' | 'admin'

/** What somebody is to Laurel: help shows what they can do. */
export interface Role {
  isManager: boolean
  isAdmin: boolean
}

/** A report of the reader: never how much there is, only what has been seen. */
interface ReportRow {
  personId: string
  /** Competencies with evidence in the last year, in the order of the framework. */
  competencies: { code: string; name: string }[]
  /** When the reader last recognised them; null: never. */
  lastByReader: Date | null
}

/** Which summaries come to the person. */
export interface SummarySwitches {
  /** `plan`: when it comes; null where nothing is scheduled. */
  personal: { isOn: boolean; plan: ScheduleWords | null }
  /** Those of the teams that they manage. */
  teams: Page<{ id: string; name: string; isOn: boolean; plan: ScheduleWords | null }>
}

export type HomeContent =
  | { page: 'start'; role: Role; hasTeams: boolean; checkInWaits: boolean; openRequests: number }
  | { page: 'me'; profile: CompetencyProfile; trend: MonthTrend }
  | { page: 'feedback'; list: FeedbackList }
  | {
      page: 'team'
      teams: Page<{ id: string; name: string }>
      reports: Page<ReportRow>
    }
  | {
      page: 'settings'
      language: Language
      timeZone: string
      requests: PrivacyRequest[]
      /** Null where the person has no account on another platform that is known to be theirs. */
      identity: IdentityCard | null
      summaries: SummarySwitches
    }
  | {
      page: 'admin'
      teams: Page<{
        id: string
        name: string
        members: number
        /** Those that are on. */
        schedules: ({ kind: ScheduleKind } & ScheduleWords)[]
      }>
      framework: { name: string; version: number; competencies: number; indicators: number }
      undelivered: Page<GivenUp>
      requests: Page<PrivacyRequest>
    }

/** What a person sees of Laurel in a place of their own: App Home in Slack, a card in Teams. */
export interface Home {
  kind: 'home'
  personId: string
  name: string
  /** Pages that this person has. */
  pages: HomePage[]
  /** Whether reports can be opened outside of chat. */
  hasReports: boolean
  content: HomeContent
}
