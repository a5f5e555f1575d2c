import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askRound } from '../../src/app/ask-round.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { openPulseRound } from '../../src/app/open-pulse-round.ts'
import { type Chat, ChatFailure, type Directory, type OutgoingMessage } from '../../src/core/chat.ts'
import { BulkLane } from '../../src/jobs/bulk-lane.ts'
import { DeadWorkers } from '../../src/jobs/dead-workers.ts'
import { type PulseWorkspace, pulseWorkspace } from '../app/pulse-workspace.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const log = pino({ level: 'silent' })

/** A platform that keeps what it is sent; `answer` may refuse, and says so before or after it has taken the message. */
class Platform implements Chat {
  readonly canFind = true
  readonly editsPerMinute = 6000
  readonly posts: OutgoingMessage[] = []
  readonly lookedFor: string[] = []
  /** Posts that were asked for, refused ones included. */
  asked = 0
  answer: (message: OutgoingMessage, take: () => void) => Promise<void> | void = (_, take) => take()

  async post(message: OutgoingMessage) {
    this.asked += 1
    await this.answer(message, () => this.posts.push(message))
    return { channel: `D${message.conversation}`, messageId: message.deliveryId }
  }
  async update() {}
  async find(conversation: string, deliveryId: string) {
    this.lookedFor.push(deliveryId)
    const found = this.posts.some(post => post.deliveryId === deliveryId)
    return found ? { channel: `D${conversation}`, messageId: deliveryId } : null
  }
  async link() {
    return null
  }
}

/** The check-ins only ask it whether it knows of anybody who wants quiet. */
const nobodyKnown = {} as Directory

let own: TestDatabase
let platform: Platform
const lanes: BulkLane[] = []

beforeEach(async () => {
  own = await createTestDatabase()
  platform = new Platform()
})
afterEach(async () => {
  for (const lane of lanes.splice(0)) await lane.stop()
  await own.close()
})

function laneOf(laurel: Laurel, id: string = randomUUID()): BulkLane {
  const lane = new BulkLane({ ...laurel, chat: () => platform, directory: () => nobodyKnown }, id, log)
  lanes.push(lane)
  return lane
}

/** A workspace whose team has this many members beside Ana, who manages it. */
async function teamOf(size: number): Promise<PulseWorkspace> {
  const workspace = await pulseWorkspace(own)
  const { workspaceId, teamId } = workspace
  await own.connection.pool.query(`delete from "TeamMember" where "workspaceId" = $1`, [workspaceId])
  await own.connection.pool.query(
    `insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
     select $1, 'U' || n, 'Person ' || n, 'en', 'UTC', now() from generate_series(1, $2::int) n`,
    [workspaceId, size],
  )
  await own.connection.pool.query(
    `insert into "TeamMember" ("workspaceId", "teamId", "personId", "joinedAt")
     select $1, $2, 'U' || n, now() from generate_series(1, $3::int) n`,
    [workspaceId, teamId, size],
  )
  return workspace
}

const open = ({ laurel, workspaceId, teamId }: PulseWorkspace) =>
  openPulseRound(laurel, { workspaceId, teamId, fireAt: laurel.clock.now().toISOString() })

/** Carries out the jobs that ask the rest of a round, each `times` times. */
async function askAll({ laurel, jobs }: PulseWorkspace, times = 1): Promise<number> {
  for (let done = 0; ; done += 1) {
    const job = (await jobs('ask-round'))[done]
    if (!job) return done
    for (let time = 0; time < times; time += 1) await askRound(laurel, job as never)
  }
}

const left = async () =>
  (await own.connection.pool.query('select * from "BulkDelivery" order by "position"')).rows
const allSent = () => expect.poll(left, { timeout: 50_000, interval: 50 }).toEqual([])

async function queue(
  { laurel, workspaceId }: PulseWorkspace,
  roundId: string,
  people: string[],
  about = 'extra',
) {
  await own.database.transaction(({ deliveries }) =>
    deliveries.queueMany(
      workspaceId,
      people.map(personId => ({
        id: randomUUID(),
        kind: 'pulse-question' as const,
        key: `${about}:${roundId}:${personId}`,
        conversation: personId,
        roundId,
        personId,
      })),
      laurel.clock.now(),
    ),
  )
}

const roundOf = async (workspace: PulseWorkspace) => {
  const opened = await open(workspace)
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return opened.roundId
}

