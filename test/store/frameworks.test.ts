import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OperatorError } from '../../src/core/errors.ts'
import { Framework } from '../../src/core/framework/framework.ts'
import { tinyDocument, tinyFramework } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let own: TestDatabase
const now = new Date('2026-11-22T10:00:00Z')

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())
beforeEach(async () => {
  await own.connection.prisma.workspace.updateMany({ data: { frameworkId: null } })
  await own.connection.prisma.workspace.deleteMany()
  for (const id of ['W1', 'W2'])
    await own.database.workspaces.connect({ id, platform: 'slack', name: id, botUserId: null }, now)
})

const load = (framework: Framework, id: string, workspaceId = 'W1') =>
  own.database.transaction(stores => stores.frameworks.load(workspaceId, id, framework, now))

function version(number: number): Framework {
  return new Framework({ ...structuredClone(tinyDocument), version: number })
}

describe('frameworks', () => {
  it('come back with everything they were loaded with', async () => {
    expect(await own.database.frameworks.current('W1')).toBeNull()
    const document = structuredClone(tinyDocument)
    document.competencies[0]!.indicators[0]!.line = 2
    await load(new Framework(document, ['one', 'two']), 'F1')
    const current = await own.database.frameworks.current('W1')
    expect(current?.id).toBe('F1')
    expect(current?.framework.document).toEqual(document)
    expect(current?.framework.sourceLines).toEqual(['one', 'two'])
    expect(await own.database.frameworks.current('W2')).toBeNull()
  })

  it('have a row for each indicator, which tags refer to', async () => {
    await load(tinyFramework, 'F1')
    const rows = await own.connection.prisma.indicator.findMany({
      where: { workspaceId: 'W1', frameworkId: 'F1' },
    })
    expect(rows.map(row => row.code).sort()).toEqual(
      tinyFramework.indicators.map(indicator => indicator.code).sort(),
    )
  })

  it('are stored once, however often the same version is loaded', async () => {
    await load(tinyFramework, 'F1')
    expect((await load(tinyFramework, 'F2')).id).toBe('F1')
    expect(await own.connection.prisma.framework.count()).toBe(1)
  })

  it('are stored once when two processes start at the same time', async () => {
    const loaded = await Promise.all(['F1', 'F2', 'F3'].map(id => load(tinyFramework, id)))
    expect(new Set(loaded.map(({ id }) => id)).size).toBe(1)
  })

  it('refuse other content under the same version, saying to raise it', async () => {
    await load(tinyFramework, 'F1')
    const document = structuredClone(tinyDocument)
    document.competencies[0]!.name.en = 'Something else'
    const refused = load(new Framework(document), 'F2')
    await expect(refused).rejects.toThrow(OperatorError)
    await expect(refused).rejects.toThrow(/Raise `version` above 1/)
    expect((await own.database.frameworks.current('W1'))?.id).toBe('F1')
  })

  it('switch to a new version, and back to one that is stored', async () => {
    await load(version(1), 'F1')
    await load(version(2), 'F2')
    expect((await own.database.frameworks.current('W1'))?.framework.version).toBe(2)
    await load(version(1), 'F3')
    expect((await own.database.frameworks.current('W1'))?.id).toBe('F1')
  })

  it('of one workspace cannot be used by another', async () => {
    await load(tinyFramework, 'F1')
    const stolen = own.connection.prisma.workspace.update({
      where: { id: 'W2' },
      data: { frameworkId: 'F1' },
    })
    await expect(stolen).rejects.toMatchObject({ code: 'P2003' })
  })
})
