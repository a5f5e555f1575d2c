import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decideFeedbackTag } from '../../src/app/decide-feedback-tag.ts'
import { giveUp } from '../../src/app/deliver-message.ts'
import { disputeFeedbackTag } from '../../src/app/dispute-feedback-tag.ts'
import { editFeedback } from '../../src/app/edit-feedback.ts'
import { listFeedback } from '../../src/app/list-feedback.ts'
import { mapFeedback } from '../../src/app/map-feedback.ts'
import { markFeedback } from '../../src/app/mark-feedback.ts'
import { migrateFramework } from '../../src/app/migrate-framework.ts'
import { refreshFeedback } from '../../src/app/refresh-feedback.ts'
import { replyToFeedback } from '../../src/app/reply-to-feedback.ts'
import { sendFeedbackAgain } from '../../src/app/send-feedback-again.ts'
import { settleFeedbackDispute } from '../../src/app/settle-feedback-dispute.ts'
import { undoFrameworkChange } from '../../src/app/undo-framework-change.ts'
import { viewOfFeedbackCard } from '../../src/app/view-of-feedback-card.ts'
import { viewOfFeedbackReply } from '../../src/app/view-of-feedback-reply.ts'
import { withdrawFeedback } from '../../src/app/withdraw-feedback.ts'
import { renderMessage } from '../../src/chat/slack/render.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import type { OutgoingMessage, Place } from '../../src/core/chat.ts'
import { Framework } from '../../src/core/framework/framework.ts'
import type { FrameworkDocument } from '../../src/core/framework/schema.ts'
import { turnsOf } from '../../src/core/page.ts'
import { toDelivery } from '../../src/store/deliveries.ts'
import { tinyDocument } from '../core/mapping/tiny-framework.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { type FeedbackWorld, feedbackWorld, owns, through } from './feedback-world.ts'
import { wholeFeedbackList } from './whole-feedback-list.ts'

let own: TestDatabase
let world: FeedbackWorld

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())
beforeEach(async () => {
  world = await feedbackWorld(own)
})

const decide = (feedbackId: string, indicator: string | null, giver = 'DAN') =>
  decideFeedbackTag(world.laurel, { ...world.act(giver, feedbackId), indicator })
const examples = async () => {
  const { id } = await world.framework()
  return (await world.database.workspaceExamples.list(world.workspaceId, id, 100)).map(example => [
    example.sourceId,
    example.indicators,
    example.origin,
  ])
}
const evidenceOf = (personId: string, readerId?: string) => {
  const now = world.clock.now()
  const from = new Date(now.getTime() - 3_600_000)
  const to = new Date(now.getTime() + 3_600_000)
  return world.database.evidence.ofPerson(world.workspaceId, personId, from, to, readerId)
}
const wholeOf = (personId: string) =>
  wholeFeedbackList(world.laurel, { workspaceId: world.workspaceId, personId })
const listOf = async (personId: string) => {
  const view = await wholeOf(personId)
  const ids = (entries: { feedbackId: string }[]) => entries.map(({ feedbackId }) => feedbackId)
  return { received: ids(view.received), given: ids(view.given), shared: ids(view.shared) }
}

describe('the list of feedback', () => {
  it('is turned to its end, counts all of it, and begins anew where it has grown shorter', async () => {
    const ids: string[] = []
    for (let index = 0; index < 23; index++) {
      ids.unshift(await world.give({ giverId: ['DAN', 'EVA', 'ANA'][index % 3]!, receiverId: 'BEN' }))
      world.advance(1)
    }
    expect((await listOf('BEN')).received).toEqual(ids)
    const at = async (offset: number) => {
      const wish = { workspaceId: world.workspaceId, personId: 'BEN' }
      const { view } = await listFeedback(world.laurel, { ...wish, turned: { list: 'received', offset } })
      return view
    }
    const { received, given } = await at(20)
    expect(received).toMatchObject({ offset: 20, total: 23 })
    expect(turnsOf(received)).toEqual({ earlier: 15, later: null })
    expect(given).toMatchObject({ offset: 0, total: 0 })
    expect((await at(25)).received).toMatchObject({ offset: 0 })
  })
})

