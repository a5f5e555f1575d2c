import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrateFramework } from '../../src/app/migrate-framework.ts'
import { undoFrameworkChange } from '../../src/app/undo-framework-change.ts'
import { Framework } from '../../src/core/framework/framework.ts'
import type { FrameworkChangeEntry, FrameworkDocument } from '../../src/core/framework/schema.ts'
import type { Mapper } from '../../src/core/mapping/mapper.ts'
import { tinyDocument } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type LearningWorld, learningWorld } from './learning-world.ts'

let own: TestDatabase
let world: LearningWorld

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())
beforeEach(async () => {
  world = await learningWorld(own)
})

const mistakes = 'ownership.owns-mistakes'
const through = 'ownership.sees-work-through'
const conflict = 'collaboration.mediates-conflict'

/** Version 2, with the indicators of the first competency called anew. */
function versionTwo(codes: string[], changes: FrameworkChangeEntry[], version = 2): FrameworkDocument {
  const [ownership, collaboration] = tinyDocument.competencies
  const [pattern] = ownership!.indicators
  return {
    ...tinyDocument,
    version,
    changes,
    competencies: [
      {
        ...ownership!,
        indicators: codes.map((code, i) => ({
          ...pattern!,
          code,
          emoji: `emoji_${i}`,
          name: { en: `Name of ${code}`, 'zh-CN': `名称${code}` },
        })),
      },
      collaboration!,
    ],
  }
}

/** Ranks the code that the text names first. */
const namingMapper: Mapper = {
  map: async text => ({
    language: 'en',
    behavioural: 1,
    competencies: [],
    indicators: [{ code: text, line: null, p: 1 }],
    evidence: [],
  }),
}

const migrate = (document: FrameworkDocument, dryRun = false) =>
  migrateFramework(
    { ...world.laurel, mapper: async () => namingMapper },
    { workspaceId: world.workspaceId, framework: new Framework(document), dryRun },
  )

describe('a new version of the framework', () => {
  it('carries the tags of a renamed indicator over, with origin and date, and puts itself to use', async () => {
    const id = await world.give('a', [mistakes], 'confirmed')
    const other = await world.give('b', [conflict])
    world.advance(60)
    const migration = await migrate(
      versionTwo(['admits', 'sees-work-through'], [{ rename: mistakes, to: 'ownership.admits' }]),
    )
    expect(migration).toMatchObject({ from: 1, tags: 2 })
    expect(await world.tagsOf(id)).toEqual(['2 ownership.admits confirmed'])
    expect(await world.tagsOf(other)).toEqual([`2 ${conflict} corrected`])
    expect((await world.framework()).framework.version).toBe(2)
    const tag = await own.connection.prisma.tag.findFirstOrThrow({ where: { recognitionId: id } })
    expect(tag.createdAt).toEqual(new Date('2026-11-22T10:00:00Z'))
  })

  it('carries what a receiver disputes over with the tag, and undoing puts it back', async () => {
    const { workspaceId, database, clock } = world
    const id = await world.give('a', [mistakes])
    const by = { personId: 'BEN', note: 'it was Eva' }
    await database.recognitions.dispute(workspaceId, id, mistakes, by, clock.now())
    const disputed = { state: 'open', ...by }
    await migrate(versionTwo(['admits', 'sees-work-through'], [{ rename: mistakes, to: 'ownership.admits' }]))
    const tags = async () => (await database.recognitions.get(workspaceId, id))!.tags
    expect(await tags()).toEqual([{ indicator: 'ownership.admits', origin: 'corrected', disputed }])
    await undoFrameworkChange(world.laurel, { workspaceId })
    expect(await tags()).toEqual([{ indicator: mistakes, origin: 'corrected', disputed }])
  })

  it('makes one tag of two that were merged, and the one with more behind it stays', async () => {
    const id = await world.give('a', [mistakes, through], 'explicit')
    const { id: frameworkId } = await world.framework()
    await own.connection.prisma.tag.updateMany({
      where: { frameworkId, recognitionId: id, indicatorCode: mistakes },
      data: { origin: 'suggested' },
    })
    await migrate(
      versionTwo(['answers-for-work'], [{ merge: [mistakes, through], into: 'ownership.answers-for-work' }]),
    )
    expect(await world.tagsOf(id)).toEqual(['2 ownership.answers-for-work explicit'])
  })

  it('gives the tags of a split indicator to its first heir unless the mapper ranks another higher', async () => {
    const unclear = await world.give('nothing to go by', [mistakes])
    const second = await world.give('ownership.repairs', [mistakes])
    const elsewhere = await world.give(conflict, [mistakes])
    await migrate(
      versionTwo(
        ['admits', 'repairs', 'sees-work-through'],
        [{ split: mistakes, into: ['ownership.admits', 'ownership.repairs'] }],
      ),
    )
    expect(await world.tagsOf(unclear)).toEqual(['2 ownership.admits corrected'])
    expect(await world.tagsOf(second)).toEqual(['2 ownership.repairs corrected'])
    expect(await world.tagsOf(elsewhere)).toEqual(['2 ownership.admits corrected'])
  })

  it('takes the tags of a retired indicator away, and a dry run only counts', async () => {
    const id = await world.give('a', [mistakes])
    await world.give('b', [through])
    const document = versionTwo(['sees-work-through'], [{ retire: mistakes }])
    const planned = await migrate(document, true)
    expect(await world.tagsOf(id)).toEqual([`1 ${mistakes} corrected`])
    expect((await world.framework()).framework.version).toBe(1)
    expect(planned.carried).toContainEqual({ from: mistakes, kind: 'retired', to: [], tags: 1, into: {} })
    expect(await migrate(document)).toEqual(planned)
    expect(await world.tagsOf(id)).toEqual([])
  })

  it('refuses changes that do not fit, names each, and changes nothing', async () => {
    const id = await world.give('a', [mistakes])
    const document = versionTwo(['admits'], [{ rename: 'ownership.unheard-of', to: 'ownership.admits' }])
    await expect(migrate(document)).rejects.toThrow(
      /version 1 has no indicator ownership\.unheard-of[\s\S]*owns-mistakes any more[\s\S]*sees-work-through any more/,
    )
    expect(await world.tagsOf(id)).toEqual([`1 ${mistakes} corrected`])
    expect((await world.framework()).framework.version).toBe(1)
  })

  it('leaves tags with their version where it does not say what changed', async () => {
    const id = await world.give('a', [mistakes])
    await migrate({ ...tinyDocument, version: 2 })
    expect(await world.tagsOf(id)).toEqual([`1 ${mistakes} corrected`])
  })

  it('does not touch another workspace', async () => {
    const other = await learningWorld(own)
    const id = await other.give('a', [mistakes])
    await migrate(versionTwo(['sees-work-through'], [{ retire: mistakes }]))
    expect(await other.tagsOf(id)).toEqual([`1 ${mistakes} corrected`])
  })
})

