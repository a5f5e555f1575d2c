import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let own: TestDatabase
const first = new Date('2026-11-22T10:00:00Z')
const slack = { id: 'W1', platform: 'slack', name: 'Harbour', botUserId: 'UBOT' } as const

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

it('a workspace that connects again keeps its settings and takes its new name', async () => {
  const { workspaces } = own.database
  expect(await workspaces.connect(slack, first)).toEqual({
    ...slack,
    language: 'en',
    timeZone: 'UTC',
    dailyLimit: 20,
    kudosChannel: null,
    frameworkId: null,
  })
  await workspaces.update('W1', { language: 'zh-CN', dailyLimit: 7, kudosChannel: 'C1' })
  await workspaces.connect(
    { ...slack, name: 'Harbour & Lane', botUserId: 'UBOT2' },
    new Date(first.getTime() + 1000),
  )
  expect(await workspaces.get('W1')).toMatchObject({
    name: 'Harbour & Lane',
    botUserId: 'UBOT2',
    language: 'zh-CN',
    dailyLimit: 7,
    kudosChannel: 'C1',
  })
  expect(await own.connection.prisma.workspace.findUnique({ where: { id: 'W1' } })).toMatchObject({
    createdAt: first,
  })
})

it('workspaces are listed by id', async () => {
  await own.database.workspaces.connect({ ...slack, id: 'W0' }, first)
  expect((await own.database.workspaces.list()).map(({ id }) => id)).toEqual(['W0', 'W1'])
  expect(await own.database.workspaces.get('W9')).toBeNull()
})
