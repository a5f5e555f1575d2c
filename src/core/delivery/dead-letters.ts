import type { FailedJob } from '../job.ts'
import type { Delivery } from './delivery.ts'

/** What was given up, newest first. */
export interface DeadLetters {
  messages: Delivery[]
  jobs: FailedJob[]
}

/** A message or a task that was given up. */
export type GivenUp = { id: string; error: string; at: Date } & (
  | { what: 'message'; kind: Delivery['kind']; conversation: string }
  | { what: 'job'; name: FailedJob['name'] }
)

/** All of it in one list, newest first. */
export function givenUp({ messages, jobs }: DeadLetters): GivenUp[] {
  const all: GivenUp[] = [
    ...messages.map(({ id, kind, conversation, error, createdAt: at }) => ({
      what: 'message' as const,
      id,
      kind,
      conversation,
      error: error ?? '?',
      at,
    })),
    ...jobs.map(({ id, name, error, failedAt: at }) => ({ what: 'job' as const, id, name, error, at })),
  ]
  return all.sort((a, b) => b.at.getTime() - a.at.getTime())
}
