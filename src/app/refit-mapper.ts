import { checksumOf } from '../core/hash.ts'
import type { Fit, Learning, WorkspaceExample } from '../core/mapping/workspace-example.ts'
import type { Laurel } from './laurel.ts'

/** Decisions that a refit learns from at most: the newest. */
const mostExamples = 1000

/** Decisions among which what was learnt from is looked for. */
const mostStanding = 10 * mostExamples

const mostAttempts = 3

/** A replica that has not ended a refit after so many milliseconds has died. */
const abandonedAfter = 10 * 60_000

export interface Refit extends Pick<Fit, 'accepted' | 'before' | 'after' | 'strength'> {
  workspaceId: string
  examples: number
  /** Where a refit was rejected: whether what was in use before still is. */
  kept: boolean
}

/**
 * Learns anew from the decisions that the workspace's people made about the framework in use. What makes the check set worse
 * is rejected, and what was in use stays; unless something it was learnt from is gone or has other words now: then the
 * built-in model is used alone. Null where another replica is at it.
 */
export async function refitMapper(
  laurel: Pick<Laurel, 'database' | 'clock' | 'framework'> & { learning: Learning },
  { workspaceId }: { workspaceId: string },
): Promise<Refit | null> {
  const { database, clock } = laurel
  const { id: frameworkId, framework } = await laurel.framework(workspaceId)
  const claim = { workspaceId, frameworkId }
  const started = clock.now()
  if (!(await database.mapperStates.claim(claim, started, new Date(started.getTime() - abandonedAfter)))) {
    return null
  }
  try {
    for (let attempt = 1; ; attempt++) {
      const examples = await database.workspaceExamples.list(workspaceId, frameworkId, mostExamples)
      const fit = await laurel.learning.fit(framework, examples, started)
      const refit = await database.transaction(async stores => {
        const now = await stores.workspaceExamples.list(workspaceId, frameworkId, mostStanding)
        const sources = examples.map(sourceOf)
        // Withdrawn, edited or erased while we learnt: that must not come back with what was learnt.
        const stand = allStand(sources, now)
        if (!stand && attempt < mostAttempts) return null
        const inUse = await stores.mapperStates.adapter(workspaceId, frameworkId)
        const kept = !fit.accepted && inUse !== null && allStand(inUse.sources, now)
        const { accepted, before, after, strength } = fit
        const bytes = stand ? fit.adapter : null
        await stores.mapperStates.save(
          // Decisions made meanwhile count for the next refit.
          { workspaceId, frameworkId, triedAt: started, examples: examples.length, accepted, before, after },
          kept ? undefined : bytes && { bytes, sources },
        )
        return { workspaceId, examples: examples.length, accepted, before, after, strength, kept }
      })
      if (refit) return refit
    }
  } catch (error) {
    await database.mapperStates.release(claim)
    throw error
  }
}

/** Names what was decided about and, by its length and a checksum, the words that were learnt from. */
function sourceOf({ sourceId, text }: WorkspaceExample): string {
  return `${sourceId} ${text.length} ${checksumOf(text).toString(16)}`
}

/** Whether all that was learnt from is still there with the same words. */
function allStand(sources: readonly string[], examples: readonly WorkspaceExample[]): boolean {
  const standing = new Set(examples.map(sourceOf))
  return sources.every(source => standing.has(source))
}
