import type { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { SlackDirectory, type SlackUser } from '../../../src/chat/slack/directory.ts'
import { ChatFailure } from '../../../src/core/chat.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'

const workspaceId = 'T1'
const now = new Date('2026-11-23T09:00:00Z')

let own: TestDatabase
let directory: SlackDirectory
/** How many profiles Slack tells before it asks for patience. */
let allowance: number
let asked: string[]
let users: Map<string, SlackUser>

beforeAll(async () => {
  own = await createTestDatabase()
  await own.database.workspaces.connect(
    { id: workspaceId, platform: 'slack', name: 'W', botUserId: 'U0' },
    now,
  )
})
afterAll(() => own.close())

beforeEach(async () => {
  await own.connection.prisma.person.deleteMany()
  allowance = Number.POSITIVE_INFINITY
  asked = []
  users = new Map()
  const info = async ({ user: id }: { user: string }) => {
    asked.push(id)
    allowance -= 1
    if (allowance < 0)
      throw Object.assign(new Error('slow down'), { code: 'slack_webapi_rate_limited_error', retryAfter: 30 })
    return {
      user: users.get(id) ?? { id, name: id.toLowerCase(), team_id: workspaceId, tz: 'Europe/Lisbon' },
    }
  }
  const channels: Record<string, object> = {
    CPUBLIC: { is_channel: true, is_private: false },
    CPRIVATE: { is_channel: true, is_private: true },
  }
  const conversations = {
    info: async ({ channel }: { channel: string }) => {
      if (channels[channel]) return { channel: channels[channel] }
      throw Object.assign(new Error('no'), {
        code: 'slack_webapi_platform_error',
        data: { error: 'channel_not_found' },
      })
    },
    members: async () => ({ members: ['UANA'] }),
  }
  const client = { users: { info }, conversations } as unknown as WebClient
  const log = pino({ level: 'silent' })
  directory = new SlackDirectory(client, own.database.people, workspaceId, { now: () => now }, log)
})

it('goes on where Slack had asked for patience: a team of any size is known in the end', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => `U${index}`)
  allowance = 70
  await expect(directory.people(ids)).rejects.toBeInstanceOf(ChatFailure)
  expect(await own.database.people.getMany(workspaceId, ids)).toHaveLength(70)
  allowance = 100
  asked = []
  expect(await directory.people(ids)).toHaveLength(150)
  expect(asked.filter(id => Number(id.slice(1)) < 70)).toEqual([])
})

it('hears that somebody has left, and takes no notice of a new picture or of people it does not know', async () => {
  await directory.people(['UANA'])
  asked = []
  const ana = { id: 'UANA', name: 'uana', team_id: workspaceId, tz: 'Europe/Lisbon' }
  await directory.changed({ ...ana, profile: { image_24: 'https://example.test/new.png' } })
  await directory.changed({ ...ana, id: 'UNEW', deleted: true })
  expect(asked).toEqual([])
  users.set('UANA', { ...ana, deleted: true })
  await directory.changed({ ...ana, deleted: true })
  expect(await own.database.people.get(workspaceId, 'UANA')).toMatchObject({ isActive: false })
  expect(await directory.people(['UANA'])).toMatchObject([{ isActive: false }])
})

it('lets everybody read public channels, members private ones, and nobody what Laurel cannot see', async () => {
  const reads = (channel: string, person: string) => directory.mayRead(channel, person)
  expect(await reads('CPUBLIC', 'UBEN')).toBe(true)
  expect(await reads('CPRIVATE', 'UANA')).toBe(true)
  expect(await reads('CPRIVATE', 'UBEN')).toBe(false)
  expect(await reads('CSECRET', 'UANA')).toBe(false)
})

it('lets somebody from another company read the channels alone that they are in', async () => {
  for (const id of ['UANA', 'UGUEST']) users.set(id, { id, name: id, team_id: 'T2', is_stranger: true })
  await directory.people(['UANA', 'UGUEST'])
  expect(await directory.mayRead('CPUBLIC', 'UANA')).toBe(true)
  expect(await directory.mayRead('CPUBLIC', 'UGUEST')).toBe(false)
})
