import type { FailedJob } from '../job.ts'
import type { Delivery } from './delivery.ts'

/** What was given up, newest first. */
export interface DeadLetters {
  messages: Delivery[]
  jobs: FailedJob[]
}