describe('a growth note', () => {
  it('carries no indicator that its giver did not choose, however sure the mapper is, and is asked about', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', kind: 'growth' })
    expect((await world.database.feedback.get(world.workspaceId, id))?.tags).toEqual([])
    const about = { feedbackId: id, personId: 'DAN' }
    const card = await viewOfFeedbackCard(world.laurel, world.workspaceId, about)
    expect(card?.view.mapping).toMatchObject({ state: 'unsure', settled: 0 })
    expect(card?.view.mapping?.choices.map(({ code }) => code)).toEqual([owns, through])
    const chosen = await world.give({ giverId: 'DAN', receiverId: 'BEN', kind: 'growth', indicators: [owns] })
    expect((await world.database.feedback.get(world.workspaceId, chosen))?.tags).toMatchObject([
      { indicator: owns, origin: 'explicit' },
    ])
  })
})

describe('who may read feedback', () => {
  it('is fixed when it is sent: managers of that day, and none that come later', async () => {
    const shared = await world.give({ giverId: 'DAN', receiverId: 'BEN', visibility: 'managers' })
    await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    expect((await listOf('ANA')).shared).toEqual([shared])
    const team = { ...world.team, managerIds: ['ANA', 'EVA'] }
    await world.database.transaction(({ teams }) => teams.save(world.workspaceId, team, world.clock.now()))
    expect((await listOf('EVA')).shared).toEqual([])
    const later = await world.give({ giverId: 'DAN', receiverId: 'CAO', visibility: 'managers' })
    expect((await listOf('EVA')).shared).toEqual([later])
  })

  it('ends for a manager with the team: what was shared is seen no longer', async () => {
    await world.give({ giverId: 'DAN', receiverId: 'BEN', visibility: 'managers' })
    const team = { ...world.team, memberIds: ['CAO'] }
    await world.database.transaction(({ teams }) => teams.save(world.workspaceId, team, world.clock.now()))
    expect((await listOf('ANA')).shared).toEqual([])
  })

  it('is symmetrical: whatever a manager sees of a person, the person sees too', async () => {
    for (const receiverId of ['BEN', 'CAO'])
      for (const kind of ['strength', 'growth'] as const)
        for (const visibility of ['receiver', 'managers'] as const)
          for (const giverId of ['DAN', 'EVA', 'ANA'])
            await world.give({ giverId, receiverId, kind, visibility })
    const manager = await wholeOf('ANA')
    expect(manager.shared.length).toBe(8)
    for (const entry of manager.shared) {
      const seen = (await wholeOf(entry.receiverId)).received.find(
        ({ feedbackId }) => feedbackId === entry.feedbackId,
      )
      expect(seen).toEqual(entry)
    }
    for (const personId of ['BEN', 'CAO']) {
      const [theirs, hers] = [await evidenceOf(personId), await evidenceOf(personId, 'ANA')]
      expect(hers.feedback.strengths).toBeLessThan(theirs.feedback.strengths)
    }
  })

  it('is nobody else: not a colleague, not a manager of another team', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', visibility: 'managers' })
    for (const personId of ['CAO', 'EVA']) {
      expect(await listOf(personId)).toEqual({ received: [], given: [], shared: [] })
      expect(
        await viewOfFeedbackCard(world.laurel, world.workspaceId, { feedbackId: id, personId }),
      ).toBeNull()
      await expect(decide(id, owns, personId)).rejects.toThrow('not-found')
    }
    await expect(decide(id, owns, 'BEN')).rejects.toThrow('not-the-author')
  })
})

