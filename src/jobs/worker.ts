import { Logger, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { BaseLogger } from 'pino'
import { deliverMessage } from '../app/deliver-message.ts'
import { closePulseRound } from '../app/close-pulse-round.ts'
import type { Laurel } from '../app/laurel.ts'
import { mapRecognition } from '../app/map-recognition.ts'
import { openPulseRound } from '../app/open-pulse-round.ts'
import { postTeamSummary } from '../app/post-team-summary.ts'
import { refreshCard } from '../app/refresh-card.ts'
import type { Job } from '../core/job.ts'
import { DeadWorkers } from './dead-workers.ts'

type Payload<Name extends Job['name']> = Omit<Extract<Job, { name: Name }>, 'name'>

type Handlers = {
  [Name in Job['name']]: (laurel: Laurel, job: Payload<Name>, attempt: { isLast: boolean }) => Promise<unknown>
}

/** Each job is one use case. */
const handlers: Handlers = {
  deliver: (laurel, job, { isLast }) => deliverMessage(laurel, { ...job, isLastAttempt: isLast }),
  'map-recognition': mapRecognition,
  'refresh-card': refreshCard,
  'open-pulse-round': (laurel, job) => openPulseRound(laurel, job),
  'close-pulse-round': closePulseRound,
  'post-team-summary': postTeamSummary,
}

export interface Worker {
  /** Finishes the jobs in hand. Call it before the database is closed. */
  stop(): Promise<void>
}

/** Starts taking jobs from the queue, those first that a killed process left behind. */
export async function startWorker(laurel: Laurel, { pool, url }: { pool: Pool; url: string }, log: BaseLogger): Promise<Worker> {
  const deadWorkers = new DeadWorkers(url, log)
  await deadWorkers.start()
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(laurel),
    crontab: '',
    concurrency: 6,
    noHandleSignals: true,
    pollInterval: 1000,
    events: deadWorkers.events,
    logger: new Logger(({ jobId, taskIdentifier }) => (level, message, meta) => {
      const detail = { jobId, task: taskIdentifier, err: meta?.failure ?? meta?.error }
      if (String(level) === 'error') log.error(detail, message)
      else if (String(level) === 'warning') log.warn(detail, message)
      else log.debug(detail, message)
    }),
  })
  return {
    async stop() {
      await runner.stop()
      await deadWorkers.stop()
    },
  }
}

function tasksOf(laurel: Laurel): TaskList {
  const tasks: TaskList = {}
  for (const [name, handle] of Object.entries(handlers)) {
    // What the queue holds is what `Jobs.add` put there, typed by `Job`.
    const work = handle as (laurel: Laurel, job: unknown, attempt: { isLast: boolean }) => Promise<unknown>
    tasks[name] = async (payload, { job }) => {
      await work(laurel, payload, { isLast: job.attempts >= job.max_attempts })
    }
  }
  return tasks
}
