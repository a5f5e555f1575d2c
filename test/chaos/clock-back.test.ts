import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { type ChaosWorld, kudosChannel, openWorld } from './world.ts'

let world: ChaosWorld
/** What the clock of this Laurel is off by, in milliseconds. */
let off = 0

beforeAll(async () => {
  world = await openWorld()
  await world.start({ clock: { now: () => new Date(systemClock.now().getTime() + off) } })
}, 180_000)
afterAll(() => world?.close())

it('a clock that is set back while Slack wants to be left alone does not make that an hour longer', async () => {
  const give = (words: string) =>
    world.driver.say({ as: 'U0ANA', conversation: kudosChannel, text: `/kudos @tom ${words}` })
  const words = ['moored the barge in the fog', 'counted every container twice']
  world.playground.faults.plan({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 2 })
  await give(words[0]!)
  await world.driver.waitFor(() => world.playground.faults.planned.length === 0)
  off = -3_600_000
  await give(words[1]!)
  await world.driver.waitFor(() => words.every(each => world.posts(each).length > 0), {
    what: 'both cards',
    timeoutMs: 20_000,
  })
  await world.idle()
  expect(words.map(each => world.posts(each).length)).toEqual([1, 1])
})

describe.each([
  ['8 hours ahead all the time', 8, 8],
  ['8 hours ahead as it is sent, and set right after that', 8, 0],
  ['right as it is sent, and 8 hours ahead after that', 0, 8],
  ['a day behind', -24, -24],
  ['years ahead as it is sent', 40_000, 0],
])('with a clock that is %s', (name, before, after) => {
  it('a card that Slack took without saying so is found, and not posted again', async () => {
    off = before * 3_600_000
    const words = `hoisted the flag (${name})`
    world.playground.faults.plan({
      method: 'chat.postMessage',
      kind: 'server-error',
      status: 500,
      carriedOut: true,
    })
    await world.driver.say({ as: 'U0ANA', conversation: kudosChannel, text: `/kudos @tom ${words}` })
    await world.driver.waitFor(() => world.playground.faults.planned.length === 0)
    off = after * 3_600_000
    await world.idle(60_000)
    expect(world.posts(words)).toHaveLength(1)
    const deliveries = await world.test.connection.prisma.delivery.findMany({
      where: { kind: 'kudos-card', recognition: { text: words } },
    })
    expect(deliveries).toMatchObject([{ state: 'sent', attempts: 1, messageId: world.posts(words)[0]!.ts }])
  })
})
