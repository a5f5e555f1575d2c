import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerIdentityOffer } from '../../src/app/answer-identity-offer.ts'
import { attemptDelivery } from '../../src/app/attempt-delivery.ts'
import { confirmIdentity } from '../../src/app/confirm-identity.ts'
import { joinOrganisation, splitOrganisation } from '../../src/app/join-organisation.ts'
import { offerIdentities } from '../../src/app/offer-identities.ts'
import { unlinkIdentity } from '../../src/app/unlink-identity.ts'
import type { Account } from '../../src/core/identity/identity.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { ana, bea, createIdentityWorld, type IdentityWorld, now, slack, teams } from './identity-world.ts'

let world: IdentityWorld

beforeEach(async () => {
  world = await createIdentityWorld()
})
afterEach(() => world?.close())

const offer = () => offerIdentities(world.laurel)
/** At nine o'clock in Lisbon, where all of them live. */
const askAtNine = async () => {
  world.advance(8 * 60)
  await world.ask()
}
const say = (account: Account, answer: 'yes' | 'no' = 'yes') =>
  answerIdentityOffer(world.laurel, { ...account, answer })
const type = (account: Account, text: string) => confirmIdentity(world.laurel, { ...account, text })
const accounts = (account: Account) => world.own.database.identities.accountsOf(account)
const change = (account: Account, data: object) =>
  world.own.connection.prisma.person.update({
    where: { workspaceId_id: { workspaceId: account.workspaceId, id: account.personId } },
    data,
  })
const events = async (workspaceId: string, personId: string) =>
  (await world.own.database.identities.events(workspaceId, 100))
    .filter(event => event.personId === personId)
    .map(({ kind }) => kind)
    .sort()

describe('the offer', () => {
  it('comes once to whoever has the same verified address in both chats, in one of them', async () => {
    expect(await offer()).toEqual({ asked: 2, ended: 0 })
    expect(await offer()).toEqual({ asked: 0, ended: 0 })
    await askAtNine()
    await world.ask()
    const asked = await world.told(bea.slack, 'identity-offer')
    expect(asked).toMatchObject([
      {
        state: 'offered',
        here: { platform: 'slack', name: 'Bea of slack' },
        other: { platform: 'teams', name: 'Bea of teams' },
      },
    ])
    expect(await world.told(bea.teams, 'identity-offer')).toEqual([])
    expect(JSON.stringify(asked)).not.toContain('@')
    expect(await events(slack, 'UBEA')).toEqual(['offered'])
  })

  it('comes in Teams where the person was last seen there, and can be reached', async () => {
    await change(bea.teams, { refreshedAt: new Date('2026-11-23T02:00:00Z') })
    await change(ana.teams, { refreshedAt: new Date('2026-11-23T02:00:00Z') })
    await world.own.connection.prisma.personAddress.create({
      data: { ...bea.teams, conversationId: 'a:bea', refreshedAt: new Date() },
    })
    await offer()
    await askAtNine()
    expect(await world.told(bea.teams, 'identity-offer')).toHaveLength(1)
    expect(await world.told(bea.slack, 'identity-offer')).toHaveLength(0)
    expect(await world.told(ana.slack, 'identity-offer')).toHaveLength(1)
  })

  it('is made by one of several replicas that look at the same moment', async () => {
    const found = await Promise.all([offer(), offer(), offer()])
    expect(found.reduce((sum, { asked }) => sum + asked, 0)).toBe(2)
    await askAtNine()
    expect(await world.told(bea.slack, 'identity-offer')).toHaveLength(1)
  })

  it('does not come after no, and is not sent where it was answered on the way', async () => {
    await say(bea.slack, 'no')
    expect(await offer()).toMatchObject({ asked: 1 })
    await askAtNine()
    expect(await world.told(bea.slack, 'identity-offer')).toEqual([])
    await say(ana.slack, 'no')
    expect(await world.told(ana.slack, 'identity-offer')).toEqual([undefined])
    // A change of mind is theirs to make.
    expect(await say(ana.slack)).toMatchObject({ state: 'code' })
  })
})