describe('a strength', () => {
  it('counts in the receiver’s own evidence once its giver stands behind it, and for a manager where included', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: owns, feedback: 0, suggested: 1 }])
    await decide(id, owns)
    const both = await world.give({
      giverId: 'EVA',
      receiverId: 'BEN',
      visibility: 'managers',
      indicators: [owns],
    })
    expect(both).not.toBe(id)
    expect((await evidenceOf('BEN')).indicators).toMatchObject([
      { code: owns, feedback: 2, givers: 2, recognitions: 0 },
    ])
    expect((await evidenceOf('BEN', 'ANA')).indicators).toMatchObject([
      { code: owns, feedback: 1, givers: 1 },
    ])
    expect((await evidenceOf('BEN', 'CAO')).indicators).toEqual([])
    await withdrawFeedback(world.laurel, world.act('DAN', id))
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: owns, feedback: 1 }])
  })

  it('does not count while it is disputed, and growth never does', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    await world.give({ giverId: 'DAN', receiverId: 'BEN', kind: 'growth', indicators: [owns] })
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: owns, feedback: 1 }])
    expect((await evidenceOf('BEN')).feedback).toEqual({ strengths: 1, growth: 1 })
    await disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), indicator: owns, note: 'it was Eva' })
    expect((await evidenceOf('BEN')).indicators).toEqual([])
    await decide(id, through)
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: through, feedback: 1 }])
  })

  it('tells its giver of a dispute in a few words beside the copy, and of growth not that it counts no more', async () => {
    const { workspaceId } = world
    for (const kind of ['strength', 'growth'] as const) {
      const giverId = kind === 'strength' ? 'DAN' : 'EVA'
      const id = await world.give({ giverId, receiverId: 'BEN', kind, indicators: [owns] })
      const note = 'It was not my mistake.'
      await disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), indicator: owns, note })
      const [news] = (await world.deliveries('feedback-disputed')).filter(one => one.feedbackId === id)
      const told = { ...news!, kind: 'feedback-disputed' as const }
      const view = async () => (await viewOfFeedbackCard(world.laurel, workspaceId, told))!.view
      const texts = async () => [
        renderMessage(await view(), 'en', 'UTC').text,
        JSON.stringify(renderCard(await view(), 'en', 'UTC').body),
        renderMessage(await view(), 'zh-CN', 'UTC').text,
      ]
      const [slack, teams, chinese] = await texts()
      for (const said of [slack, teams]) {
        expect(said).toMatch(/“It was not my mistake\.” (Until|What)/)
        expect(said?.includes('does not count')).toBe(kind === 'strength')
      }
      expect(chinese).not.toContain('。。')
      expect(chinese?.includes('不计入')).toBe(kind === 'strength')
      const copy = (await viewOfFeedbackCard(world.laurel, workspaceId, {
        feedbackId: id,
        personId: giverId,
      }))!
      expect(JSON.stringify(renderMessage(copy.view, 'en', 'UTC').blocks)).toContain(
        kind === 'strength' ? 'disputed: does not count' : '(disputed)',
      )
      expect(renderMessage(await view(), 'en', 'UTC').blocks).toHaveLength(3)
      await settleFeedbackDispute(world.laurel, { ...world.act(giverId, id), indicator: owns })
      expect((await texts())[0]).toContain('is settled')
      expect(renderMessage(await view(), 'en', 'UTC').blocks).toHaveLength(2)
    }
  })

  it('is not disputed again once the giver stood by it', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    const dispute = () =>
      disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), indicator: owns, note: null })
    await dispute()
    await expect(dispute()).rejects.toThrow('nothing-to-dispute')
    await settleFeedbackDispute(world.laurel, { ...world.act('DAN', id), indicator: owns })
    await expect(dispute()).rejects.toThrow('nothing-to-dispute')
    expect(await world.deliveries('feedback-disputed')).toHaveLength(1)
  })

  it('is not answered for while the corrected words are mapped, which no dispute meanwhile prevents', async () => {
    const { workspaceId, laurel } = world
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    const dispute = () => disputeFeedbackTag(laurel, { ...world.act('BEN', id), indicator: owns, note: null })
    const settle = (personId: string) =>
      settleFeedbackDispute(laurel, { ...world.act(personId, id), indicator: owns })
    const answer = (indicator: string | null) =>
      decideFeedbackTag(laurel, { ...world.act('DAN', id), indicator, instead: owns })
    await dispute()
    await editFeedback(laurel, { ...world.act('DAN', id), behaviour: 'told everybody about the cable' })
    const early = { code: 'words-just-changed' }
    await expect(settle('DAN')).rejects.toMatchObject(early)
    for (const indicator of [owns, through, null])
      await expect(answer(indicator)).rejects.toMatchObject(early)
    const { map } = await laurel.localMapper(workspaceId)
    // Taken back, and disputed again, while the mapper reads.
    const localMapper = async () => ({
      map: async (text: string) => {
        await settle('BEN')
        await dispute()
        return map(text)
      },
    })
    await mapFeedback({ ...laurel, localMapper } as unknown as typeof laurel, { workspaceId, feedbackId: id })
    const stored = () => world.database.feedback.get(workspaceId, id)
    expect(await stored()).toMatchObject({
      decision: 'decided',
      tags: [{ indicator: owns, dispute: 'open' }],
    })
    await answer(owns)
    expect(await stored()).toMatchObject({ tags: [{ indicator: owns, dispute: 'kept' }] })
  })

  it('is not disputed once its giver has left, whom nobody can ask: it counts, and no card offers it', async () => {
    const { workspaceId, laurel } = world
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    const shown = async () => {
      const { view } = (await viewOfFeedbackCard(laurel, workspaceId, { feedbackId: id, personId: 'BEN' }))!
      const drawn = [renderMessage(view, 'en', 'UTC').blocks, renderCard(view, 'en', 'UTC').body]
      return drawn.map(card => JSON.stringify(card).includes('feedback:dispute'))
    }
    expect(await shown()).toEqual([true, true])
    await own.connection.prisma.person.updateMany({
      where: { workspaceId, id: 'DAN' },
      data: { isActive: false },
    })
    const dispute = disputeFeedbackTag(laurel, { ...world.act('BEN', id), indicator: owns, note: null })
    await expect(dispute).rejects.toMatchObject({ code: 'giver-left' })
    expect(await shown()).toEqual([false, false])
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: owns, feedback: 1 }])
    expect(await world.deliveries('feedback-disputed')).toEqual([])
  })

  it('counts again once its giver leaves without having answered', async () => {
    const { workspaceId, laurel, database } = world
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    await disputeFeedbackTag(laurel, { ...world.act('BEN', id), indicator: owns, note: 'No' })
    expect((await evidenceOf('BEN')).indicators).toEqual([])
    await database.people.saveLeft(workspaceId, 'DAN', world.clock.now())
    expect((await evidenceOf('BEN')).indicators).toMatchObject([{ code: owns, feedback: 1 }])
  })

  it('is between receiver and giver: a manager who may read along sees neither it nor its reason', async () => {
    const { workspaceId, laurel } = world
    const id = await world.give({
      giverId: 'DAN',
      receiverId: 'BEN',
      visibility: 'managers',
      indicators: [owns],
    })
    const read = async (personId: string) =>
      (await viewOfFeedbackCard(laurel, workspaceId, { feedbackId: id, personId }))?.view.chips
    const listed = async (personId: string) => {
      const { shared, received } = await wholeOf(personId)
      return [...shared, ...received].map(({ chips }) => chips)
    }
    await disputeFeedbackTag(laurel, {
      ...world.act('BEN', id),
      indicator: owns,
      note: 'Not in front of Ana',
    })
    expect(await read('BEN')).toMatchObject([{ dispute: 'open', disputeNote: 'Not in front of Ana' }])
    expect(await read('ANA')).toEqual([])
    expect(await listed('ANA')).toEqual([[]])
    await settleFeedbackDispute(laurel, { ...world.act('DAN', id), indicator: owns })
    expect(await read('ANA')).toMatchObject([{ code: owns, dispute: 'none', disputeNote: null }])
  })

  it('is a suggestion no more once the giver stood by it', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    const stored = async () => (await world.laurel.database.feedback.get(world.workspaceId, id))!
    const [tag] = (await stored()).tags
    expect(tag).toMatchObject({ origin: 'suggested' })
    const disputed = { indicator: tag!.indicator, note: null }
    await disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), ...disputed })
    await settleFeedbackDispute(world.laurel, { ...world.act('DAN', id), indicator: tag!.indicator })
    expect(await stored()).toMatchObject({
      decision: 'decided',
      tags: [{ indicator: tag!.indicator, origin: 'confirmed', dispute: 'kept' }],
    })
  })
})

