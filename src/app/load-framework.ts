import type { Framework } from '../core/framework/framework.ts'
import type { LoadedFramework } from '../core/framework/frameworks.ts'
import type { Laurel } from './laurel.ts'

/**
 * Stores this version of the framework and puts it to use. Recognitions tagged before keep the version they were tagged
 * with.
 * @throws OperatorError where the same version is stored with other content.
 */
export async function loadFramework(
  laurel: Pick<Laurel, 'database' | 'clock' | 'ids'>,
  input: { workspaceId: string; framework: Framework },
): Promise<LoadedFramework> {
  const { workspaceId, framework } = input
  return laurel.database.transaction(stores =>
    stores.frameworks.load(workspaceId, laurel.ids.next(), framework, laurel.clock.now()),
  )
}
