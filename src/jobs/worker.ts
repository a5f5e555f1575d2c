import { setTimeout as sleep } from 'node:timers/promises'
import {
  Logger,
  type Runner,
  type RunnerOptions,
  run,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker'
import type { Pool } from 'pg'
import type { BaseLogger } from 'pino'
import { askOfIdentity } from '../app/ask-of-identity.ts'
import { askRound } from '../app/ask-round.ts'
import { expireFeedbackRequest } from '../app/close-feedback-request.ts'
import { closePulseRound } from '../app/close-pulse-round.ts'
import { deliverMessage } from '../app/deliver-message.ts'
import { endConversations } from '../app/end-conversations.ts'
import type { Laurel } from '../app/laurel.ts'
import { mapFeedback } from '../app/map-feedback.ts'
import { mapRecognition } from '../app/map-recognition.ts'
import { openPulseRound } from '../app/open-pulse-round.ts'
import { postChannelDigest } from '../app/post-channel-digest.ts'
import { postPersonalSummaries } from '../app/post-personal-summaries.ts'
import { postTeamSummary } from '../app/post-team-summary.ts'
import { redrawLateQuestion } from '../app/redraw-late-question.ts'
import { refreshCard } from '../app/refresh-card.ts'
import { refreshFeedback, refreshFeedbackRequest } from '../app/refresh-feedback.ts'
import { refreshKudosDispute } from '../app/refresh-kudos-dispute.ts'
import { refreshKudosReport } from '../app/refresh-kudos-report.ts'
import { refreshReport } from '../app/refresh-report.ts'
import { remindOfFeedbackRequest } from '../app/remind-of-feedback-request.ts'
import { remindPulseRound } from '../app/remind-pulse-round.ts'
import { removeCard } from '../app/remove-card.ts'
import type { Job } from '../core/job.ts'
import { BulkLane } from './bulk-lane.ts'
import { DeadWorkers } from './dead-workers.ts'

type Payload<Name extends Job['name']> = Omit<Extract<Job, { name: Name }>, 'name'>

type Handlers = {
  [Name in Job['name']]: (
    laurel: Laurel,
    job: Payload<Name>,
    attempt: { isLast: boolean },
  ) => Promise<unknown>
}

/** How long to wait before the queue is started again where its database is away, in milliseconds. */
const restartEvery = 500

/** When the end of a job has most likely been noted, in milliseconds. */
const notedAfter = [10, 60]

/** Each job is one use case. */
const handlers: Omit<Handlers, 'start-bulk'> = {
  deliver: (laurel, job, { isLast }) => deliverMessage(laurel, { ...job, isLastAttempt: isLast }),
  'map-recognition': (laurel, job, attempt) => mapRecognition(laurel, job, attempt),
  'refresh-card': refreshCard,
  'refresh-kudos-dispute': refreshKudosDispute,
  'refresh-kudos-report': refreshKudosReport,
  'refresh-report': refreshReport,
  'remove-card': removeCard,
  'ask-round': askRound,
  'map-feedback': mapFeedback,
  'refresh-feedback': refreshFeedback,
  'refresh-feedback-request': refreshFeedbackRequest,
  'remind-of-feedback-request': remindOfFeedbackRequest,
  'ask-of-identity': askOfIdentity,
  'expire-feedback-request': expireFeedbackRequest,
  'open-pulse-round': (laurel, job) => openPulseRound(laurel, job),
  'remind-pulse-round': remindPulseRound,
  'close-pulse-round': closePulseRound,
  'redraw-late-question': redrawLateQuestion,
  'end-conversations': endConversations,
  'post-team-summary': postTeamSummary,
  'post-personal-summaries': postPersonalSummaries,
  'post-channel-digest': postChannelDigest,
}

export interface Worker {
  /** Finishes the jobs in hand. Call it before the database is closed. */
  stop(): Promise<void>
}

/** Starts taking jobs from the queue, those first that a killed process left behind. `random` is between 0 and 1. */
export async function startWorker(
  laurel: Laurel,
  { pool, url }: { pool: Pool; url: string },
  log: BaseLogger,
  random = Math.random,
): Promise<Worker> {
  const deadWorkers = new DeadWorkers(url, log)
  await deadWorkers.start()
  wakeForNextInQueue(deadWorkers.events)
  const lane = new BulkLane(laurel, laurel.ids.next(), log, () => deadWorkers.isHeld)
  await deadWorkers.adopt(lane.id)
  const options: RunnerOptions = {
    pgPool: pool,
    taskList: { ...tasksOf(laurel, log, random), 'start-bulk': async () => lane.wake() },
    crontab: '',
    concurrency: 6,
    noHandleSignals: true,
    pollInterval: 1000,
    events: deadWorkers.events,
    // With a batch, the end of a job that cannot be noted stops the runner; without, it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(({ jobId, taskIdentifier }) => (level, message, meta) => {
      const detail = { jobId, task: taskIdentifier, err: meta?.error ?? meta?.fatalError }
      if (String(level) === 'error') log.error(detail, message)
      else if (String(level) === 'warning') log.warn(detail, message)
      else log.debug(detail, message)
    }),
  }
  let stopping = false
  let runner: Runner | null = await run(options)
  lane.start()

  /** A runner whose database goes away stops. The next one goes on with what it left. */
  const keepRunning = async () => {
    while (!stopping) {
      await runner?.promise.catch(error => log.warn({ err: error }, 'the queue stopped'))
      if (stopping) return
      runner = null
      try {
        await deadWorkers.sweep()
        runner = await run(options)
        log.info('the queue runs again')
      } catch (error) {
        log.warn({ err: error }, 'the queue cannot be started; trying again')
        await sleep(restartEvery)
      }
    }
  }
  const running = keepRunning()
  return {
    async stop() {
      stopping = true
      await runner?.stop().catch(error => log.warn({ err: error }, 'the queue had stopped already'))
      await running
      await lane.stop()
      deadWorkers.disown(lane.id)
      await deadWorkers.stop()
    },
  }
}

/**
 * Has the next job of a conversation taken up once the one before is noted as done. The queue wakes its workers only
 * for new jobs: one that had to wait for another would lie there until the next poll.
 */
function wakeForNextInQueue(events: WorkerEvents): void {
  let active: WorkerPool | null = null
  events.on('pool:create', ({ workerPool }) => {
    active = workerPool
  })
  events.on('pool:gracefulShutdown', () => {
    active = null
  })
  events.on('job:complete', ({ job }) => {
    if (job.job_queue_id === null) return
    for (const delay of notedAfter) setTimeout(() => active?.nudge(1), delay).unref()
  })
}

function tasksOf(laurel: Laurel, log: BaseLogger, random: () => number): TaskList {
  const tasks: TaskList = {}
  for (const [name, handle] of Object.entries(handlers)) {
    // What the queue holds is what `Jobs.add` put there, typed by `Job`.
    const work = handle as (laurel: Laurel, job: unknown, attempt: { isLast: boolean }) => Promise<unknown>
    tasks[name] = async (payload, { job, query }) => {
      try {
        await work(laurel, payload, { isLast: job.attempts >= job.max_attempts })
      } catch (error) {
        // What failed together, as when a platform is down, must not come back together: the queue adds its own delay,
        // the same for all, to the time that stands here.
        await query(
          `update graphile_worker._private_jobs
           set run_at = now() + $2::float8 / 2 * exp(least(attempts, 10)) * interval '1 second' where id = $1`,
          [job.id, random()],
        ).catch(failure =>
          log.warn({ err: failure, jobId: job.id }, 'a job that failed could not be put off'),
        )
        throw error
      }
    }
  }
  return tasks
}
