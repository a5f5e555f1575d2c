import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverMessage } from '../../src/app/deliver-message.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { type Chat, ChatFailure } from '../../src/core/chat.ts'
import { type ChaosWorld, closedChannel, kudosChannel, openWorld, press, wordsOf } from '../chaos/world.ts'

let world: ChaosWorld
let laurel: Laurel

beforeAll(async () => {
  world = await openWorld()
  laurel = (await world.start({ slackTimeoutMs: 400 })).laurel
}, 180_000)
afterAll(() => world?.close())
beforeEach(() => world.playground.faults.clear())

let count = 0
/** Kudos with words of their own. */
async function give(giver: string, channel = kudosChannel): Promise<string> {
  count += 1
  const words = `tightened bolt number ${count} before the crane was loaded`
  await world.driver.say({ as: giver, conversation: channel, text: `/kudos @tom ${words}` })
  return words
}
const posted = (words: string, conversation = kudosChannel, timeoutMs = 12_000) =>
  world.driver.waitFor(() => world.posts(words, conversation)[0], {
    what: `a card with "${words}"`,
    timeoutMs,
  })
const cardOf = (words: string) =>
  world.test.connection.prisma.delivery.findFirst({
    where: { kind: 'kudos-card', recognition: { text: words } },
  })
const callsOf = (method: string, since: number) =>
  world.playground.faults.calls.slice(since).filter(call => call.method === method)
const callsSoFar = () => world.playground.faults.calls.length

describe('a message that Slack is too busy for', () => {
  it('is not sent again before the time Slack asked for, then once, and those behind it in order', async () => {
    const since = callsSoFar()
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 2 })
    const words: string[] = []
    for (const giver of ['U0ANA', 'U0BEN', 'U0ROSA']) {
      const each = await give(giver)
      // Mapping goes on side by side: the cards are in line in the order in which it ends.
      await expect.poll(() => cardOf(each), { timeout: 15_000 }).not.toBeNull()
      words.push(each)
    }
    for (const each of words) await posted(each)
    await world.idle()
    const [refused, first] = callsOf('chat.postMessage', since)
    expect(refused?.outcome).toBe('429')
    expect(first!.at - refused!.at).toBeGreaterThanOrEqual(2000)
    const cards = world.driver
      .messages(kudosChannel)
      .flatMap(message => words.filter(each => message.isBot && wordsOf(message).includes(each)))
    expect(cards).toEqual(words)
    expect(await cardOf(words[0]!)).toMatchObject({ state: 'sent', error: null })
  })

  it('leaves other conversations alone', async () => {
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 3 })
    const busy = await give('U0ANA')
    await world.driver.waitFor(() => world.playground.faults.planned.length === 0)
    const elsewhere = await give('U0BEN', 'C0BUILD')
    await posted(elsewhere, 'C0BUILD', 2000)
    expect(world.posts(busy)).toEqual([])
    await posted(busy)
  })

  it('is looked for before it is sent again, also where Slack is too busy for looking', async () => {
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'drop' })
    world.playground.faults.plan({ method: 'conversations.history', kind: 'ratelimited', retryAfter: 1 })
    const words = await give('U0ANA')
    await world.idle()
    expect(world.playground.faults.planned).toEqual([])
    expect(world.posts(words)).toHaveLength(1)
    expect(await cardOf(words)).toMatchObject({ state: 'sent' })
  })
})

describe('a message of which nobody knows whether it arrived', () => {
  it.each([
    ['the server failed before', { kind: 'server-error', status: 503 }],
    ['the server failed after', { kind: 'server-error', status: 500, carriedOut: true }],
    ['the connection broke before', { kind: 'drop', carriedOut: false }],
    ['the connection broke after', { kind: 'drop' }],
    ['no answer came, nothing was done', { kind: 'hang' }],
    ['no answer came, but it was done', { kind: 'hang', carriedOut: true }],
  ] as const)('is there once: %s', async (_, fault) => {
    world.playground.faults.plan({ method: 'chat.postMessage', ...fault })
    const words = await give('U0ANA')
    await world.driver.waitFor(() => world.playground.faults.planned.length === 0)
    await world.idle()
    expect(world.posts(words)).toHaveLength(1)
    expect(await cardOf(words)).toMatchObject({
      state: 'sent',
      messageId: world.posts(words)[0]!.ts,
    })
  })

  it('shows what was changed since it arrived', async () => {
    world.playground.faults.plan({ method: 'chat.postMessage', kind: 'hang', carriedOut: true })
    const words = await give('U0ANA')
    const card = await posted(words)
    await press(world.driver, 'U0ROSA', card, 'kudos:plus-one')
    await world.driver.waitFor(() => world.posts(words).some(each => wordsOf(each).includes('+1 · 1')), {
      what: 'the +1 on the card',
      timeoutMs: 12_000,
    })
    await world.idle()
    expect(world.posts(words)).toHaveLength(1)
  })
})

