import type { Connection } from '../../src/store/client.ts'
import { smallFramework } from '../core/summary/small-framework.ts'

/** The small framework as what a workspace uses. */
export async function storeSmallFramework(
  { prisma }: Pick<Connection, 'prisma'>,
  workspaceId: string,
  now: Date,
): Promise<void> {
  await prisma.framework.create({
    data: {
      workspaceId,
      id: 'f1',
      code: 'small',
      version: 1,
      document: JSON.parse(JSON.stringify(smallFramework.document)),
      loadedAt: now,
    },
  })
  await prisma.workspace.update({ where: { id: workspaceId }, data: { frameworkId: 'f1' } })
  await prisma.indicator.createMany({
    data: smallFramework.indicators.map(({ code, competency }) => ({
      workspaceId,
      frameworkId: 'f1',
      code,
      competency: competency.code,
    })),
  })
}
