import type { AppLink } from './app-link.ts'
import type { Ephemerals } from './ephemerals.ts'
import type { Events } from './events.ts'
import type { Faults } from './faults.ts'
import type { Feed } from './feed.ts'
import type { FileShelf } from './file-shelf.ts'
import type { Log } from './log.ts'
import type { AppManifest } from './manifest.ts'
import type { SocketMode } from './socket-mode.ts'
import type { State } from './state.ts'
import type { Triggers } from './triggers.ts'
import type { Views } from './views.ts'

/** The parts of a running playground, as its methods and acts see them. */
export interface World {
  readonly state: State
  readonly views: Views
  readonly ephemerals: Ephemerals
  readonly files: FileShelf
  readonly triggers: Triggers
  readonly events: Events
  readonly app: AppLink
  readonly socketMode: SocketMode
  readonly faults: Faults
  readonly feed: Feed
  readonly manifest: AppManifest
  readonly log: Log
  /** "http://127.0.0.1:PORT", no slash at the end. */
  readonly url: string
  /** Milliseconds since 1970. */
  now(): number
}
