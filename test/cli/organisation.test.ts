import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bea, createIdentityWorld, type IdentityWorld, slack, teams } from '../app/identity-world.ts'

const root = resolve(import.meta.dirname, '../..')
let world: IdentityWorld

beforeAll(async () => {
  world = await createIdentityWorld({ joined: false })
})
afterAll(() => world?.close())

function organisation(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    const { PATH, HOME } = process.env
    execFile(
      process.execPath,
      [resolve(root, 'src/cli/laurel.mjs'), 'organisation', ...args],
      { env: { PATH, HOME, DATABASE_URL: world.own.url }, cwd: root },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

it('joins a Slack workspace and a tenant, asks who is in both, and splits them again', async () => {
  expect((await organisation('join', slack, 'nowhere')).err).toContain('There is no workspace "nowhere"')
  expect((await organisation('join', slack, teams)).out).toContain('who are asked once they are at work: 2.')
  // At nine o'clock in Lisbon, where all of them live.
  world.advance(8 * 60)
  await world.ask()
  expect(await world.told(bea.slack, 'identity-offer')).toMatchObject([{ state: 'offered' }])
  await world.link(bea)
  const { out } = await organisation('list')
  expect(out).toContain(`${slack}  Harbour in slack (slack): one with ${teams}, 1 person in both`)
  expect(out).toMatch(/linked {2}UBEA$/m)
  expect(out).not.toContain('@')
  expect((await organisation('split', teams)).out).toContain('two profiles now: 1.')
  expect(await world.own.database.identities.accountsOf(bea.slack)).toEqual([bea.slack])
}, 60_000)
