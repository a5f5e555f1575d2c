import type { Clock } from '../core/clock.ts'
import type { Framework } from '../core/framework/framework.ts'
import type { LoadedFramework } from '../core/framework/frameworks.ts'
import type { Mapper } from '../core/mapping/mapper.ts'
import { decodeAdapter } from '../core/mapping/workspace-adapter-bytes.ts'
import { WorkspaceMapper } from '../core/mapping/workspace-mapper.ts'
import type { Stores } from '../core/stores.ts'

/** How old the knowledge of the last refit may be, in milliseconds: another replica may have made it. */
const knownFor = 20_000

interface Known {
  frameworkId: string
  fittedAt: number | null
  lookedAt: number
  mapper: Mapper
}

/** Gives each workspace the mapper of its framework, with what was learnt from its own people's tags. */
export function learnFromTags(parts: {
  database: Pick<Stores, 'mapperStates'>
  clock: Clock
  framework(workspaceId: string): Promise<LoadedFramework>
  base(framework: Framework): Promise<Mapper>
}): (workspaceId: string) => Promise<Mapper> {
  const known = new Map<string, Known>()
  return async workspaceId => {
    const { id: frameworkId, framework } = await parts.framework(workspaceId)
    const base = await parts.base(framework)
    const before = known.get(workspaceId)
    const now = parts.clock.now().getTime()
    const same = before?.frameworkId === frameworkId ? before : undefined
    if (same && now >= same.lookedAt && now - same.lookedAt < knownFor) return same.mapper
    const fittedAt = (await parts.database.mapperStates.fittedAt(workspaceId, frameworkId))?.getTime() ?? null
    if (same && same.fittedAt === fittedAt) {
      same.lookedAt = now
      return same.mapper
    }
    const learnt =
      fittedAt === null ? null : await parts.database.mapperStates.adapter(workspaceId, frameworkId)
    const adapter = learnt && decodeAdapter(learnt.bytes)
    const mapper = adapter ? new WorkspaceMapper(base, adapter) : base
    known.set(workspaceId, {
      frameworkId,
      fittedAt: learnt?.fittedAt.getTime() ?? null,
      lookedAt: now,
      mapper,
    })
    return mapper
  }
}
