import type { Database, Stores } from '../core/stores.ts'
import { PostgresAddresses } from './addresses.ts'
import { PostgresBulkDeliveries } from './bulk-deliveries.ts'
import type { Client, Connection } from './client.ts'
import { PostgresConversations } from './conversations.ts'
import { PostgresDeliveries } from './deliveries.ts'
import { PostgresEndpointCalls } from './endpoint-calls.ts'
import { PostgresErasures } from './erasures.ts'
import { PostgresEvidence } from './evidence.ts'
import { PostgresFailedJobs } from './failed-jobs.ts'
import { PostgresFeedbackNotes } from './feedback-notes.ts'
import { PostgresFeedbackRequests } from './feedback-requests.ts'
import { PostgresFrameworkChanges } from './framework-changes.ts'
import { PostgresFrameworks } from './frameworks.ts'
import { PostgresHours } from './hours.ts'
import { PostgresIdentities } from './identities.ts'
import { PostgresJobs } from './jobs.ts'
import { PostgresMapperStates } from './mapper-states.ts'
import { PostgresNudges } from './nudges.ts'
import { PostgresOrganisationEvidence } from './organisation-evidence.ts'
import { PostgresOwnQuestions } from './own-questions.ts'
import { PostgresPeople } from './people.ts'
import { PostgresPersonalData } from './personal-data.ts'
import { PostgresPictureFiles } from './picture-files.ts'
import { PostgresPrivacyRequests } from './privacy-requests.ts'
import { PostgresPulses } from './pulses.ts'
import { PostgresQuotations } from './quotations.ts'
import { PostgresReceipts } from './receipts.ts'
import { PostgresRecognitions } from './recognitions.ts'
import { PostgresReportLinks } from './report-links.ts'
import { PostgresScheduleRuns } from './schedule-runs.ts'
import { PostgresSchedules } from './schedules.ts'
import { PostgresSummarySettings } from './summary-settings.ts'
import { PostgresTeams } from './teams.ts'
import { PostgresWorkspaceExamples } from './workspace-examples.ts'
import { PostgresWorkspaces } from './workspaces.ts'

export function postgresDatabase({ prisma }: Connection): Database {
  return {
    ...storesOf(prisma),
    transaction: work =>
      prisma.$transaction(client => work(storesOf(client)), { timeout: 15_000, maxWait: 10_000 }),
  }
}

/** The stores on one client: inside a transaction, they take part in it. */
export function storesOf(client: Client): Stores {
  const jobs = new PostgresJobs(client)
  return {
    jobs,
    failedJobs: new PostgresFailedJobs(client),
    workspaces: new PostgresWorkspaces(client),
    people: new PostgresPeople(client),
    addresses: new PostgresAddresses(client),
    recognitions: new PostgresRecognitions(client),
    teams: new PostgresTeams(client),
    schedules: new PostgresSchedules(client),
    hours: new PostgresHours(client),
    scheduleRuns: new PostgresScheduleRuns(client),
    pulses: new PostgresPulses(client),
    conversations: new PostgresConversations(client),
    ownQuestions: new PostgresOwnQuestions(client),
    deliveries: new PostgresDeliveries(client, jobs),
    bulkDeliveries: new PostgresBulkDeliveries(client),
    quotations: new PostgresQuotations(client),
    frameworks: new PostgresFrameworks(client),
    frameworkChanges: new PostgresFrameworkChanges(client),
    workspaceExamples: new PostgresWorkspaceExamples(client),
    mapperStates: new PostgresMapperStates(client),
    endpointCalls: new PostgresEndpointCalls(client),
    evidence: new PostgresEvidence(client),
    pictureFiles: new PostgresPictureFiles(client),
    summarySettings: new PostgresSummarySettings(client),
    organisationEvidence: new PostgresOrganisationEvidence(client),
    receipts: new PostgresReceipts(client),
    nudges: new PostgresNudges(client),
    erasures: new PostgresErasures(client),
    identities: new PostgresIdentities(client),
    personalData: new PostgresPersonalData(client),
    reportLinks: new PostgresReportLinks(client),
    privacyRequests: new PostgresPrivacyRequests(client),
    feedback: new PostgresFeedbackNotes(client),
    feedbackRequests: new PostgresFeedbackRequests(client),
  }
}
