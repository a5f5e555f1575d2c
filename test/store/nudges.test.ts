import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTeamWorld, start, type TeamWorld } from '../app/team-world.ts'

let world: TeamWorld

beforeAll(async () => {
  world = await createTeamWorld()
})
afterAll(() => world?.close())

const later = (days: number) => new Date(start.getTime() + days * 24 * 3600 * 1000)
const claim = (person: string, at: Date) =>
  world.laurel.database.transaction(({ nudges }) =>
    nudges.claim('W1', person, 'feedback-request-reminder', at),
  )

it('grants one nudge a person a week, whatever its kind', async () => {
  expect(await claim('ANA', start)).toEqual({ granted: true })
  expect(
    await world.laurel.database.transaction(({ nudges }) =>
      nudges.claim('W1', 'ANA', 'summary-prompt', later(6.4)),
    ),
  ).toEqual({ granted: false, until: later(6.5) })
  expect(await world.laurel.database.nudges.last('W1', 'ANA')).toEqual({
    kind: 'feedback-request-reminder',
    at: start,
    deliveryId: null,
  })
  expect(await claim('ANA', later(7))).toEqual({ granted: true })
  expect(await world.laurel.database.nudges.last('W1', 'ANA')).toMatchObject({ at: later(7) })
})

it('does not count a nudge of somebody else, or in another workspace', async () => {
  expect(await claim('BEN', later(1))).toEqual({ granted: true })
  expect(await world.laurel.database.nudges.last('W2', 'BEN')).toBeNull()
})

it('grants one of many claims that come at the same moment', async () => {
  const claims = await Promise.all(Array.from({ length: 6 }, () => claim('CAO', start)))
  expect(claims.filter(({ granted }) => granted)).toHaveLength(1)
})

it('forgets the claim with the transaction that it was made in', async () => {
  await world.laurel.database
    .transaction(async ({ nudges }) => {
      await nudges.claim('W1', 'DAN', 'summary-prompt', start)
      throw new Error('the message could not be queued')
    })
    .catch(() => {})
  expect(await world.laurel.database.nudges.last('W1', 'DAN')).toBeNull()
  expect(await claim('DAN', start)).toEqual({ granted: true })
})

it('grants what comes every week again, moments earlier than last week and on the day after the clocks went forward', async () => {
  expect(await claim('OWNER', start)).toEqual({ granted: true })
  expect(await claim('OWNER', new Date(later(7).getTime() - 700))).toEqual({ granted: true })
  expect(await claim('OWNER', new Date(later(14).getTime() - 3_600_000))).toEqual({ granted: true })
})

it('grants a message its own claim again, and nobody else’s', async () => {
  const forMessage = (id: string, at: Date) =>
    world.laurel.database.transaction(({ nudges }) => nudges.claim('W1', 'GUEST', 'summary-prompt', at, id))
  expect(await forMessage('d1', start)).toEqual({ granted: true })
  expect(await forMessage('d1', later(0.1))).toEqual({ granted: true })
  expect(await forMessage('d2', later(0.1))).toMatchObject({ granted: false })
})
