import type { Framework } from './framework.ts'

/** A framework as a workspace uses it. */
export interface LoadedFramework {
  id: string
  framework: Framework
}

export interface Frameworks {
  /** The framework in use, or null before the first is loaded. */
  current(workspaceId: string): Promise<LoadedFramework | null>
  /** Stores this version (a no-op where the same content is stored) and puts it to use. Refuses the same version with other content. */
  load(workspaceId: string, id: string, framework: Framework, now: Date): Promise<LoadedFramework>
}
