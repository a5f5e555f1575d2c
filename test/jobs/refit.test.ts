import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { learnFromTags } from '../../src/app/learn-from-tags.ts'
import type { Fit, Learning } from '../../src/core/mapping/workspace-example.ts'
import { startRefits } from '../../src/jobs/refit.ts'
import { learnInThread } from '../../src/jobs/refit-thread.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { loadMapper } from '../../src/seeds/model-file.ts'
import { type LearningWorld, learningWorld } from '../app/learning-world.ts'
import { benchLearning, readJargon } from '../bench/learning.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')
const model = { corpusDir: join(seeds, 'corpus/train'), cacheDir: join(inject('dataDir'), 'model') }
const conflict = 'collaboration.mediates-conflict'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

async function decide(world: LearningWorld, count: number): Promise<void> {
  for (let i = 0; i < count; i++)
    await world.give(i % 2 ? `teahouse number ${i} with the drivers` : `第${i}场茶馆`, [conflict])
}

/** Runs what is due in a replica of its own, and tells what it logged. */
async function replica(world: LearningWorld, learning: Learning) {
  const said: string[] = []
  const log = {
    info: (_: unknown, message?: string) => said.push(`info ${message}`),
    warn: (_: unknown, message?: string) => said.push(`warn ${message}`),
  }
  const refits = startRefits(world.laurel, learning, log)
  await refits.run()
  await refits.stop()
  return said
}

const fitOf = (change: Partial<Fit> = {}): Fit => ({
  adapter: null,
  strength: 1,
  accepted: true,
  before: { en: 0.9, 'zh-CN': 0.9 },
  after: { en: 0.9, 'zh-CN': 0.9 },
  ...change,
})

describe('the refits', () => {
  it('happen in a thread, with the built-in model, and the workspace maps by what was learnt', async () => {
    const core = await readFramework(join(seeds, 'frameworks/core'))
    const world = await learningWorld(own, core)
    const jargon = await readJargon()
    for (const { text, indicator, use } of jargon)
      if (use === 'learn') await world.give(text, indicator === null ? [] : [indicator])
    const base = await loadMapper({ framework: core, ...model })
    const learning = learnInThread(model, join(seeds, 'corpus/held-out/lake.jsonl'))
    expect(await replica(world, learning)).toEqual([
      "info the mapper has learnt from the workspace's decisions",
    ])
    const mapperOf = learnFromTags({
      database: own.database,
      clock: world.clock,
      framework: world.framework,
      base: async () => base,
    })
    const mapper = await mapperOf(world.workspaceId)
    for (const text of ['the teahouse between lab and gate helped', '化验室和闸口那场茶馆办得好'])
      expect((await mapper.map(text)).indicators[0]!.code).toBe(conflict)
    const { id } = await world.framework()
    const state = await own.database.mapperStates.get(world.workspaceId, id)
    expect(state).toMatchObject({ accepted: true, examples: 100 })
    expect(state!.before.en).toBeGreaterThan(0.4)
  }, 120_000)

  it('happen once on two replicas, and not again until there is something new', async () => {
    const world = await learningWorld(own)
    await decide(world, 20)
    world.advance(1)
    let fits = 0
    const learning: Learning = {
      async fit() {
        fits++
        await replica(world, learning)
        return fitOf()
      },
    }
    await replica(world, learning)
    await replica(world, learning)
    expect(fits).toBe(1)
  })

  it('tell the log of a rejection, and of a failure, and go on with the next workspace', async () => {
    const world = await learningWorld(own)
    const other = await learningWorld(own)
    await decide(world, 20)
    await decide(other, 20)
    let call = 0
    const learning: Learning = {
      async fit() {
        if (call++ === 0) throw new Error('no memory')
        return fitOf({ accepted: false })
      },
    }
    expect((await replica(world, learning)).slice(0, 2)).toEqual([
      'warn the mapper could not be refitted; trying again in a minute',
      'warn what the mapper learnt made it worse elsewhere, and was rejected',
    ])
  })
})

describe('a hundred decisions of a workspace with words of its own', () => {
  it('make its next two hundred messages map far better, and others no worse', async () => {
    const figures = new Map((await benchLearning(model.cacheDir)).map(({ name, value }) => [name, value]))
    for (const language of ['en', 'zh-CN']) {
      const before = figures.get(`${language}, before: competency first`)!
      const after = figures.get(`${language}, after 100 decisions: competency first`)!
      expect(after).toBeGreaterThan(before + 15)
      expect(after).toBeGreaterThan(62)
      expect(figures.get(`check set ${language}: competency first, after`)!).toBeGreaterThanOrEqual(
        figures.get(`check set ${language}: competency first, before`)! - 1,
      )
    }
  }, 120_000)
})