describe('what the mapper learns from', () => {
  it('is a strength that was decided; not growth, nothing disputed, withdrawn or erased', async () => {
    const kept = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    expect(await examples()).toEqual([])
    await decide(kept, through)
    expect(await examples()).toEqual([[kept, [through], 'corrected']])
    const growth = await world.give({ giverId: 'DAN', receiverId: 'CAO', kind: 'growth' })
    await decide(growth, owns)
    expect(await examples()).toHaveLength(1)
    await disputeFeedbackTag(world.laurel, { ...world.act('BEN', kept), indicator: through, note: null })
    expect(await examples()).toEqual([])
    await settleFeedbackDispute(world.laurel, { ...world.act('BEN', kept), indicator: through })
    expect(await examples()).toHaveLength(1)
    const others = await world.give({ giverId: 'EVA', receiverId: 'DAN' })
    await decide(others, owns, 'EVA')
    expect(await examples()).toHaveLength(2)
    await withdrawFeedback(world.laurel, world.act('DAN', kept))
    expect((await examples()).map(([id]) => id)).toEqual([others])
    await world.database.transaction(({ erasures }) =>
      erasures.erase(world.workspaceId, 'DAN', { id: randomUUID(), at: world.clock.now() }),
    )
    expect(await examples()).toEqual([])
  })
})

