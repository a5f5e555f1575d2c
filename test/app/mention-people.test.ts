import { afterAll, beforeAll, expect, it } from 'vitest'
import { mentionPeople } from '../../src/app/mention-people.ts'
import { isInFront } from '../../src/core/recognition/kudos-line.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { profileOf } from './profile.ts'

let own: TestDatabase
const workspaceId = 'W1'

beforeAll(async () => {
  own = await createTestDatabase()
  const workspace = { id: workspaceId, platform: 'teams', name: 'Harbour', botUserId: null } as const
  await own.database.workspaces.connect(workspace, new Date(0))
  const person = (id: string, name: string, email: string | null = null) => ({
    ...profileOf(id),
    name,
    email,
  })
  const people = [
    person('BEN', 'Ben Okafor', 'ben@harbour.example'),
    person('TOM1', 'Tom Reed'),
    person('TOM2', 'Tom Rees'),
    person('WANG', '王芳'),
    person('WANGF', '王芳芳'),
    person('CAO', '曹颖', 'cao@harbour.example'),
  ]
  await own.database.people.save(workspaceId, people, new Date(0))
})
afterAll(() => own.close())

it.each([
  ['@ben helped', '<@BEN> helped'],
  ['@Ben Okafor helped', '<@BEN> helped'],
  ['@Ben Okaforson helped', '<@BEN> Okaforson helped'],
  ['＠Ben，@曹颖和@王芳芳', '<@BEN>，<@CAO>和<@WANGF>'],
  ['@曹颖关于主动认错', '<@CAO>关于主动认错'],
  ['请教@王芳芳的看法', '请教<@WANGF>的看法'],
  ['@Ben和@曹颖', '<@BEN>和<@CAO>'],
  ['cao@harbour.example did', '<@CAO> did'],
  ['<mailto:cao@harbour.example|cao@harbour.example> did', '<@CAO> did'],
  ['@Ben+@曹颖 did', '<@BEN>+<@CAO> did'],
  ['@Tom helped', '@Tom helped'],
  ['@Tom Rees helped', '<@TOM2> helped'],
  ['@nobody, @ben.', '@nobody, <@BEN>.'],
  ['<@U1|@ben> and x@ben and ops@harbour.example', '<@U1|@ben> and x@ben and ops@harbour.example'],
])('%s', async (line, said) => {
  expect(await mentionPeople(own, workspaceId, line)).toBe(said)
})

it('leaves names alone that do not count', async () => {
  const said = await mentionPeople(own, workspaceId, '@Ben and @曹颖 helped @Tom Reed', isInFront)
  expect(said).toBe('<@BEN> and <@CAO> helped @Tom Reed')
})
