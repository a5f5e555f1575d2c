import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awayOf } from '../../../src/chat/slack/away.ts'
import { SlackDirectory, type SlackUser } from '../../../src/chat/slack/directory.ts'
import { DoNotDisturb } from '../../../src/chat/slack/do-not-disturb.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

const log = pino({ level: 'silent' })

describe('a status', () => {
  it.each([
    ['', ':palm_tree:', true],
    ['Vacationing', ':palm_tree:', true],
    ['OOO until Monday', '', true],
    ['out of office', ':airplane:', true],
    ['休假中', ':tada:', true],
    ['Out sick', ':face_with_thermometer:', true],
    ['Working from the beach', ':palm_tree:', false],
    ['In a meeting', ':spiral_calendar_pad:', false],
    ['Commuting', ':bus:', false],
    ['cool boots', '', false],
    ['', '', false],
  ])('"%s" %s is out of office: %s', (status_text, status_emoji, isAway) => {
    expect(awayOf({ status_text, status_emoji }) !== null).toBe(isAway)
  })

  it('says until when where it expires', () => {
    expect(awayOf({ status_text: 'OOO', status_expiration: 1_796_000_000 })).toEqual({
      until: new Date(1_796_000_000_000),
    })
    expect(awayOf({ status_text: 'OOO', status_expiration: 0 })).toEqual({ until: null })
  })
})

describe('the directory of Slack', () => {
  let own: TestDatabase
  const user: SlackUser = { id: 'UEVE', name: 'eve', team_id: 'T1', tz: 'UTC' }

  beforeAll(async () => {
    own = await createTestDatabase()
    await own.database.workspaces.connect(
      { id: 'T1', platform: 'slack', name: 'W', botUserId: 'U0' },
      new Date('2026-11-23T09:00:00Z'),
    )
  })
  afterAll(() => own.close())

  it('notes who is out of office, as profiles and events tell it, and who is back', async () => {
    let calls = 0
    const told = { ...user, profile: { status_emoji: ':palm_tree:', status_expiration: 1_796_000_000 } }
    const info = async () => {
      calls++
      return { user: told }
    }
    const client = { users: { info } } as unknown as WebClient
    const clock = { now: () => new Date('2026-11-23T09:00:00Z') }
    const directory = new SlackDirectory(client, own.database.people, 'T1', clock, log)
    const away = async () => (await own.database.hours.reach('T1', ['UEVE'])).get('UEVE')?.away
    await directory.people(['UEVE'])
    expect(await away()).toEqual({ until: new Date(1_796_000_000_000) })
    await directory.changed({ ...told, profile: { status_text: '' } })
    expect(await away()).toBeNull()
    await directory.changed({ ...told, profile: { status_text: '请假' } })
    expect(await away()).toEqual({ until: null })
    // What the event said is enough.
    expect(calls).toBe(1)
  })
})

describe('do not disturb', () => {
  const clock = { moment: new Date('2026-11-24T20:00:00Z'), now: () => clock.moment }
  const seconds = (iso: string) => Date.parse(iso) / 1000

  it('is asked for many in one call, and remembered for some minutes', async () => {
    const asked: string[] = []
    const teamInfo = async ({ users }: { users: string }) => {
      asked.push(users)
      return {
        users: {
          UA: {
            dnd_enabled: true,
            next_dnd_start_ts: seconds('2026-11-24T19:00:00Z'),
            next_dnd_end_ts: seconds('2026-11-25T07:00:00Z'),
          },
          UB: {
            dnd_enabled: true,
            next_dnd_start_ts: seconds('2026-11-24T22:00:00Z'),
            next_dnd_end_ts: seconds('2026-11-25T07:00:00Z'),
          },
          UC: { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 },
        },
      }
    }
    const quiet = new DoNotDisturb({ dnd: { teamInfo } } as unknown as WebClient, clock, log)
    expect(await Promise.all(['UA', 'UB', 'UC', 'UA'].map(id => quiet.until(id)))).toEqual([
      new Date('2026-11-25T07:00:00Z'),
      null,
      null,
      new Date('2026-11-25T07:00:00Z'),
    ])
    await quiet.until('UA')
    expect(asked).toEqual(['UA,UB,UC'])
  })

  it('counts as off where Slack does not tell, which is not asked again soon', async () => {
    let calls = 0
    const teamInfo = async () => {
      calls++
      throw Object.assign(new Error('no'), {
        code: 'slack_webapi_platform_error',
        data: { error: 'missing_scope' },
      })
    }
    const quiet = new DoNotDisturb({ dnd: { teamInfo } } as unknown as WebClient, clock, log)
    for (const id of ['UA', 'UB', 'UC']) expect(await quiet.until(id)).toBeNull()
    expect(calls).toBe(1)
  })

  it('takes no more of Slack than its share, however many are to be asked', async () => {
    let calls = 0
    const teamInfo = async () => {
      calls++
      return { users: {} }
    }
    const quiet = new DoNotDisturb({ dnd: { teamInfo } } as unknown as WebClient, clock, log)
    await Promise.all(Array.from({ length: 2000 }, (_, index) => quiet.until(`U${index}`)))
    expect(calls).toBe(15)
  })
})

describe('a Slack app that was installed with the manifest', () => {
  let laurel: TestLaurel

  beforeAll(async () => {
    laurel = await startTestLaurel()
  })
  afterAll(() => laurel?.close())

  it('may ask who does not want to be disturbed', async () => {
    const seen: unknown[] = []
    const quiet = new DoNotDisturb(
      new WebClient(laurel.playground.botToken, { slackApiUrl: laurel.playground.apiUrl }),
      laurel.running.laurel.clock,
      { warn: (detail: unknown) => seen.push(detail) } as never,
    )
    expect(await quiet.until('U0KIT')).toBeNull()
    expect(seen).toEqual([])
  })
})