it('comes once more to those who may read it, for them to act on; to nobody else', async () => {
  const { workspaceId, laurel, database } = world
  const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', visibility: 'managers' })
  const again = (personId: string) => sendFeedbackAgain(laurel, world.act(personId, id))
  const who = { 'feedback-card': 'BEN', 'feedback-copy': 'DAN', 'feedback-shared': 'ANA' }
  for (const [kind, personId] of Object.entries(who)) {
    await again(personId)
    const told = (await world.deliveries(kind)).map(delivery => delivery.personId)
    expect(told).toEqual([personId, personId])
  }
  await expect(again('CAO')).rejects.toThrow('not-found')
  const [team] = await database.teams.managedBy(workspaceId, 'ANA')
  await database.teams.save(workspaceId, { ...team!, managerIds: ['CAO'] }, world.clock.now())
  await expect(again('ANA')).rejects.toThrow('not-found')
  await withdrawFeedback(laurel, world.act('DAN', id))
  await expect(again('BEN')).rejects.toThrow('feedback-withdrawn')
})

describe('a word back', () => {
  const shown = async (id: string) => {
    const about = { feedbackId: id, personId: 'BEN' }
    const { view } = (await viewOfFeedbackCard(world.laurel, world.workspaceId, about))!
    return [renderMessage(view, 'en', 'UTC').blocks, renderCard(view, 'en', 'UTC').body].map(card =>
      ['feedback:thank', 'feedback:thread', 'feedback:act-on'].filter(id =>
        JSON.stringify(card).includes(id),
      ),
    )
  }

  it('is not asked for, nor taken, where the giver has left; that one has acted on it is noted', async () => {
    const { workspaceId, laurel, database } = world
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    const all = ['feedback:thank', 'feedback:thread', 'feedback:act-on']
    expect(await shown(id)).toEqual([all, all])
    await database.people.saveLeft(workspaceId, 'DAN', world.clock.now())
    expect(await shown(id)).toEqual([['feedback:act-on'], ['feedback:act-on']])
    const ben = () => world.act('BEN', id)
    await expect(replyToFeedback(laurel, { ...ben(), text: 'When was it?' })).rejects.toThrow('other-left')
    await expect(markFeedback(laurel, { ...ben(), mark: 'thanked' })).rejects.toThrow('other-left')
    await markFeedback(laurel, { ...ben(), mark: 'acted-on' })
    expect((await database.feedback.get(workspaceId, id))?.actedOnAt).not.toBeNull()
    expect(await world.deliveries('feedback-acted-on')).toEqual([])
  })

  it('that cannot be delivered comes back to who wrote it, with the words, once', async () => {
    const { workspaceId, laurel, database } = world
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    await replyToFeedback(laurel, { ...world.act('BEN', id), text: 'When was it?' })
    const [sent] = await world.deliveries('feedback-reply')
    await giveUp(laurel, workspaceId, toDelivery(sent!), 'user_disabled')
    const [, back] = await world.deliveries('feedback-reply')
    expect(back).toMatchObject({ personId: 'BEN', conversation: 'BEN' })
    const message = (await viewOfFeedbackReply(laurel, workspaceId, toDelivery(back!)))!
    expect(message.view).toMatchObject({ what: 'undelivered', authorId: 'DAN', text: 'When was it?' })
    expect(renderMessage(message.view, 'en', 'UTC').text).toContain('could not be delivered')
    await giveUp(laurel, workspaceId, toDelivery(back!), 'user_disabled')
    expect(await world.deliveries('feedback-reply')).toHaveLength(2)
    expect(await database.deliveries.get(workspaceId, sent!.id)).toMatchObject({ state: 'failed' })
  })
})