describe('the question', () => {
  const day = 24 * 60
  const hours = { country: null, hours: null, days: null, quiet: null, checkIns: true, daysOff: [] }

  it('waits until somebody is at work: not at night, in quiet hours, on days off, holidays, or while they are away', async () => {
    await offer()
    await world.ask()
    expect(await world.told(bea.slack, 'identity-offer')).toEqual([])
    expect(await world.askedLater(bea.slack)).toBe('2026-11-23T08:00:00.000Z')
    const { prisma, database } = { prisma: world.own.connection.prisma, database: world.own.database }
    await database.hours.savePerson(slack, 'UBEA', {
      ...hours,
      quiet: { start: 7 * 60, end: 10 * 60 },
      daysOff: [{ from: '2026-11-20', to: '2026-11-24' }],
    })
    await change(ana.slack, { isAway: true, awayUntil: new Date('2026-12-01T07:00:00Z') })
    await askAtNine()
    expect(await world.askedLater(bea.slack)).toBe('2026-11-25T10:00:00.000Z')
    // The first of December is a holiday in Portugal.
    expect(await world.askedLater(ana.slack)).toBe('2026-12-02T08:00:00.000Z')
    expect(await prisma.delivery.count({ where: { kind: 'identity-offer' } })).toBe(0)
    expect(await events(slack, 'UBEA')).toEqual([])
    world.advance(2 * day + 60)
    await world.ask()
    expect(await world.told(bea.slack, 'identity-offer')).toHaveLength(1)
  })

  it('is the nudge of the week, and comes a week after another', async () => {
    const { database } = world.own
    await database.transaction(({ nudges }) => nudges.claim(slack, 'UBEA', 'summary-prompt', now))
    await offer()
    await askAtNine()
    expect(await world.told(bea.slack, 'identity-offer')).toEqual([])
    expect(await world.askedLater(bea.slack)).toBe('2026-11-29T13:00:00.000Z')
    expect(await database.nudges.last(slack, 'UANA')).toMatchObject({ kind: 'identity-offer' })
    world.advance(7 * day)
    await world.ask()
    expect(await world.told(bea.slack, 'identity-offer')).toHaveLength(1)
    expect(await database.nudges.last(slack, 'UBEA')).toMatchObject({ kind: 'identity-offer' })
  })

  it('that could not be sent in time waits for the next morning', async () => {
    await offer()
    await askAtNine()
    const [{ id } = { id: '' }] = await world.own.connection.prisma.delivery.findMany({
      where: { kind: 'identity-offer', personId: 'UBEA' },
    })
    const delivery = (await world.own.database.deliveries.get(slack, id))!
    world.advance(10 * 60)
    const beforePost = async () => {
      throw new Error('it was sent in the evening')
    }
    expect(
      await attemptDelivery(world.laurel, slack, delivery, { mayHaveArrived: false, beforePost }),
    ).toMatchObject({ outcome: 'postponed', until: new Date('2026-11-24T08:00:00Z') })
  })
})