describe('undoing a framework change', () => {
  const undo = () => undoFrameworkChange(world.laurel, { workspaceId: world.workspaceId })

  it('puts every tag back as it was, merged, split and retired ones too', async () => {
    const both = await world.give('a', [mistakes, through], 'explicit')
    const lone = await world.give('b', [mistakes], 'confirmed')
    const kept = await world.give('c', [conflict], 'suggested')
    const before = await own.connection.prisma.tag.findMany({ orderBy: { recognitionId: 'asc' } })
    await migrate(versionTwo(['one'], [{ merge: [mistakes], into: 'ownership.one' }, { retire: through }]))
    expect(await world.tagsOf(both)).toEqual(['2 ownership.one explicit'])
    world.advance(5)
    expect(await undo()).toEqual({ from: 2, to: 1, restored: 4, left: 0 })
    expect(await world.tagsOf(both)).toEqual([`1 ${mistakes} explicit`, `1 ${through} explicit`])
    expect(await world.tagsOf(lone)).toEqual([`1 ${mistakes} confirmed`])
    expect(await world.tagsOf(kept)).toEqual([`1 ${conflict} suggested`])
    expect(await own.connection.prisma.tag.findMany({ orderBy: { recognitionId: 'asc' } })).toEqual(
      expect.arrayContaining(before),
    )
    expect((await world.framework()).framework.version).toBe(1)
    await expect(undo()).rejects.toThrow(/nothing to undo/)
  })

  it('leaves what people decided anew, or took back, since the change', async () => {
    const redecided = await world.give('a', [mistakes])
    const none = await world.give('b', [through])
    const untouched = await world.give('c', [mistakes])
    await migrate(versionTwo(['one'], [{ merge: [mistakes], into: 'ownership.one' }, { retire: through }]))
    world.advance(5)
    await world.decide(redecided, [conflict], 'corrected')
    await world.decide(none, [])
    expect(await undo()).toMatchObject({ restored: 1, left: 2 })
    expect(await world.tagsOf(redecided)).toEqual([`2 ${conflict} corrected`])
    expect(await world.tagsOf(none)).toEqual([])
    expect(await world.tagsOf(untouched)).toEqual([`1 ${mistakes} corrected`])
  })

  it('can be done again: the same version is loaded once more', async () => {
    const id = await world.give('a', [mistakes])
    const document = versionTwo(['one'], [{ merge: [mistakes, through], into: 'ownership.one' }])
    await migrate(document)
    await undo()
    await migrate(document)
    expect(await world.tagsOf(id)).toEqual(['2 ownership.one corrected'])
  })

  it('keeps nothing of a kudos that was erased', async () => {
    const id = await world.give('a', [mistakes])
    await migrate(versionTwo(['one'], [{ merge: [mistakes, through], into: 'ownership.one' }]))
    await own.connection.prisma.recognition.deleteMany({ where: { id } })
    expect(await own.connection.prisma.replacedTag.count({ where: { recognitionId: id } })).toBe(0)
    expect(await undo()).toMatchObject({ restored: 0, left: 0 })
  })
})
