import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { learnFromTags } from '../../src/app/learn-from-tags.ts'
import { refitMapper } from '../../src/app/refit-mapper.ts'
import { LinearMapper } from '../../src/core/mapping/linear-mapper.ts'
import { trainModel } from '../../src/core/mapping/train.ts'
import type { Learning, WorkspaceExample } from '../../src/core/mapping/workspace-example.ts'
import { fitWorkspace } from '../../src/core/mapping/workspace-fit.ts'
import { tinyCorpus, tinyFramework } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type LearningWorld, learningWorld } from './learning-world.ts'

const mistakes = 'ownership.owns-mistakes'
const conflict = 'collaboration.mediates-conflict'
const base = new LinearMapper(trainModel(tinyFramework, tinyCorpus))

let own: TestDatabase
let world: LearningWorld

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())
beforeEach(async () => {
  world = await learningWorld(own)
})

/** Learns in this thread, and keeps what it was given. */
function learning(change: Partial<Awaited<ReturnType<Learning['fit']>>> = {}) {
  const seen: (readonly WorkspaceExample[])[] = []
  const fit: Learning['fit'] = async (framework, examples, now) => {
    seen.push(examples)
    return { ...fitWorkspace(framework, base, examples, [], now), ...change }
  }
  return { seen, fit }
}

const refit = (way: Learning = learning()) =>
  refitMapper({ ...world.laurel, learning: way }, { workspaceId: world.workspaceId })

async function decideTwenty(): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < 10; i++) {
    ids.push(await world.give(`teahouse number ${i} with the drivers`, [conflict]))
    ids.push(await world.give(`第${i}场茶馆`, [conflict]))
  }
  return ids
}

const mapperOf = (of: LearningWorld) =>
  learnFromTags({ database: own.database, clock: of.clock, framework: of.framework, base: async () => base })(
    of.workspaceId,
  )

