import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Connector } from '../../../src/chat/teams/connector.ts'
import { failureOf } from '../../../src/chat/teams/errors.ts'
import { Pace } from '../../../src/chat/teams/pace.ts'
import { SignIn } from '../../../src/chat/teams/sign-in.ts'
import {
  ana,
  ben,
  cao,
  dora,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { appId, appPassword, type Sent, tenantId } from './service.ts'

let client: TeamsClient

/** What is drawn for a job that is tried again. */
let random = Math.random

beforeAll(async () => {
  client = await startTeamsClient({ random: () => random() })
  await client.install(ana, place.general)
  await client.install(ana)
})
afterEach(() => {
  client.service.fault = null
  random = Math.random
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const posts = (words: string, conversation: string = place.general.id) =>
  client.service.sent.filter(
    sent =>
      sent.method === 'POST' && sent.conversationId === conversation && wordsOf(cardOf(sent)).includes(words),
  )
const give = (text: string) =>
  client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
const addresses = () => client.test.database.addresses

describe('a card that Teams does not take', () => {
  it.each([429, 412])('with %i is sent again after the time that was asked for, once', async status => {
    const text = `answered the phone at ${status} in the morning`
    let refusals = 2
    const tries: number[] = []
    client.service.fault = ({ method, path }) => {
      if (method !== 'POST' || path !== `/v3/conversations/${place.general.id}/activities`) return null
      tries.push(performance.now())
      return refusals-- > 0 ? { status, headers: { 'retry-after': '1' } } : null
    }
    await give(text)
    await client.sent(() => posts(text).length > 0)
    expect(tries[1]! - tries[0]!).toBeGreaterThanOrEqual(900)
    expect(posts(text)).toHaveLength(1)
    const { prisma } = client.test.connection
    expect(await prisma.delivery.count({ where: { repeats: { gt: 0 } } })).toBe(0)
  })

  it('and of which nobody knows whether it arrived is sent once more, and counted', async () => {
    const text = 'walked a new colleague through the whole release'
    let lost = true
    client.service.fault = ({ method, path }) => {
      if (!lost || method !== 'POST' || path !== `/v3/conversations/${place.general.id}/activities`)
        return null
      lost = false
      return 'take-and-hang-up'
    }
    await give(text)
    await client.sent(() => posts(text).length > 1)
    await client.sent(() => posts(text).length === 2)
    await expect.poll(() => client.test.database.deliveries.countRepeated(tenantId)).toBe(1)
  })
})

describe('a person who has not installed Laurel', () => {
  it('is recorded with the reason, listed for the admin, and reached again once they have', async () => {
    client.service.notInstalled.add(ben.aadObjectId)
    await client.say(ben, '<at>Laurel</at> competency', place.general)
    // Nothing of the answer is said where others read it.
    const here = await client.sent(
      sent =>
        sent.conversationId === place.general.id && wordsOf(cardOf(sent)).includes('Add me to your own chat'),
    )
    expect(wordsOf(cardOf(here))).not.toContain('colleagues have seen')
    const [listed] = await addresses().listUnreachable(tenantId, 10)
    expect(listed).toMatchObject({
      personId: ben.aadObjectId,
      unreachable: { reason: 'not_installed_for_person' },
    })
    await client.say(ana, 'setup')
    const setup = await client.sent(sent => wordsOf(cardOf(sent)).includes('Set up Laurel'))
    expect(wordsOf(cardOf(setup))).toContain('Not reached')
    expect(wordsOf(cardOf(setup))).toContain('Ben Okafor')

    client.service.notInstalled.delete(ben.aadObjectId)
    await client.install(ben)
    expect(await addresses().listUnreachable(tenantId, 10)).toEqual([])
    await client.say(ben, '<at>Laurel</at> competency', place.general)
    await client.sent(
      sent =>
        sent.conversationId === personal(ben).id &&
        wordsOf(cardOf(sent)).includes('colleagues have seen you do'),
    )
  })
})

describe('a chat with a person that does not exist any more', () => {
  /** `isGone`: whether a conversation of this id exists. */
  const gone = (isGone: (id: string) => boolean) => {
    client.service.fault = ({ method, path }) => {
      const id = /^\/v3\/conversations\/(.+)\/activities$/.exec(path)?.[1]
      return method === 'POST' && id && isGone(id)
        ? { status: 404, body: '{"error":{"code":"ConversationNotFound"}}' }
        : null
    }
  }

  it('is opened anew, and what was to be said arrives', async () => {
    await client.install(dora)
    const old = { personId: dora.aadObjectId, conversationId: 'a:of-an-earlier-installation' }
    await addresses().savePerson(tenantId, old, new Date())
    gone(id => id === old.conversationId)
    await client.say(dora, '<at>Laurel</at> competency', place.general)
    await client.sent(
      sent =>
        sent.conversationId === personal(dora).id && wordsOf(cardOf(sent)).includes('colleagues have seen'),
    )
    expect(await addresses().ofPerson(tenantId, dora.aadObjectId)).toMatchObject({
      conversationId: personal(dora).id,
    })
  })

  it('is opened anew once, and the delivery fails where that does not help', async () => {
    gone(id => id === personal(dora).id)
    const opened = () => client.service.requests.filter(path => path === 'POST /v3/conversations').length
    const before = opened()
    await client.say(
      dora,
      '<at>Laurel</at> kudos <at>Ben Okafor</at> owned up to his own mistake',
      place.general,
      [ben],
    )
    const { prisma } = client.test.connection
    const failed = {
      kind: 'mapping-prompt' as const,
      state: 'failed' as const,
      error: 'ConversationNotFound',
    }
    await expect.poll(() => prisma.delivery.count({ where: failed }), { timeout: 10_000 }).toBe(1)
    expect(opened()).toBe(before + 1)
  })
})

describe('conversations that Laurel knows', () => {
  it('are noted when it is added, refreshed with what is said, and forgotten when it is removed', async () => {
    expect((await addresses().channels(tenantId)).map(({ name }) => name)).toEqual([
      'Harbour',
      'Harbour › Random',
    ])
    await client.say(dora, 'help')
    expect(await addresses().ofPerson(tenantId, dora.aadObjectId)).toMatchObject({
      conversationId: personal(dora).id,
      serviceUrl: client.service.url,
    })
    await client.deliver(
      client.envelope(dora, personal(dora), { type: 'installationUpdate', action: 'remove' }),
    )
    expect(await addresses().ofPerson(tenantId, dora.aadObjectId)).toMatchObject({
      conversationId: null,
      unreachable: { reason: 'uninstalled' },
    })
    await client.deliver(client.envelope(ana, place.group, { type: 'message', text: 'help', entities: [] }))
    expect(await addresses().channel(tenantId, place.group.id)).toMatchObject({
      scope: 'group',
      name: 'Lunch',
    })
    await client.deliver(client.envelope(ana, place.group, { type: 'installationUpdate', action: 'remove' }))
    expect(await addresses().channel(tenantId, place.group.id)).toBeNull()
    await client.deliver(
      client.envelope(ana, place.general, { type: 'installationUpdate', action: 'remove' }),
    )
    expect(await addresses().channels(tenantId)).toEqual([])
    await client.install(ana, place.general)
    expect(await addresses().channels(tenantId)).toHaveLength(2)
  })

  it('greet whoever adds Laurel once, in their language, whichever of its two ways Teams tells of it', async () => {
    await client.install(cao)
    await client.deliver(
      client.envelope(cao, personal(cao), {
        type: 'conversationUpdate',
        membersAdded: [{ id: `28:${'a1b2c3d4-0000-4000-8000-000000000001'}` }],
      }),
    )
    await client.sent(
      sent => sent.conversationId === personal(cao).id && wordsOf(cardOf(sent)).includes('你好'),
    )
    expect(posts('你好', personal(cao).id)).toHaveLength(1)
  })
})

describe('the pace towards Teams', () => {
  it('stays below what one conversation and one tenant take', () => {
    let now = 0
    const pace = new Pace(() => now)
    const taken = () => pace.take('t', 'c')
    for (let sent = 0; sent < 7; sent++) expect(taken()).toBe(0)
    expect(taken()).toBe(1000)
    now = 1000
    expect(taken()).toBe(0)
    expect(taken()).toBeGreaterThan(0)
    expect(pace.take('t', 'another')).toBe(0)
    for (let sent = 0; sent < 60; sent++) pace.take('u', `c${sent}`)
    expect(pace.take('u', 'one-more')).toBeGreaterThan(0)
    expect(pace.take('v', 'one-more')).toBe(0)
  })

  it('is kept by what is sent, which waits for its room', async () => {
    let now = Date.now()
    const clock = { now: () => new Date(now) }
    const { url } = client.service
    const connector = new Connector({
      signIn: new SignIn({ id: appId, password: appPassword }, `${url}login`, clock, 5000),
      pace: new Pace(() => now),
      timeoutMs: 5000,
      random: () => 0,
      async sleep(milliseconds) {
        now += milliseconds
      },
    })
    const [start, sentAt]: [number, number[]] = [now, []]
    for (let count = 0; count < 9; count++) {
      await connector.send(tenantId, url, 'a:paced', { type: 'message', text: 'one of many' })
      sentAt.push(now - start)
    }
    // Seven in a second, eight in two.
    expect(sentAt).toEqual([0, 0, 0, 0, 0, 0, 0, 1000, 2000])
  })

  it('takes 60 messages in half a minute, and not one more', () => {
    let now = 0
    const pace = new Pace(() => now)
    let count = 0
    for (; now < 30_000; now += 50) if (pace.take('t', 'c') === 0) count++
    expect(count).toBe(60)
  })

  it('waits for what Teams asks for, and a little more by chance', () => {
    expect(failureOf(429, '', '4', 0)).toMatchObject({ kind: 'busy', retryAfter: 4 })
    expect(failureOf(429, '', '4', 1)).toMatchObject({ kind: 'busy', retryAfter: 6 })
    expect(failureOf(412, '', null, 0.5)).toMatchObject({ kind: 'busy', retryAfter: 1.25 })
    expect(failureOf(502, '', null, 0)).toMatchObject({ kind: 'unknown' })
    expect(failureOf(404, '{"error":{"code":"ConversationNotFound"}}', null, 0)).toMatchObject({
      kind: 'refused',
      code: 'ConversationNotFound',
    })
  })
})

describe('a channel', () => {
  it('is posted to whatever its id looks like: local clients name theirs as they like', async () => {
    const local = { id: 'channel-announcements-id', kind: 'channel', name: 'Announcements' } as const
    client.service.channels.push({ id: local.id, name: local.name })
    await client.install(ana, local)
    const text = 'wrote the notes that everybody waited for'
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, local, [ben])
    await client.sent(() => posts(text, local.id).length > 0)
    const { prisma } = client.test.connection
    const card = { conversation: local.id, kind: 'kudos-card' as const }
    await expect
      .poll(async () => (await prisma.delivery.findFirst({ where: card }))?.state, { timeout: 5000 })
      .toBe('sent')
  })
})

describe('a card that Teams is down for', () => {
  it('is sent again at a time of its own, so that not all come back at once', async () => {
    const { prisma } = client.test.connection
    // Far more than 1, so that minutes lie between them however busy the machine is: 100, 200, 300 …
    let drawn = 0
    random = () => 100 * ++drawn
    client.service.fault = ({ method, path }) =>
      method === 'POST' && /^\/v3\/conversations\/19:down.+\/activities$/.test(path) ? { status: 503 } : null
    const down = Array.from({ length: 6 }, (_, n) => `19:down-${n}@thread.tacv2`)
    await Promise.all(
      down.map(id => {
        const channel = { id, kind: 'channel', name: id } as const
        return client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> kept ${id} open`, channel, [ben])
      }),
    )
    const waiting = () => prisma.$queryRaw<{ at: Date }[]>`
      select j.run_at as at from graphile_worker._private_jobs j
      join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where q.queue_name like '%19:down%' and j.attempts = 1 and j.locked_at is null`
    await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(down.length)
    const times = (await waiting()).map(({ at }) => at.getTime()).sort((one, other) => one - other)
    // Half of what is drawn, times e seconds.
    const steps = times.slice(1).map((time, index) => Math.round((time - times[index]!) / (50_000 * Math.E)))
    expect(steps).toEqual([1, 1, 1, 1, 1])
  })
})
