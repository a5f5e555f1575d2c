import type { Addresses } from './address.ts'
import type { BulkDeliveries } from './delivery/bulk.ts'
import type { Deliveries } from './delivery/delivery.ts'
import type { FeedbackNotes } from './feedback/feedback.ts'
import type { FeedbackRequests } from './feedback/request.ts'
import type { Frameworks } from './framework/frameworks.ts'
import type { FrameworkChanges } from './framework/versions.ts'
import type { Hours } from './hours/hours.ts'
import type { Identities } from './identity/identity.ts'
import type { FailedJobs, Jobs } from './job.ts'
import type { EndpointCalls } from './mapping/endpoint-calls.ts'
import type { MapperStates, WorkspaceExamples } from './mapping/workspace-example.ts'
import type { Nudges } from './nudge/nudge.ts'
import type { People } from './person.ts'
import type { PictureFiles } from './picture/picture-files.ts'
import type { Erasures } from './privacy/erasure.ts'
import type { PersonalDataReader } from './privacy/personal-data.ts'
import type { PrivacyRequests } from './privacy/privacy-requests.ts'
import type { Conversations } from './pulse/conversations.ts'
import type { OwnQuestions } from './pulse/own-questions.ts'
import type { Pulses } from './pulse/pulses.ts'
import type { Receipts } from './receipts.ts'
import type { Recognitions } from './recognition/recognition.ts'
import type { ReportLinks } from './report/report-link.ts'
import type { ScheduleRuns } from './schedule/schedule-runs.ts'
import type { Schedules } from './schedule/schedules.ts'
import type { Evidence } from './summary/evidence.ts'
import type { OrganisationEvidenceReads } from './summary/organisation.ts'
import type { Quotations } from './summary/quotations.ts'
import type { SummarySettings } from './summary/summary-settings.ts'
import type { Teams } from './team/team.ts'
import type { Workspaces } from './workspace.ts'

export interface Stores {
  workspaces: Workspaces
  people: People
  addresses: Addresses
  recognitions: Recognitions
  teams: Teams
  schedules: Schedules
  scheduleRuns: ScheduleRuns
  hours: Hours
  pulses: Pulses
  conversations: Conversations
  ownQuestions: OwnQuestions
  deliveries: Deliveries
  bulkDeliveries: BulkDeliveries
  quotations: Quotations
  frameworks: Frameworks
  frameworkChanges: FrameworkChanges
  workspaceExamples: WorkspaceExamples
  mapperStates: MapperStates
  endpointCalls: EndpointCalls
  evidence: Evidence
  pictureFiles: PictureFiles
  summarySettings: SummarySettings
  organisationEvidence: OrganisationEvidenceReads
  receipts: Receipts
  nudges: Nudges
  erasures: Erasures
  identities: Identities
  privacyRequests: PrivacyRequests
  personalData: PersonalDataReader
  feedback: FeedbackNotes
  feedbackRequests: FeedbackRequests
  reportLinks: ReportLinks
  jobs: Jobs
  failedJobs: FailedJobs
}

export interface Database extends Stores {
  /** All of `work` or nothing. `work` must use the stores it is given, and send nothing. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>
}