describe('a round of many', { timeout: 60_000 }, () => {
  it('asks each member once, however often its jobs are repeated, sent by two replicas', async () => {
    const workspace = await teamOf(1300)
    await open(workspace)
    expect(await left()).toHaveLength(1000)
    expect(await askAll(workspace, 2)).toBe(1)
    expect(await left()).toHaveLength(1300)
    laneOf(workspace.laurel).start()
    laneOf(workspace.laurel).start()
    await allSent()
    expect(platform.posts).toHaveLength(1300)
    expect(new Set(platform.posts.map(post => post.conversation)).size).toBe(1300)
    expect(platform.lookedFor).toEqual([])
    const deliveries = await workspace.deliveries('pulse-question')
    expect(new Set(deliveries.map(each => each.state))).toEqual(new Set(['sent']))
    expect(new Set(deliveries.map(each => each.attempts))).toEqual(new Set([1]))
    expect(deliveries.every(each => each.messageId === each.id && each.channel === `D${each.personId}`)).toBe(
      true,
    )
  })

  it('asks nobody any more once it is closed', async () => {
    const workspace = await teamOf(1200)
    const roundId = await roundOf(workspace)
    await own.database.pulses.close(workspace.workspaceId, roundId, workspace.laurel.clock.now())
    await askAll(workspace)
    laneOf(workspace.laurel).start()
    await allSent()
    expect(platform.posts).toEqual([])
    const states = (await workspace.deliveries('pulse-question')).map(each => each.state)
    expect(states).toEqual(Array.from({ length: 1000 }, () => 'dropped'))
  })
})

describe('the bulk lane', () => {
  it('sends to one conversation in order and one after the other, to others at the same time', async () => {
    const workspace = await teamOf(30)
    const roundId = await roundOf(workspace)
    for (const about of ['b', 'c']) await queue(workspace, roundId, ['U1', 'U2', 'U3'], about)
    const keys = new Map(
      (await workspace.deliveries('pulse-question')).map(each => [each.id, each.key.split(':')[0]]),
    )
    const busy = new Map<string, number>()
    let most = 0
    platform.answer = async ({ conversation }, take) => {
      expect(busy.get(conversation) ?? 0).toBe(0)
      busy.set(conversation, 1)
      most = Math.max(most, [...busy.values()].filter(Boolean).length)
      await new Promise(resolve => setImmediate(resolve))
      take()
      busy.set(conversation, 0)
    }
    laneOf(workspace.laurel).start()
    await allSent()
    expect(most).toBeGreaterThan(1)
    for (const person of ['U1', 'U2', 'U3']) {
      const posts = platform.posts.filter(post => post.conversation === person)
      expect(posts.map(post => keys.get(post.deliveryId))).toEqual(['pulse-question', 'b', 'c'])
    }
  })

  it('leaves a workspace alone for as long as the platform asks, and uses up no attempt by that', async () => {
    const workspace = await teamOf(60)
    await open(workspace)
    let refused: number | null = null
    let first: number | null = null
    platform.answer = (_, take) => {
      if (platform.asked <= 4) {
        refused = performance.now()
        throw new ChatFailure('busy', 'ratelimited', 1)
      }
      // Those that were on their way when it was asked for.
      if (platform.asked > 12) first ??= performance.now()
      take()
    }
    laneOf(workspace.laurel).start()
    await allSent()
    expect(platform.posts).toHaveLength(60)
    expect(first! - refused!).toBeGreaterThanOrEqual(990)
    expect(platform.lookedFor).toEqual([])
  })

  it('gives a small workspace its share beside a large one', async () => {
    const large = await teamOf(1000)
    await open(large)
    const small = await teamOf(5)
    await open(small)
    laneOf(large.laurel).start()
    await allSent()
    const ids = new Set((await small.deliveries('pulse-question')).map(each => each.id))
    const places = platform.posts.flatMap((post, place) => (ids.has(post.deliveryId) ? [place] : []))
    expect(places).toHaveLength(5)
    expect(Math.max(...places)).toBeLessThan(100)
  })

  it('leaves workspaces alone that another Laurel on the database is connected to', async () => {
    const [ours, theirs] = [await teamOf(3), await teamOf(3)]
    await open(ours)
    await open(theirs)
    const lane = new BulkLane(
      {
        ...ours.laurel,
        directory: () => nobodyKnown,
        chat(id) {
          if (id === ours.workspaceId) return platform
          throw new Error('not connected')
        },
      },
      'lane',
      log,
    )
    lanes.push(lane)
    lane.start()
    await expect.poll(() => platform.posts.length, { timeout: 10_000 }).toBe(3)
    await expect.poll(async () => (await left()).map(row => row.attempts)).toEqual([0, 0, 0])
  })

  it('looks for a message that may have arrived, and gives up one that the platform refuses', async () => {
    const workspace = await teamOf(4)
    await open(workspace)
    const struck = new Set<string>()
    platform.answer = ({ conversation }, take) => {
      if (conversation === 'U2') throw new ChatFailure('refused', 'account_inactive')
      if (conversation !== 'U4' && !struck.has(conversation)) {
        struck.add(conversation)
        // U1's has arrived, U3's has not.
        if (conversation === 'U1') take()
        throw new ChatFailure('unknown', 'timeout')
      }
      take()
    }
    laneOf(workspace.laurel).start()
    await allSent()
    expect(platform.posts.map(post => post.conversation).sort()).toEqual(['U1', 'U3', 'U4'])
    expect(platform.lookedFor).toHaveLength(2)
    const states = (await workspace.deliveries('pulse-question')).map(({ state, error }) => [state, error])
    expect(states).toEqual([
      ['sent', null],
      ['failed', 'account_inactive'],
      ['sent', null],
      ['sent', null],
    ])
  })

  it('puts back what is not on its way when it is told to stop', async () => {
    const workspace = await teamOf(200)
    await open(workspace)
    const lane = laneOf(workspace.laurel)
    lane.start()
    await expect.poll(() => platform.posts.length, { interval: 1 }).toBeGreaterThan(0)
    await lane.stop()
    const rest = await left()
    expect(rest.length + platform.posts.length).toBe(200)
    expect(rest.filter(row => row.claimedBy !== null || row.attempts !== 0)).toEqual([])
    laneOf(workspace.laurel).start()
    await allSent()
    expect(platform.posts).toHaveLength(200)
    expect(platform.lookedFor).toEqual([])
  })
})

