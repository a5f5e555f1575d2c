import { isDeepStrictEqual } from 'node:util'
import { OperatorError } from '../core/errors.ts'
import { Framework } from '../core/framework/framework.ts'
import type { Frameworks, LoadedFramework } from '../core/framework/frameworks.ts'
import { frameworkSchema } from '../core/framework/schema.ts'
import type { Client } from './client.ts'
import type { Framework as Row } from './generated/client.ts'

export class PostgresFrameworks implements Frameworks {
  constructor(private readonly client: Client) {}

  async current(workspaceId: string): Promise<LoadedFramework | null> {
    const workspace = await this.client.workspace.findUnique({
      where: { id: workspaceId },
      include: { framework: true },
    })
    return workspace?.framework ? toLoaded(workspace.framework) : null
  }

  async load(workspaceId: string, id: string, framework: Framework, now: Date): Promise<LoadedFramework> {
    // Two processes that start at once load the same version: the second waits, then finds it stored.
    await this.client.$queryRaw`select 1 from "Workspace" where id = ${workspaceId} for update`
    const row = await this.store(workspaceId, id, framework, now)
    await this.client.workspace.update({ where: { id: workspaceId }, data: { frameworkId: row.id } })
    return toLoaded(row)
  }

  private async store(workspaceId: string, id: string, framework: Framework, now: Date): Promise<Row> {
    const { code, version } = framework
    const document = JSON.parse(JSON.stringify(framework.document))
    const sourceLines = [...(framework.sourceLines ?? [])]
    const stored = await this.client.framework.findUnique({
      where: { workspaceId_code_version: { workspaceId, code, version } },
    })
    if (stored) {
      if (isDeepStrictEqual([stored.document, stored.sourceLines], [document, sourceLines])) return stored
      throw new OperatorError(
        `Framework "${code}" version ${version} is already loaded in workspace ${workspaceId}, with other content.`,
        `Raise \`version\` above ${version} in the framework file and load it again: what was tagged keeps its version.`,
      )
    }
    const row = await this.client.framework.create({
      data: { workspaceId, id, code, version, document, sourceLines, loadedAt: now },
    })
    await this.client.indicator.createMany({
      data: framework.indicators.map(indicator => ({
        workspaceId,
        frameworkId: id,
        code: indicator.code,
        competency: indicator.competency.code,
      })),
    })
    return row
  }
}

function toLoaded({ id, document, sourceLines }: Row): LoadedFramework {
  const lines = sourceLines.length > 0 ? sourceLines : null
  return { id, framework: new Framework(frameworkSchema.parse(document), lines) }
}