describe('an account that might be somebody else’s', () => {
  const spoiled: [string, () => Promise<unknown>][] = [
    ['has another address', () => change(bea.teams, { verifiedEmail: 'bea@elsewhere.example' })],
    ['has no verified address', () => change(bea.teams, { verifiedEmail: null })],
    ['is a guest', () => change(bea.teams, { isStranger: true })],
    ['is an app', () => change(bea.slack, { isBot: true })],
    ['has left', () => change(bea.slack, { isActive: false })],
    [
      'shares its address with a third',
      () => change({ workspaceId: teams, personId: 'guid-lee' }, { verifiedEmail: 'bea@harbour.example' }),
    ],
    ['is of a workspace that was split off', () => splitOrganisation(world.laurel, slack)],
  ]

  it.each(spoiled)('is not offered: it %s', async (_, spoil) => {
    await change(ana.slack, { verifiedEmail: null })
    await spoil()
    expect(await offer()).toMatchObject({ asked: 0 })
    await expect(say(bea.slack)).rejects.toMatchObject({ code: 'no-other-account' })
    await expect(say(bea.teams)).rejects.toMatchObject({ code: 'no-other-account' })
  })

  it.each(spoiled)('is not joined with the right code either, where it %s by then', async (_, spoil) => {
    const { code } = await say(bea.slack)
    await spoil()
    await expect(type(bea.teams, code!)).rejects.toMatchObject({ code: 'no-other-account' })
    expect(await accounts(bea.slack)).toEqual([bea.slack])
  })
})

describe('the code', () => {
  it('joins the accounts when it is typed in the other chat, and both are told', async () => {
    const { code, state } = await say(bea.slack)
    expect(state).toBe('code')
    expect(code).toMatch(/^\d{8}$/)
    const joined = await type(bea.teams, ` ${code!.slice(0, 4)} ${code!.slice(4)}`)
    expect(joined).toMatchObject({ state: 'linked', summaryHere: false })
    expect(await accounts(bea.slack)).toEqual([bea.slack, bea.teams])
    expect(await accounts(bea.teams)).toEqual([bea.teams, bea.slack])
    expect(await world.told(bea.slack, 'identity-news')).toMatchObject([
      { state: 'linked', summaryHere: true },
    ])
    expect(await events(slack, 'UBEA')).toEqual(['accepted', 'linked'])
    expect(await events(teams, 'guid-bea')).toEqual(['linked'])
  })

  it('is worth nothing in the chat that showed it, to another person, or before anybody said yes', async () => {
    await expect(type(bea.teams, '1234 5678')).rejects.toMatchObject({ code: 'no-code' })
    const { code } = await say(bea.slack)
    await expect(type(bea.slack, code!)).rejects.toMatchObject({ code: 'no-code' })
    await expect(type(ana.teams, code!)).rejects.toMatchObject({ code: 'no-code' })
    const stranger = { workspaceId: teams, personId: 'guid-max' }
    await expect(type(stranger, code!)).rejects.toMatchObject({ code: 'no-other-account' })
  })

  it('yes in both chats is not enough: the second one only makes a new code', async () => {
    const first = await say(bea.slack)
    const second = await say(bea.teams)
    expect(await accounts(bea.slack)).toEqual([bea.slack])
    await expect(type(bea.teams, first.code!)).rejects.toMatchObject({ code: 'no-code' })
    await type(bea.slack, second.code!)
    expect(await accounts(bea.slack)).toHaveLength(2)
  })

  it('is void after a quarter of an hour, after five wrong ones, and once it was used', async () => {
    const late = await say(bea.slack)
    world.advance(15)
    await expect(type(bea.teams, late.code!)).rejects.toMatchObject({ code: 'code-expired' })
    const { code } = await say(bea.slack)
    const wrong = code === '00000000' ? '00000001' : '00000000'
    for (let tries = 0; tries < 5; tries++)
      await expect(type(bea.teams, wrong)).rejects.toMatchObject({ code: 'wrong-code' })
    await expect(type(bea.teams, code!)).rejects.toMatchObject({ code: 'code-expired' })
    const again = await say(bea.slack)
    await type(bea.teams, again.code!)
    await expect(type(bea.teams, again.code!)).rejects.toMatchObject({ code: 'already-linked' })
    await expect(say(bea.slack)).rejects.toMatchObject({ code: 'already-linked' })
  })

  it('is stored nowhere as it is', async () => {
    const { code } = await say(bea.slack)
    const { rows } = await world.own.connection.pool.query(
      'select to_jsonb(o)::text as row from "IdentityOffer" o',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].row).not.toContain(code)
  })

  it('typed twice at the same moment joins once', async () => {
    const { code } = await say(bea.slack)
    const done = await Promise.allSettled([type(bea.teams, code!), type(bea.teams, code!)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await world.own.connection.prisma.identity.count()).toBe(1)
  })
})

