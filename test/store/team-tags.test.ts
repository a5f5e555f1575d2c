import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LearningWorld, learningWorld } from '../app/learning-world.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let test: TestDatabase
let world: LearningWorld

beforeAll(async () => {
  test = await createTestDatabase()
  world = await learningWorld(test)
})
afterAll(() => test.close())

const mistakes = 'ownership.owns-mistakes'
const since = new Date('2026-06-01T00:00:00Z')

async function joinTeam(id: string, members: string[], archivedAt: Date | null = null) {
  const { workspaceId } = world
  const createdAt = world.clock.now()
  await test.connection.prisma.team.create({
    data: {
      ...{
        workspaceId,
        id,
        name: id,
        language: 'en',
        timeZone: 'UTC',
        source: 'people',
        createdAt,
        archivedAt,
      },
      members: { create: members.map(personId => ({ personId, joinedAt: createdAt })) },
    },
  })
}

it("counts what was decided about a person's team mates, and neither suggestions, old tags nor other teams'", async () => {
  const { workspaceId } = world
  const { id: frameworkId } = await world.framework()
  const tagsOf = async (personId: string, from = since) =>
    Object.fromEntries(
      await test.database.workspaceExamples.teamTags(workspaceId, frameworkId, [personId], from, 500),
    )
  await world.give('told us that it was his own slip', [mistakes])
  await world.give('came forward about the wrong label', [mistakes], 'confirmed')
  await world.give('maybe one as well', [mistakes], 'suggested')
  expect(await tagsOf('ANA')).toEqual({})

  await joinTeam('old', ['ANA', 'BEN'], world.clock.now())
  expect(await tagsOf('ANA')).toEqual({})
  await joinTeam('harbour', ['ANA', 'BEN'])
  await joinTeam('quay', ['ANA', 'BEN'])
  expect(await tagsOf('ANA')).toEqual({ [mistakes]: 2 })
  expect(await tagsOf('ANA', new Date('2026-12-01T00:00:00Z'))).toEqual({})
  expect(await tagsOf('NOBODY')).toEqual({})
})