describe('a refit', () => {
  it('learns from what people confirmed, corrected, chose and rejected, and not from mere suggestions', async () => {
    await world.give('explicit', [mistakes], 'explicit')
    await world.give('confirmed', [mistakes], 'confirmed')
    await world.give('corrected', [conflict, mistakes], 'corrected')
    await world.give('suggested', [mistakes], 'suggested')
    await world.give('none', [])
    const way = learning()
    await refit(way)
    expect(way.seen[0]!.map(({ text, indicators, origin }) => [text, indicators, origin]).sort()).toEqual([
      ['confirmed', [mistakes], 'confirmed'],
      ['corrected', [conflict, mistakes], 'corrected'],
      ['explicit', [mistakes], 'explicit'],
      ['none', [], 'none'],
    ])
  })

  it('teaches the workspace its own words in both languages, and no other workspace', async () => {
    const other = await learningWorld(own)
    await decideTwenty()
    expect(await refit()).toMatchObject({ accepted: true, examples: 20 })
    for (const text of ['a teahouse for the night shift', '夜班的茶馆']) {
      expect((await (await mapperOf(world)).map(text)).indicators[0]!.code).toBe(conflict)
      const elsewhere = await mapperOf(other)
      expect(elsewhere).toBe(base)
    }
  })

  it('is taken up by a replica that has mapped before, within a minute', async () => {
    const replica = learnFromTags({
      database: own.database,
      clock: world.clock,
      framework: world.framework,
      base: async () => base,
    })
    expect(await replica(world.workspaceId)).toBe(base)
    await decideTwenty()
    await refit()
    world.advance(1)
    const learnt = await replica(world.workspaceId)
    expect(learnt).not.toBe(base)
    expect(await replica(world.workspaceId)).toBe(learnt)
  })

  it('forgets what was withdrawn or erased: nothing of it is left after the next one', async () => {
    const ids = await decideTwenty()
    await refit()
    const { prisma } = own.connection
    for (const id of ids.slice(0, 10))
      await own.database.recognitions.withdraw(world.workspaceId, id, world.clock.now())
    await prisma.recognition.deleteMany({ where: { id: { in: ids.slice(10) } } })
    const way = learning()
    expect(await refit(way)).toMatchObject({ examples: 0, accepted: true })
    expect(way.seen[0]).toEqual([])
    const { id: frameworkId } = await world.framework()
    expect(await own.database.mapperStates.adapter(world.workspaceId, frameworkId)).toBeNull()
  })

  it('that is rejected leaves what was in use, and says so', async () => {
    await decideTwenty()
    await refit()
    const { id: frameworkId } = await world.framework()
    const inUse = await own.database.mapperStates.adapter(world.workspaceId, frameworkId)
    await world.give('one more', [mistakes])
    world.advance(60)
    const worse = {
      accepted: false,
      adapter: null,
      before: { en: 0.9, 'zh-CN': 0.9 },
      after: { en: 0.8, 'zh-CN': 0.9 },
    }
    expect(await refit(learning(worse))).toMatchObject({ accepted: false, kept: true })
    expect(await own.database.mapperStates.adapter(world.workspaceId, frameworkId)).toEqual(inUse)
    expect(await own.database.mapperStates.get(world.workspaceId, frameworkId)).toMatchObject({
      accepted: false,
      examples: 21,
      before: { en: 0.9 },
      after: { en: 0.8 },
      fittedAt: inUse!.fittedAt,
    })
  })

  it.each([
    [
      'withdrawn',
      (id: string) => own.database.recognitions.withdraw(world.workspaceId, id, world.clock.now()),
    ],
    ['erased', (id: string) => own.connection.prisma.recognition.deleteMany({ where: { id } })],
    [
      'edited',
      (id: string) =>
        own.connection.prisma.recognition.updateMany({ where: { id }, data: { text: 'other words' } }),
    ],
  ])('that is rejected keeps nothing that was learnt from a kudos %s since', async (_, change) => {
    const [first] = await decideTwenty()
    await refit()
    await change(first!)
    expect(await refit(learning({ accepted: false, adapter: null }))).toMatchObject({ kept: false })
    const { id: frameworkId } = await world.framework()
    expect(await own.database.mapperStates.adapter(world.workspaceId, frameworkId)).toBeNull()
  })

  it('starts over where a kudos is withdrawn while it learns', async () => {
    const [first] = await decideTwenty()
    const way = learning()
    let withdrawn = false
    await refit({
      async fit(...order) {
        const fit = await way.fit(...order)
        if (!withdrawn) await own.database.recognitions.withdraw(world.workspaceId, first!, world.clock.now())
        withdrawn = true
        return fit
      },
    })
    expect(way.seen.map(examples => examples.length)).toEqual([20, 19])
    const { id: frameworkId } = await world.framework()
    const inUse = await own.database.mapperStates.adapter(world.workspaceId, frameworkId)
    expect(inUse!.sources.some(source => source.startsWith(first!))).toBe(false)
    expect(inUse!.sources).toHaveLength(19)
  })

  it('is made by one replica only, and by another where that one died', async () => {
    await decideTwenty()
    let meanwhile: unknown
    const way: Learning = {
      async fit(...order) {
        meanwhile = await refit()
        return learning().fit(...order)
      },
    }
    expect(await refit(way)).not.toBeNull()
    expect(meanwhile).toBeNull()
    const { id: frameworkId } = await world.framework()
    const claim = { workspaceId: world.workspaceId, frameworkId }
    const { now } = world.clock
    await own.database.mapperStates.claim(claim, now(), now())
    expect(await refit()).toBeNull()
    world.advance(11)
    expect(await refit()).not.toBeNull()
  })

  it('that fails is free to be tried again', async () => {
    await decideTwenty()
    const broken: Learning = { fit: () => Promise.reject(new Error('no memory')) }
    await expect(refit(broken)).rejects.toThrow('no memory')
    expect(await refit()).not.toBeNull()
  })
})

describe('which refits are due', () => {
  const due = async () => {
    const since = new Date(world.clock.now().getTime() - 24 * 3600 * 1000)
    const found = await own.database.mapperStates.due({ decisions: 20, since })
    return found.some(({ workspaceId }) => workspaceId === world.workspaceId)
  }

  it('are those with twenty new decisions, and then those a day old with something to learn or forget', async () => {
    expect(await due()).toBe(false)
    const ids = await decideTwenty()
    expect(await due()).toBe(true)
    world.advance(1)
    await refit()
    expect(await due()).toBe(false)
    world.advance(1)
    await world.give('one more', [mistakes])
    expect(await due()).toBe(false)
    world.advance(24 * 60)
    expect(await due()).toBe(true)
    await refit()
    for (const id of ids) await own.database.recognitions.withdraw(world.workspaceId, id, world.clock.now())
    world.advance(24 * 60 + 1)
    expect(await due()).toBe(true)
    await refit()
    world.advance(24 * 60 + 1)
    expect(await due()).toBe(false)
  })

  it('do not count suggestions that nobody answered', async () => {
    for (let i = 0; i < 25; i++) await world.give(`suggested ${i}`, [mistakes], 'suggested')
    expect(await due()).toBe(false)
  })
})