describe('feedback that its giver shares with the managers', () => {
  const wish = { giverId: 'DAN', receiverId: 'BEN', visibility: 'managers' } as const
  const shared = () => world.deliveries('feedback-shared')
  const readBy = async (feedbackId: string, personId: string) =>
    (await viewOfFeedbackCard(world.laurel, world.workspaceId, { feedbackId, personId }))?.view

  it('is told to each of them, with the same words as to the receiver', async () => {
    const id = await world.give(wish)
    expect(await shared()).toMatchObject([{ personId: 'ANA', conversation: 'ANA', feedbackId: id }])
    const [manager, receiver] = [await readBy(id, 'ANA'), await readBy(id, 'BEN')]
    expect(manager).toEqual({ ...receiver, role: 'manager' })
    expect(manager?.mapping).toBeNull()
  })

  it('is told to nobody where it was for the receiver alone, and read by no manager who came later', async () => {
    const alone = await world.give({ ...wish, visibility: 'receiver' })
    expect(await shared()).toEqual([])
    expect(await readBy(alone, 'ANA')).toBeUndefined()
    const id = await world.give(wish)
    expect(await readBy(id, 'EVA')).toBeUndefined()
    await own.connection.prisma.teamManager.deleteMany({ where: { workspaceId: world.workspaceId } })
    expect(await readBy(id, 'ANA')).toBeUndefined()
  })

  it('says so to them when it is taken back', async () => {
    const id = await world.give(wish)
    await withdrawFeedback(world.laurel, world.act('DAN', id))
    expect(await readBy(id, 'ANA')).toMatchObject({ role: 'manager', withdrawn: true })
  })
})

it('feedback has a daily limit by the giver’s own day, as kudos have, and does not use theirs up', async () => {
  await own.connection.prisma.workspace.update({ where: { id: world.workspaceId }, data: { dailyLimit: 2 } })
  const give = () => world.give({ giverId: 'DAN', receiverId: 'BEN' })
  await Promise.all([give(), give()])
  await expect(give()).rejects.toMatchObject({ code: 'feedback-over-limit', detail: { limit: 2 } })
  expect(await own.connection.prisma.feedback.count({ where: { workspaceId: world.workspaceId } })).toBe(2)
  await world.give({ giverId: 'EVA', receiverId: 'BEN' })
  const row = await own.connection.prisma.dailyGiving.findFirstOrThrow({
    where: { workspaceId: world.workspaceId, personId: 'DAN' },
  })
  expect(row).toMatchObject({ given: 0, feedback: 2 })
  world.advance(24 * 60)
  await give()
})

describe('erasing a person', () => {
  it('takes their feedback with it, whoever wrote it, and says where its cards are', async () => {
    const gone = await world.give({ giverId: 'DAN', receiverId: 'BEN' })
    const received = await world.give({ giverId: 'BEN', receiverId: 'DAN' })
    const stays = await world.give({ giverId: 'EVA', receiverId: 'BEN' })
    await own.connection.prisma.delivery.updateMany({
      where: { workspaceId: world.workspaceId, feedbackId: gone, kind: 'feedback-card' },
      data: { state: 'sent', channel: 'D1', messageId: '1.1' },
    })
    const erasure = { id: randomUUID(), at: world.clock.now() }
    const erased = await world.database.transaction(({ erasures }) =>
      erasures.erase(world.workspaceId, 'DAN', erasure),
    )
    expect(erased.counts.feedback).toBe(2)
    expect(erased.cards).toEqual([{ channel: 'D1', messageId: '1.1' }])
    const left = await own.connection.prisma.feedback.findMany({ where: { workspaceId: world.workspaceId } })
    expect(left.map(({ id }) => id)).toEqual([stays])
    expect([gone, received]).not.toContain(stays)
  })
})

