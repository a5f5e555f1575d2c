import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const root = resolve(import.meta.dirname, '../..')
let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
  await own.database.workspaces.connect(
    { id: 'W1', platform: 'slack', name: 'Harbour', botUserId: null },
    new Date('2026-11-22T10:00:00Z'),
  )
})
afterAll(() => own.close())

function questions(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    const { PATH, HOME } = process.env
    execFile(
      process.execPath,
      [resolve(root, 'src/cli/laurel.mjs'), 'questions', ...args],
      { env: { PATH, HOME, DATABASE_URL: own.url }, cwd: root, maxBuffer: 8 * 1024 * 1024 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('laurel questions', { timeout: 60_000 }, () => {
  it('lists the bank by topic, adds a question of its own, and retires it', async () => {
    const { out } = await questions('list')
    expect(out).toMatch(/^workload: \d+$/m)
    expect(out).toContain('在正常的工作时间里，我能把事情做好。')
    expect(out).toContain('own: none')
    const added = await questions(
      'add',
      '--kind',
      'choice',
      '--en',
      'Tea?',
      '--option',
      'Yes | 要',
      '--option',
      'No',
    )
    expect(added.out).toMatch(/Added.*\n {2}own-\S+ \(choice\)\n {4}Tea\?\n {6}- Yes \| 要\n {6}- No \| No/)
    const [question] = await own.database.ownQuestions.list('W1')
    expect((await questions('retire', question!.code)).out).toContain('asked no more')
    expect((await questions('list')).out).toContain('(choice, retired)')
    const again = await questions('retire', question!.code)
    expect(again).toMatchObject({ code: 1 })
    expect(again.err).toContain('still asked')
  })

  it('adds nothing that is incomplete, and says what is missing', async () => {
    const before = (await own.database.ownQuestions.list('W1')).length
    expect((await questions('add')).err).toContain('Give --en, --zh or both')
    expect((await questions('add', '--kind', 'choice', '--zh', '喝茶吗？')).err).toContain('2 to 7 options')
    expect((await questions('add', '--kind', 'wheel', '--zh', '喝茶吗？')).code).toBe(2)
    expect(await own.database.ownQuestions.list('W1')).toHaveLength(before)
  })
})