describe('a message that Slack refuses', () => {
  const directMessages = (words: string) =>
    world
      .posts(words, world.driver.botConversation('U0ANA'))
      .filter(message => wordsOf(message).includes('kudos:retry'))
  const undelivered = (words: string, times = 1) =>
    world.driver.waitFor(() => directMessages(words).length === times && directMessages(words).at(-1), {
      what: `${times} messages that the kudos could not be posted`,
      timeoutMs: 8000,
    })
  const tryAgain = async (words: string) =>
    press(world.driver, 'U0ANA', directMessages(words).at(-1)!, 'kudos:retry')

  it('is kept with the reason, its giver is told each time, and trying again works once the bot is there', async () => {
    const words = await give('U0ANA', closedChannel)
    const told = await undelivered(words)
    expect(told.text).toContain('channel_not_found')
    expect(await cardOf(words)).toMatchObject({ state: 'failed', error: 'channel_not_found' })
    await world.idle()

    await tryAgain(words)
    await undelivered(words)
    expect(await cardOf(words)).toMatchObject({ state: 'failed' })
    await world.idle()

    const bot = world.playground.botUserId
    await world.driver.join({ as: 'U0ANA', conversation: closedChannel, person: bot })
    await tryAgain(words)
    await posted(words, closedChannel)
    await world.idle()
    expect(world.posts(words, closedChannel)).toHaveLength(1)
    expect(await cardOf(words)).toMatchObject({ state: 'sent', error: null })
  })

  it('is told also where nobody knows, after the last attempt, and trying again does not post it twice', async () => {
    await allowOneAttempt()
    try {
      world.playground.faults.plan({ method: 'chat.postMessage', kind: 'hang', carriedOut: true })
      const words = await give('U0ANA')
      const told = await undelivered(words)
      expect(told.text).toContain('timeout')
      expect(await cardOf(words)).toMatchObject({ state: 'failed', error: 'timeout' })
      await tryAgain(words)
      await world.idle()
      expect(world.posts(words)).toHaveLength(1)
      expect(await cardOf(words)).toMatchObject({ state: 'sent', messageId: world.posts(words)[0]!.ts })
    } finally {
      await world.test.connection.pool.query('drop trigger one_attempt on graphile_worker._private_jobs')
    }
  })

  it('does not hold up the messages behind it', async () => {
    const failures = await world.test.database.deliveries.listFailed(world.playground.teamId, 10)
    expect(failures).toEqual([])
    const words = await give('U0BEN')
    await posted(words)
  })
})

describe('a delivery that nobody will try again', () => {
  /** A second card about a kudos, without a job: each attempt is made by hand. */
  async function delivery(id: string, state: 'queued' | 'sending', more: Record<string, unknown> = {}) {
    const words = await give('U0ANA')
    await posted(words)
    await world.idle()
    const card = await cardOf(words)
    await world.test.connection.prisma.delivery.create({
      data: {
        workspaceId: world.playground.teamId,
        id,
        kind: 'kudos-card',
        key: `kudos-card:${id}`,
        recognitionId: card!.recognitionId,
        conversation: kudosChannel,
        state,
        createdAt: new Date(),
        ...more,
      },
    })
    return words
  }
  const attempt = (deliveryId: string, isLastAttempt: boolean, chat: Partial<Chat>) =>
    deliverMessage(
      { ...laurel, chat: () => chat as Chat },
      { workspaceId: world.playground.teamId, deliveryId, isLastAttempt },
    )
  const stateOf = (id: string) => world.test.database.deliveries.get(world.playground.teamId, id)

  it('counts as failed though the fault is ours, and its giver is told', async () => {
    await delivery('broken', 'queued')
    const post = async () => {
      throw new TypeError('a card that cannot be drawn')
    }
    await expect(attempt('broken', false, { post })).rejects.toThrow('cannot be drawn')
    expect(await stateOf('broken')).toMatchObject({ state: 'sending' })
    await expect(attempt('broken', true, { find: async () => null, post })).rejects.toThrow('cannot be drawn')
    expect(await stateOf('broken')).toMatchObject({ state: 'failed', error: 'internal_error_of_laurel' })
    const told = await world.test.connection.prisma.delivery.count({
      where: { key: { startsWith: 'undelivered:broken:' } },
    })
    expect(told).toBe(1)
    await world.idle()
  })

  it('counts as sent where it is found, though it cannot be drawn anew', async () => {
    await delivery('found', 'sending')
    const place = { channel: kudosChannel, messageId: '1.2' }
    await attempt('found', true, {
      find: async () => place,
      update: async () => {
        throw new ChatFailure('refused', 'cant_update_message')
      },
    })
    expect(await stateOf('found')).toMatchObject({ state: 'sent', ...place })
  })

  it('is looked for in the direct message that a private one may have become', async () => {
    const place = { channel: world.driver.botConversation('U0ANA'), messageId: '1.3' }
    await delivery('private', 'sending', {
      kind: 'mapping-prompt',
      personId: 'U0ANA',
      conversation: 'C0BUILD',
    })
    const looked: string[] = []
    const find: Chat['find'] = async conversation => {
      looked.push(conversation)
      return place
    }
    await attempt('private', false, { find, update: async () => {} })
    expect(looked).toEqual(['U0ANA'])
    expect(await stateOf('private')).toMatchObject({ state: 'sent', ...place })
  })
})

/** Makes the first attempt of each job the last one. */
async function allowOneAttempt(): Promise<void> {
  await world.test.connection.pool.query(`
    create or replace function one_attempt() returns trigger language plpgsql as
      $$ begin new.max_attempts := 1; return new; end $$;
    create trigger one_attempt before insert on graphile_worker._private_jobs
      for each row execute function one_attempt()`)
}
