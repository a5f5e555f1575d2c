import { z } from 'zod'
import type { OwnQuestion, OwnQuestions } from '../core/pulse/own-questions.ts'
import type { Client } from './client.ts'

const localizedSchema = z.object({ en: z.string(), 'zh-CN': z.string() })

export class PostgresOwnQuestions implements OwnQuestions {
  constructor(private readonly client: Client) {}

  async list(workspaceId: string): Promise<OwnQuestion[]> {
    const rows = await this.client.ownQuestion.findMany({
      where: { workspaceId },
      orderBy: [{ addedAt: 'asc' }, { code: 'asc' }],
    })
    return rows.map(({ workspaceId: _, text, options, ...row }) => ({
      ...row,
      text: localizedSchema.parse(text),
      options: z.array(localizedSchema).parse(options),
    }))
  }

  async add(workspaceId: string, question: OwnQuestion): Promise<void> {
    await this.client.ownQuestion.create({ data: { workspaceId, ...question } })
  }

  async retire(workspaceId: string, code: string, now: Date): Promise<boolean> {
    const { count } = await this.client.ownQuestion.updateMany({
      where: { workspaceId, code, retiredAt: null },
      data: { retiredAt: now },
    })
    return count > 0
  }
}
