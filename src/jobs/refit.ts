import type { BaseLogger } from 'pino'
import type { Laurel } from '../app/laurel.ts'
import { refitMapper } from '../app/refit-mapper.ts'
import type { Learning } from '../core/mapping/workspace-example.ts'

/** New decisions after which a workspace's mapper is refitted. */
const decisions = 20

/** And how old a refit may get, in milliseconds, where there is anything to learn or to forget. */
const oldest = 24 * 3600 * 1000

const lookEvery = 60_000

export interface Refits {
  /** Refits what is due now: by itself every minute. */
  run(): Promise<void>
  /** Takes up nothing new, and waits for the refit in hand. */
  stop(): Promise<void>
}

/** Keeps the mappers of all workspaces up to date with what their people decide. Replicas claim what they refit. */
export function startRefits(
  laurel: Pick<Laurel, 'database' | 'clock' | 'framework'>,
  learning: Learning,
  log: Pick<BaseLogger, 'info' | 'warn'>,
): Refits {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const runOnce = async () => {
    if (stopped) return
    const since = new Date(laurel.clock.now().getTime() - oldest)
    for (const { workspaceId } of await laurel.database.mapperStates.due({ decisions, since })) {
      if (stopped) return
      try {
        const refit = await refitMapper({ ...laurel, learning }, { workspaceId })
        if (refit?.accepted) log.info(refit, "the mapper has learnt from the workspace's decisions")
        else if (refit) log.warn(refit, 'what the mapper learnt made it worse elsewhere, and was rejected')
      } catch (error) {
        // One workspace that cannot be learnt from does not keep the others from it.
        log.warn({ err: error, workspaceId }, 'the mapper could not be refitted; trying again in a minute')
      }
    }
  }
  const run = () => {
    running = running.then(runOnce, runOnce)
    return running
  }
  const look = () => {
    run().catch(error =>
      log.warn({ err: error }, 'refits that are due could not be read; trying again in a minute'),
    )
  }
  const timer = setInterval(look, lookEvery)
  return {
    run,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running.catch(() => undefined)
    },
  }
}