describe('a new version of the framework', () => {
  const [ownership, collaboration] = tinyDocument.competencies
  const [pattern, second] = ownership!.indicators
  const next: FrameworkDocument = {
    ...tinyDocument,
    version: 2,
    changes: [{ rename: owns, to: 'ownership.admits' }],
    competencies: [{ ...ownership!, indicators: [{ ...pattern!, code: 'admits' }, second!] }, collaboration!],
  }
  const migrate = () =>
    migrateFramework(
      { ...world.laurel, mapper: async () => await world.laurel.localMapper('') },
      { workspaceId: world.workspaceId, framework: new Framework(next), dryRun: false },
    )

  it('carries the tags of feedback over, disputes included, and undoing puts them back', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    await disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), indicator: owns, note: 'no' })
    const kudos = await world.laurel.database.feedback.get(world.workspaceId, id)
    world.advance(10)
    expect(await migrate()).toMatchObject({ from: 1, tags: 1 })
    expect(await world.feedbackTags(id)).toEqual(['2 ownership.admits explicit'])
    const carried = await world.database.feedback.get(world.workspaceId, id)
    expect(carried?.tags).toMatchObject([{ dispute: 'open', disputeNote: 'no' }])
    expect(carried!.revision).toBeGreaterThan(kudos!.revision)
    const undone = await undoFrameworkChange(world.laurel, { workspaceId: world.workspaceId })
    expect(undone).toMatchObject({ restored: 1, left: 0 })
    expect(await world.feedbackTags(id)).toEqual([`1 ${owns} explicit`])
    expect((await world.database.feedback.get(world.workspaceId, id))?.tags).toMatchObject([
      { dispute: 'open' },
    ])
  })

  it('leaves what was settled since then as it is when it is undone', async () => {
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', indicators: [owns] })
    await disputeFeedbackTag(world.laurel, { ...world.act('BEN', id), indicator: owns, note: null })
    await migrate()
    world.advance(10)
    await settleFeedbackDispute(world.laurel, { ...world.act('DAN', id), indicator: 'ownership.admits' })
    const undone = await undoFrameworkChange(world.laurel, { workspaceId: world.workspaceId })
    expect(undone).toMatchObject({ restored: 0, left: 1 })
    expect(await world.feedbackTags(id)).toEqual(['2 ownership.admits explicit'])
  })
})

describe('words that are withdrawn', () => {
  it('are taken out of what quotes them, and out of the data of whoever received them, not of who wrote them', async () => {
    const { workspaceId } = world
    const behaviour = 'you counted the bolts twice before the lift'
    const id = await world.give({ giverId: 'DAN', receiverId: 'BEN', behaviour })
    await replyToFeedback(world.laurel, { ...world.act('DAN', id), text: 'It was the crane by the gate.' })
    const { prisma } = own.connection
    await prisma.$executeRaw`
      update "Delivery" set "state" = 'sent', "channel" = "conversation", "messageId" = "kind"::text
      where "feedbackId" = ${id}`
    const shown = async () => {
      const updated = new Map<string, string>()
      const chat = () => ({
        update: async ({ channel, messageId }: Place, { view }: OutgoingMessage) => {
          const both = [renderMessage(view, 'en', 'UTC'), renderCard(view, 'en', 'UTC')]
          updated.set(`${channel}: ${messageId}`, JSON.stringify(both))
        },
      })
      await refreshFeedback({ ...world.laurel, chat } as never, { workspaceId, feedbackId: id })
      return updated.get('BEN: feedback-reply')
    }
    expect(await shown()).toContain('counted the bolts')
    await withdrawFeedback(world.laurel, world.act('DAN', id))
    const withdrawn = await shown()
    expect(withdrawn).toContain('withdrew')
    expect(withdrawn).not.toContain('counted the bolts')
    const dataOf = async (personId: string) =>
      JSON.stringify(await own.database.personalData.of(workspaceId, personId))
    expect(await dataOf('BEN')).toContain(id)
    expect(await dataOf('BEN')).not.toContain('counted the bolts')
    expect(await dataOf('DAN')).toContain('counted the bolts')
  })
})
