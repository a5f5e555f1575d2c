import cron, { type ScheduledTask } from 'node-cron'
import type { BaseLogger } from 'pino'
import { fireSchedule } from '../app/fire-schedule.ts'
import type { Laurel } from '../app/laurel.ts'
import { calendarOfTeam } from '../core/calendar/calendar-of-team.ts'
import { cronExpression, parseCron } from '../core/schedule/cron.ts'
import { dueRuns } from '../core/schedule/due-runs.ts'
import { zoneOf } from '../core/schedule/planned-fires.ts'
import type { DueSchedule } from '../core/schedule/schedule-runs.ts'

export interface Scheduler {
  /** Reads the schedules anew and fires what is due: after a change of teams, and by itself every minute. */
  refresh(): Promise<void>
  /** Lets go of every timer, and waits for what is being fired. */
  stop(): Promise<void>
}

interface Alarm {
  task: ScheduledTask
  /** What of the schedule decides when it rings. */
  shape: string
}

const refreshEvery = 60_000

/**
 * Fires the schedules of all workspaces, on any number of replicas. Each schedule has an alarm of node-cron, whose run
 * coordinator is the run ledger: claiming the fire time and enqueuing its job are one transaction, and the ledger's own
 * reading of the expression says what is due. What no alarm rang for (Laurel was down, the clocks jumped over the time,
 * this process was busy) is found by the next refresh.
 *
 * @throws where the schedules cannot be read at the start.
 */
export async function startScheduler({
  laurel,
  log,
}: {
  laurel: Laurel
  log: BaseLogger
}): Promise<Scheduler> {
  const alarms = new Map<string, Alarm>()
  const firing = new Set<Promise<boolean>>()
  let refreshing: Promise<void> = Promise.resolve()
  let stopped = false

  const fire = (schedule: DueSchedule): Promise<boolean> => {
    if (stopped) return Promise.resolve(false)
    const work = fireAndLog(laurel, log, schedule)
    firing.add(work)
    return work.finally(() => firing.delete(work))
  }

  const refreshOnce = async () => {
    const schedules = stopped ? [] : await laurel.database.scheduleRuns.enabled()
    if (stopped) return
    keepAlarms(alarms, schedules, fire, log)
    const now = laurel.clock.now()
    for (const schedule of schedules) {
      try {
        const calendar = await calendarOfTeam(laurel.calendars, schedule)
        const { run, skipped } = dueRuns(schedule, calendar, now)
        if (run || skipped.length > 0) await fire(schedule)
      } catch (error) {
        // One schedule that cannot be fired does not keep the others from it.
        log.error(
          { err: error, ...namesOf(schedule) },
          'a schedule could not be fired; trying again in a minute',
        )
      }
    }
  }
  const refresh = (): Promise<void> => {
    // One after the other, so that an older list never replaces a newer one; each caller hears of its own failure.
    refreshing = refreshing.then(refreshOnce, refreshOnce)
    return refreshing
  }
  const stop = async () => {
    stopped = true
    clearInterval(timer)
    for (const { task } of alarms.values()) void task.destroy()
    alarms.clear()
    await Promise.allSettled([refreshing, ...firing])
  }

  const timer = setInterval(() => {
    refresh().catch(error =>
      log.error({ err: error }, 'the schedules could not be read; trying again in a minute'),
    )
  }, refreshEvery)
  try {
    await refresh()
  } catch (error) {
    await stop()
    throw error
  }
  return { refresh, stop }
}

async function fireAndLog(laurel: Laurel, log: BaseLogger, schedule: DueSchedule): Promise<boolean> {
  const { workspaceId, id: scheduleId } = schedule
  const { fireAt, skipped } = await fireSchedule(laurel, { workspaceId, scheduleId })
  for (const missed of skipped) log.warn({ ...namesOf(schedule), ...missed }, 'a schedule was not run')
  if (fireAt) log.info({ ...namesOf(schedule), fireAt }, 'a schedule fired')
  return fireAt !== null
}

/** Gives each schedule its alarm, a new one where it was edited, and takes away those of schedules that are gone. */
function keepAlarms(
  alarms: Map<string, Alarm>,
  schedules: readonly DueSchedule[],
  fire: (schedule: DueSchedule) => Promise<boolean>,
  log: BaseLogger,
): void {
  const wanted = new Map(schedules.map(schedule => [`${schedule.workspaceId}/${schedule.id}`, schedule]))
  for (const [key, { task, shape }] of alarms) {
    const schedule = wanted.get(key)
    if (schedule && shapeOf(schedule) === shape) continue
    void task.destroy()
    alarms.delete(key)
  }
  for (const [key, schedule] of wanted) {
    if (alarms.has(key)) continue
    try {
      const task = alarmOf(key, schedule, fire, log)
      alarms.set(key, { task, shape: shapeOf(schedule) })
    } catch (error) {
      log.error({ err: error, ...namesOf(schedule) }, 'a schedule cannot be read; edit it with /laurel setup')
    }
  }
}

function alarmOf(
  name: string,
  schedule: DueSchedule,
  fire: (schedule: DueSchedule) => Promise<boolean>,
  log: BaseLogger,
): ScheduledTask {
  const ring = () => fire(schedule)
  const task = cron.schedule(alarmCron(schedule), () => undefined, {
    name,
    timezone: zoneOf(schedule),
    distributed: true,
    // Its own, not the global one, which all schedulers of a process would share.
    runCoordinator: { shouldRun: ring },
    logger: {
      info: message => log.info(message),
      warn: message => log.warn(message),
      error: (message, error) => log.error({ err: error ?? message }, 'node-cron'),
      debug: message => log.debug({ message }, 'node-cron'),
    },
  })
  task.on('execution:missed', async () => {
    await ring()
  })
  return task
}

/**
 * Numbers only, since node-cron reads some spellings in its own way. A fire that holidays can move, or that make-up
 * workdays add, may come on any day: on those without one its alarm finds nothing due.
 */
function alarmCron({ cron, holidays }: DueSchedule): string {
  const exact = parseCron(cron)
  if (holidays === 'ignore') return cronExpression(exact)
  const { minutes, hours } = exact
  return cronExpression({ ...parseCron('* * * * *'), minutes, hours })
}

function shapeOf({ cron, timeZone, mode, holidays }: DueSchedule): string {
  return JSON.stringify([cron, timeZone, mode, holidays])
}

function namesOf({ workspaceId, teamId, id, kind }: DueSchedule) {
  return { workspaceId, teamId, scheduleId: id, kind }
}
