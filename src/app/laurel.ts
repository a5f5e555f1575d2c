import type { Calendars } from '../core/calendar/calendars.ts'
import type { Chat, Directory } from '../core/chat.ts'
import type { Clock } from '../core/clock.ts'
import type { LoadedFramework } from '../core/framework/frameworks.ts'
import type { Ids } from '../core/ids.ts'
import type { Mapper } from '../core/mapping/mapper.ts'
import type { QuestionBank } from '../core/pulse/question-bank.ts'
import type { Database } from '../core/stores.ts'
import type { Workspace } from '../core/workspace.ts'

/** What every use case works with. The composition root makes it; tests make their own. */
export interface Laurel {
  database: Database
  clock: Clock
  ids: Ids
  questions: QuestionBank
  /** Public holidays and make-up workdays, loaded when a country is first asked for. */
  calendars: Calendars
  /** Settings of the workspace, a few seconds old at most. */
  workspace(workspaceId: string): Promise<Workspace>
  /** Framework in use by the workspace, cached. Throws OperatorError where none is loaded. */
  framework(workspaceId: string): Promise<LoadedFramework>
  /** Ranks the indicators of the workspace's framework, with what was learnt from its people's tags. */
  mapper(workspaceId: string): Promise<Mapper>
  /** The same without any endpoint: for words that must not leave this machine, such as private feedback and drafts. */
  localMapper(workspaceId: string): Promise<Mapper>
  /** The connection to the workspace's platform. Throws OperatorError where it is not connected. */
  chat(workspaceId: string): Chat
  directory(workspaceId: string): Directory
  /** Where a report's link leads; left out where Laurel has no web address. */
  reportAddress?: (linkId: string) => string
}
