import { afterAll, beforeAll, expect, it } from 'vitest'
import { mentionPeople, mentionRecipients } from '../../src/app/mention-people.ts'
import type { People } from '../../src/core/person.ts'
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
    person('XAY', 'Xay', 'xay@harbour.example'),
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
  ['@Ben@曹颖', '<@BEN><@CAO>'],
  ['@Tom helped', '@Tom helped'],
  ['@x_y did', '@x_y did'],
  ['@Tom Rees helped', '<@TOM2> helped'],
  ['@nobody, @ben.', '@nobody, <@BEN>.'],
  ['<@U1|@ben> and x@ben and ops@harbour.example', '<@U1|@ben> and x@ben and ops@harbour.example'],
])('%s', async (line, said) => {
  expect(await mentionPeople(own, workspaceId, line)).toBe(said)
})

it('leaves names alone that do not count', async () => {
  const said = await mentionRecipients(own, workspaceId, '@Ben and @曹颖 helped @Tom Reed')
  expect(said).toBe('<@BEN> and <@CAO> helped @Tom Reed')
})

it('asks for all names of a line at once, whoever is meant, and only where there are any', async () => {
  const asked: (readonly string[])[] = []
  const people: Pick<People, 'named'> = {
    named: (workspace, words) => {
      asked.push(words)
      return own.database.people.named(workspace, words)
    },
  }
  const counting = { database: { ...own.database, people } } as never
  const line = '谢谢大家，特别是@王芳芳帮我写完了全部的报告，还有@Ben和@Tom Rees'
  const said = await mentionRecipients(counting, workspaceId, line)
  expect(said).toBe('谢谢大家，特别是<@WANGF>帮我写完了全部的报告，还有<@BEN>和<@TOM2>')
  expect(asked).toHaveLength(1)
  for (const named of ['thanks, all', '<@BEN> and <@WANG|王芳> stayed late'])
    expect(await mentionRecipients(counting, workspaceId, named)).toBe(named)
  expect(asked).toHaveLength(1)
})

it('leaves names alone that are too many', async () => {
  const said = await mentionPeople(own, workspaceId, '@ben '.repeat(60))
  expect(said).toBe('<@BEN> '.repeat(50) + '@ben '.repeat(10))
})