describe('a lane that others may take for dead', () => {
  it('sends nothing of what it has in hand, and what it lost to another stays with that', async () => {
    const workspace = await teamOf(20)
    await open(workspace)
    let held = true
    const lane = new BulkLane(
      { ...workspace.laurel, chat: () => platform, directory: () => nobodyKnown },
      'cut off',
      log,
      () => held,
    )
    lanes.push(lane)
    platform.answer = (_, take) => {
      take()
      held = false
    }
    lane.start()
    const claimed = async () => (await left()).filter(row => row.claimedBy !== null)
    await expect.poll(async () => (await left()).length).toBeLessThan(20)
    await expect.poll(claimed).toEqual([])
    const sent = platform.posts.length
    expect(sent).toBeLessThanOrEqual(12)
    const { bulkDeliveries } = own.database
    await own.connection.pool.query('update "BulkDelivery" set "dueAt" = now()')
    const [lost] = await bulkDeliveries.claim(workspace.workspaceId, 'cut off', 1)
    await own.connection.pool.query(
      `update "BulkDelivery" set "claimedBy" = 'another' where "claimedBy" is not null`,
    )
    await bulkDeliveries.putBack(lost!, { seconds: 0, why: 'held-up', untouched: true, error: null })
    expect((await claimed()).map(row => [row.claimedBy, row.isUnclear])).toEqual([['another', true]])
    await lane.stop()
    expect(platform.posts).toHaveLength(sent)
  })
})

describe('what a killed process had in hand', () => {
  it('is given back, and looked for before it is sent again', async () => {
    const workspace = await teamOf(6)
    await open(workspace)
    const { bulkDeliveries } = own.database
    const claimed = await bulkDeliveries.claim(workspace.workspaceId, 'killed', 4)
    // It had posted one of them.
    await platform.post({ deliveryId: claimed[0]!.delivery.id, conversation: 'U1' } as OutgoingMessage)
    const living = await bulkDeliveries.claim(workspace.workspaceId, 'living', 1)
    const watcher = new DeadWorkers(own.url, log)
    await watcher.adopt('living')
    await watcher.start()
    await watcher.sweep()
    try {
      expect((await left()).filter(row => row.claimedBy).map(row => row.claimedBy)).toEqual(['living'])
    } finally {
      await watcher.stop()
    }
    laneOf(workspace.laurel).start()
    await expect.poll(async () => (await left()).length, { timeout: 10_000 }).toBe(1)
    expect(platform.posts).toHaveLength(5)
    expect(platform.lookedFor.sort()).toEqual(claimed.map(each => each.delivery.id).sort())
    expect(living).toHaveLength(1)
  })
})
