import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/playground/protocol.ts'
import { type ChaosWorld, kudosChannel, openWorld, press, wordsOf } from './world.ts'

const givers = ['U0ANA', 'U0BEN', 'U0PRIYA', 'U0ROSA', 'U0KIT', 'U0MEI', 'U0HAO', 'U0XIA']
const rounds = 3

let world: ChaosWorld

beforeAll(async () => {
  world = await openWorld()
  await Promise.all([world.start(), world.start()])
}, 180_000)
afterAll(() => world?.close())

const textOf = (giver: string, round: number) => `brought cable drum ${giver}-${round} up in time`

describe('two Laurels on one database and one Slack, everything delivered twice', () => {
  it('post each card once, count everything once, and leave nothing over', async () => {
    world.playground.faults.redeliver = 1
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        givers.map(giver =>
          world.driver.say({
            as: giver,
            conversation: kudosChannel,
            text: `/kudos @tom ${textOf(giver, round)}`,
          }),
        ),
      )
    }
    const texts = givers.flatMap(giver => Array.from({ length: rounds }, (_, round) => textOf(giver, round)))
    await world.driver.waitFor(() => texts.every(text => world.posts(text).length > 0), {
      what: 'all cards',
      timeoutMs: 20_000,
    })
    const cards = texts.map(text => world.posts(text)[0]) as Message[]
    await Promise.all(cards.map(card => press(world.driver, 'U0YAN', card, 'kudos:plus-one')))
    await world.idle()

    expect(texts.filter(text => world.posts(text).length !== 1)).toEqual([])
    expect(texts.filter(text => !wordsOf(world.posts(text)[0]!).includes('+1 · 1'))).toEqual([])
    const { prisma } = world.test.connection
    expect(await prisma.recognition.count()).toBe(texts.length)
    expect(await prisma.plusOne.count()).toBe(texts.length)
    // One for each command, one for each press.
    expect(await prisma.receipt.count()).toBe(2 * texts.length)
    const giving = await prisma.dailyGiving.findMany()
    expect(giving.map(row => row.given)).toEqual(givers.map(() => rounds))
    const states = await prisma.delivery.groupBy({
      by: ['kind', 'state'],
      _count: true,
      orderBy: { kind: 'asc' },
    })
    expect(states).toEqual([
      { kind: 'kudos-card', state: 'sent', _count: texts.length },
      { kind: 'mapping-prompt', state: 'sent', _count: texts.length },
    ])
  })

  it('share the work', async () => {
    const laurels = new Set<string>()
    const { rows } = await world.test.connection.pool.query(
      `select distinct pid from pg_locks where locktype = 'advisory'
       and database = (select oid from pg_database where datname = current_database())`,
    )
    for (const { pid } of rows) laurels.add(pid)
    expect(laurels.size).toBe(2)
  })
})
