import { languageSchema } from '../core/language.ts'
import type { Workspace, WorkspaceSettings, Workspaces } from '../core/workspace.ts'
import type { Client } from './client.ts'
import type { Workspace as Row } from './generated/client.ts'

export class PostgresWorkspaces implements Workspaces {
  constructor(private readonly client: Client) {}

  async get(id: string): Promise<Workspace | null> {
    const row = await this.client.workspace.findUnique({ where: { id } })
    return row && toWorkspace(row)
  }

  async list(): Promise<Workspace[]> {
    return (await this.client.workspace.findMany({ orderBy: { id: 'asc' } })).map(toWorkspace)
  }

  async connect(
    { id, platform, name, botUserId }: Pick<Workspace, 'id' | 'platform' | 'name' | 'botUserId'>,
    now: Date,
  ): Promise<Workspace> {
    const row = await this.client.workspace.upsert({
      where: { id },
      create: { id, platform, name, botUserId, createdAt: now },
      update: { platform, name, botUserId },
    })
    return toWorkspace(row)
  }

  async update(id: string, settings: Partial<WorkspaceSettings>): Promise<void> {
    await this.client.workspace.update({ where: { id }, data: settings })
  }
}

function toWorkspace({ createdAt: _, organisation: __, language, ...row }: Row): Workspace {
  return { ...row, language: languageSchema.parse(language) }
}
