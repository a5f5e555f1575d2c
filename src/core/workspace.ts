import type { Language } from './language.ts'

export interface Workspace {
  id: string
  platform: 'slack' | 'teams'
  name: string
  botUserId: string | null
  language: Language
  timeZone: string
  /** Kudos a person may give in one day of their own time zone. */
  dailyLimit: number
  /** Conversation for kudos that were given outside a channel; null until an admin names one. */
  kudosChannel: string | null
  frameworkId: string | null
}

/** What an admin may change. */
export type WorkspaceSettings = Pick<Workspace, 'language' | 'timeZone' | 'dailyLimit' | 'kudosChannel'>

export interface Workspaces {
  get(id: string): Promise<Workspace | null>
  /** In order of their ids. */
  list(): Promise<Workspace[]>
  /** Creates the workspace or refreshes what the platform knows of it: name, platform, bot user. */
  connect(workspace: Pick<Workspace, 'id' | 'platform' | 'name' | 'botUserId'>, now: Date): Promise<Workspace>
  update(id: string, settings: Partial<WorkspaceSettings>): Promise<void>
}
