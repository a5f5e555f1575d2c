import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Framework } from '../../src/core/framework/framework.ts'
import type { FrameworkDocument } from '../../src/core/framework/schema.ts'
import { type LearningWorld, learningWorld } from '../app/learning-world.ts'
import { tinyDocument } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const root = resolve(import.meta.dirname, '../..')
let own: TestDatabase
let world: LearningWorld
let folder: string

beforeAll(async () => {
  own = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'laurel-framework-'))
  world = await learningWorld(own, new Framework(tinyDocument))
})
afterAll(async () => {
  await own.close()
  await rm(folder, { recursive: true, force: true })
})

function laurel(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    const { PATH, HOME } = process.env
    execFile(
      process.execPath,
      [resolve(root, 'src/cli/laurel.mjs'), ...args],
      { env: { PATH, HOME, DATABASE_URL: own.url, LAUREL_DATA_DIR: folder }, cwd: root },
      (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

async function file(document: FrameworkDocument): Promise<string> {
  const path = join(folder, 'framework.json')
  await writeFile(path, JSON.stringify(document))
  return path
}

describe('laurel framework', () => {
  it('warns of indicators that are hard to tell apart, by code and by name in both languages', async () => {
    const [ownership, collaboration] = tinyDocument.competencies
    const [first] = ownership!.indicators
    const twin = { ...first!, code: 'twin', emoji: 'twin', name: { en: 'A twin', 'zh-CN': '双胞胎' } }
    const path = await file({
      ...tinyDocument,
      competencies: [{ ...ownership!, indicators: [...ownership!.indicators, twin] }, collaboration!],
    })
    const { code, out } = await laurel('framework', 'check', path)
    expect(code).toBe(0)
    expect(out).toContain(
      'warn ownership.owns-mistakes (Name of owns-mistakes / 名称owns-mistakes) and ownership.twin (A twin / 双胞胎) are hard to tell apart',
    )
    expect(out).toContain('ready to load')
  })

  it('counts what the changes would do, carries the tags over, and takes it back', async () => {
    const [ownership, collaboration] = tinyDocument.competencies
    const [first] = ownership!.indicators
    const id = await world.give('a', ['ownership.owns-mistakes'])
    await world.give('b', ['ownership.sees-work-through'])
    await world.give('c', ['collaboration.mediates-conflict'])
    const path = await file({
      ...tinyDocument,
      version: 2,
      changes: [
        { rename: 'ownership.owns-mistakes', to: 'ownership.admits' },
        { retire: 'ownership.sees-work-through' },
      ],
      competencies: [{ ...ownership!, indicators: [{ ...first!, code: 'admits' }] }, collaboration!],
    })
    const counts = [
      'version 1 to 2: 3 tags in the history',
      '  renamed ownership.owns-mistakes: 1 tags to ownership.admits',
      '  retired ownership.sees-work-through: 1 tags taken away',
      '  kept    1 tags as they are',
    ].join('\n')
    const planned = await laurel('framework', 'load', path, '--dry-run')
    expect(planned).toMatchObject({ code: 0, err: '' })
    expect(planned.out).toContain(counts)
    expect(planned.out).toContain('nothing was changed in Harbour')
    expect(await world.tagsOf(id)).toEqual(['1 ownership.owns-mistakes corrected'])

    const loaded = await laurel('framework', 'load', path)
    expect(loaded.out).toContain(counts)
    expect(loaded.out).toContain('in use in Harbour')
    expect(await world.tagsOf(id)).toEqual(['2 ownership.admits corrected'])

    const undone = await laurel('framework', 'undo')
    expect(undone).toMatchObject({ code: 0, out: 'version 2 back to 1 in Harbour: 3 tags restored\n' })
    expect(await world.tagsOf(id)).toEqual(['1 ownership.owns-mistakes corrected'])
    expect(await laurel('framework', 'undo')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to undo'),
    })
  }, 60_000)

  it('leaves it to the doctor to tell how the mapper learns', async () => {
    const { id: frameworkId } = await world.framework()
    const { workspaceId } = world
    const state = { workspaceId, frameworkId, triedAt: world.clock.now(), examples: 42 }
    const before = { en: 0.9, 'zh-CN': 0.95 }
    const adapter = { bytes: new Uint8Array([1]), sources: [] }
    await own.database.mapperStates.save({ ...state, accepted: true, before, after: before }, adapter)
    expect((await laurel('doctor')).out).toContain(
      `the mapper learnt from 42 decisions at 2026-11-22T10:00:00.000Z (check set: en 90.0 to 90.0 %, zh-CN 95.0 to 95.0 %)`,
    )
    const after = { en: 0.85, 'zh-CN': 0.95 }
    await own.database.mapperStates.save({ ...state, accepted: false, before, after }, undefined)
    expect((await laurel('doctor')).out).toMatch(
      /warn Harbour .*learning from 42 decisions was rejected .*en 90\.0 to 85\.0 %.*stays in use/,
    )
  })
})