describe('two again', () => {
  it('is for the person to say, in either chat, and they may join them anew', async () => {
    await world.link(bea)
    await expect(unlinkIdentity(world.laurel, ana.slack)).rejects.toMatchObject({ code: 'not-linked' })
    expect(await unlinkIdentity(world.laurel, bea.teams)).toMatchObject({ state: 'apart' })
    expect(await accounts(bea.slack)).toEqual([bea.slack])
    expect(await world.told(bea.slack, 'identity-news')).toMatchObject([
      { state: 'apart' },
      { state: 'apart' },
    ])
    expect(await events(slack, 'UBEA')).toEqual(['accepted', 'linked', 'undone'])
    expect(await offer()).toMatchObject({ asked: 1 })
    await world.link(bea, 'teams')
    expect(await accounts(bea.slack)).toHaveLength(2)
  })

  it('is what becomes of accounts whose addresses differ by now, at once', async () => {
    await world.link(bea)
    await change(bea.slack, { verifiedEmail: 'somebody.new@harbour.example' })
    expect(await accounts(bea.teams)).toEqual([bea.teams])
    expect(await offer()).toMatchObject({ ended: 1 })
    expect(await world.told(bea.teams, 'identity-news')).toMatchObject([
      { state: 'ended', other: { platform: 'slack', name: '' } },
    ])
    expect(await events(teams, 'guid-bea')).toEqual(['ended', 'linked'])
    await change(bea.slack, { verifiedEmail: 'bea@harbour.example' })
    expect(await accounts(bea.teams)).toEqual([bea.teams])
  })

  it('is not what becomes of somebody who leaves one of the chats', async () => {
    await world.link(bea)
    await change(bea.slack, { verifiedEmail: null, isActive: false })
    expect(await offer()).toMatchObject({ ended: 0 })
    expect(await accounts(bea.teams)).toHaveLength(2)
  })
})

describe('an organisation', () => {
  it('is made of one workspace of each platform, by an operator, with the same framework', async () => {
    await world.close()
    world = await createIdentityWorld({ joined: false })
    const join = (one: string, other: string) => joinOrganisation(world.laurel, [one, other])
    expect(await offer()).toMatchObject({ asked: 0 })
    await expect(join(slack, 'nowhere')).rejects.toThrow('There is no workspace "nowhere"')
    await expect(join(slack, slack)).rejects.toThrow('Both are of Slack')
    const { prisma } = world.own.connection
    const document = JSON.parse(JSON.stringify(smallFramework.document))
    const framework = { workspaceId_id: { workspaceId: teams, id: 'f1' } }
    await prisma.framework.update({ where: framework, data: { document: { ...document, code: 'other' } } })
    await expect(join(slack, teams)).rejects.toThrow('different frameworks')
    await prisma.framework.update({ where: framework, data: { document } })
    await join(teams, slack)
    await expect(join(slack, teams)).rejects.toThrow('is joined already')
    expect(await offer()).toMatchObject({ asked: 2 })
  })

  it('that is split ends every identity, tells those whom it concerns, and is on record', async () => {
    await world.link(bea)
    await world.link(ana)
    expect(await splitOrganisation(world.laurel, teams)).toBe(2)
    expect(await accounts(bea.slack)).toEqual([bea.slack])
    expect(await world.told(ana.teams, 'identity-news')).toMatchObject([{ state: 'ended' }])
    const record = await world.own.database.identities.events(slack, 100)
    expect(
      record
        .filter(({ personId }) => personId === null)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['joined', 'split'])
    await expect(splitOrganisation(world.laurel, teams)).rejects.toThrow('is joined to no other')
  })
})
