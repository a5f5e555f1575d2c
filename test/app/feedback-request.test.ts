import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { claimSummaryPrompt } from '../../src/app/claim-summary-prompt.ts'
import { closeFeedbackRequest, expireFeedbackRequest } from '../../src/app/close-feedback-request.ts'
import { declineFeedbackRequest } from '../../src/app/decline-feedback-request.ts'
import { refreshFeedbackRequest } from '../../src/app/refresh-feedback.ts'
import { remindOfFeedbackRequest } from '../../src/app/remind-of-feedback-request.ts'
import { requestFeedback } from '../../src/app/request-feedback.ts'
import { suggestReviewers } from '../../src/app/suggest-reviewers.ts'
import { turnOfQueuedReminder } from '../../src/app/turn-of-reminder.ts'
import { viewOfFeedbackRequest } from '../../src/app/view-of-feedback-request.ts'
import { viewOfFeedbackRequestNews } from '../../src/app/view-of-feedback-request-news.ts'
import { withdrawFeedback } from '../../src/app/withdraw-feedback.ts'
import { declineModal } from '../../src/chat/slack/blocks/feedback-request-modal.ts'
import { renderMessage } from '../../src/chat/slack/render.ts'
import { renderDecline } from '../../src/chat/teams/cards/feedback-form.ts'
import { renderMessage as renderCard } from '../../src/chat/teams/render.ts'
import { queueOf } from '../../src/core/delivery/queue.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
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

const day = 24 * 60

async function ask(
  wish: {
    askerId?: string
    subjectId?: string
    personIds?: string[]
    indicators?: string[]
    note?: string
  } = {},
) {
  const { workspaceId } = world
  const askerId = wish.askerId ?? 'BEN'
  await requestFeedback(world.laurel, {
    workspaceId,
    receipt: randomUUID(),
    askerId,
    subjectId: wish.subjectId ?? askerId,
    personIds: wish.personIds ?? ['DAN', 'EVA'],
    indicators: wish.indicators ?? [owns],
    note: wish.note ?? null,
  })
  return (await own.connection.prisma.feedbackRequest.findFirstOrThrow({ where: { workspaceId } })).id
}
const remind = (requestId: string, personId: string) =>
  remindOfFeedbackRequest(world.laurel, { workspaceId: world.workspaceId, requestId, personId })
const expire = (requestId: string) =>
  expireFeedbackRequest(world.laurel, { workspaceId: world.workspaceId, requestId })
const stateOf = async (requestId: string, personId: string) => {
  const request = await world.database.feedbackRequests.get(world.workspaceId, requestId)
  return request?.invitations.find(invitation => invitation.personId === personId)?.state
}
const openFor = async (personId: string) => {
  const { requests } = await wholeFeedbackList(world.laurel, { workspaceId: world.workspaceId, personId })
  return requests.map(({ role }) => role)
}
const jobs = async (name: string) =>
  (
    await own.connection.pool.query<{ run_at: Date; payload: { workspaceId: string; personId: string } }>(
      `select j.run_at, p.payload from graphile_worker.jobs j
       join graphile_worker._private_jobs p on p.id = j.id where j.task_identifier = $1`,
      [name],
    )
  ).rows.filter(({ payload }) => payload.workspaceId === world.workspaceId)

it('is open for those asked and for who asks, and closes for each as they answer or decline', async () => {
  const id = await ask()
  expect(await openFor('BEN')).toEqual(['asker'])
  expect(await openFor('DAN')).toEqual(['asked'])
  expect(await openFor('CAO')).toEqual([])
  await world.give({ giverId: 'DAN', receiverId: 'BEN' })
  expect(await stateOf(id, 'DAN')).toBe('answered')
  expect(await openFor('DAN')).toEqual([])
  const wish = { workspaceId: world.workspaceId, receipt: randomUUID(), requestId: id, personId: 'EVA' }
  await declineFeedbackRequest(world.laurel, { ...wish, note: 'I was away' })
  expect(await stateOf(id, 'EVA')).toBe('declined')
  // Nobody is left to answer: it is open for nobody, though its time is not over.
  expect(await openFor('BEN')).toEqual([])
  await expect(
    declineFeedbackRequest(world.laurel, { ...wish, receipt: randomUUID(), note: null }),
  ).rejects.toThrow('request-closed')
  const [news, ...others] = await world.deliveries('feedback-request-news')
  expect([news?.personId, others]).toEqual(['BEN', []])
  const message = await viewOfFeedbackRequestNews(world.laurel, world.workspaceId, news!)
  expect(message?.view).toMatchObject({ news: 'declined', personIds: ['EVA'], note: 'I was away' })
})

it('is no business of a note that the asker may not read: that there is one stays between two people', async () => {
  const id = await ask({ askerId: 'ANA', subjectId: 'BEN', personIds: ['DAN', 'EVA'] })
  await world.give({ giverId: 'DAN', receiverId: 'BEN', kind: 'growth' })
  expect(await stateOf(id, 'DAN')).toBe('open')
  await world.give({ giverId: 'EVA', receiverId: 'BEN', visibility: 'managers' })
  expect(await stateOf(id, 'EVA')).toBe('answered')
  await world.give({ giverId: 'DAN', receiverId: 'BEN', requestId: id })
  expect(await stateOf(id, 'DAN')).toBe('answered')
})

it('waits again for who takes their answer back, while there is time', async () => {
  const id = await ask()
  const answer = await world.give({ giverId: 'DAN', receiverId: 'BEN', requestId: id })
  await withdrawFeedback(world.laurel, world.act('DAN', answer))
  expect(await stateOf(id, 'DAN')).toBe('open')
  const second = await world.give({ giverId: 'DAN', receiverId: 'BEN', requestId: id })
  await expire(id)
  await withdrawFeedback(world.laurel, world.act('DAN', second))
  expect(await stateOf(id, 'DAN')).toBe('answered')
})

it('about a report takes no reason from who passes on it: the report would not read what was said', async () => {
  const id = await ask({ askerId: 'ANA', subjectId: 'BEN', personIds: ['DAN'] })
  const wish = { workspaceId: world.workspaceId, receipt: randomUUID(), requestId: id, personId: 'DAN' }
  await expect(declineFeedbackRequest(world.laurel, { ...wish, note: 'He shouted at me' })).rejects.toThrow(
    'no-word-about-others',
  )
  expect(await stateOf(id, 'DAN')).toBe('open')
  await declineFeedbackRequest(world.laurel, { ...wish, note: null })
  const stored = await world.database.feedbackRequests.get(world.workspaceId, id)
  expect(stored?.invitations).toMatchObject([{ state: 'declined', declineNote: null }])
  for (const mayExplain of [true, false]) {
    const modal = JSON.stringify(declineModal(catalogueOf('en'), { requestId: id, mayExplain }, false))
    const card = JSON.stringify(renderDecline({ id, mayExplain }, catalogueOf('en')))
    expect([modal.includes('A word to them'), card.includes('A word to them')]).toEqual([
      mayExplain,
      mayExplain,
    ])
  }
})

it('is not made twice of the same person while the first waits', async () => {
  await ask({ personIds: ['DAN'] })
  await expect(ask({ personIds: ['DAN', 'EVA'] })).rejects.toMatchObject({
    code: 'asked-already',
    detail: { people: ['DAN'] },
  })
  await ask({ personIds: ['EVA'] })
  await ask({ personIds: ['DAN'], indicators: [through] })
})

it('is told of in a line, to its asker alone: the card above says the rest', async () => {
  const id = await ask()
  const wish = { workspaceId: world.workspaceId, requestId: id, personId: 'EVA' }
  await declineFeedbackRequest(world.laurel, { ...wish, receipt: randomUUID(), note: 'I was away' })
  await expire(id)
  const told = await world.deliveries('feedback-request-news')
  const views = await Promise.all(
    told.map(news => viewOfFeedbackRequestNews(world.laurel, world.workspaceId, news)),
  )
  expect(views.map(message => message?.view)).toMatchObject([
    { news: 'declined', personIds: ['EVA'], note: 'I was away' },
    { news: 'expired', personIds: ['DAN'], note: null },
  ])
  for (const message of views) {
    const { view, language, timeZone } = message!
    const slack = renderMessage(view, language, timeZone)
    expect(slack.blocks).toHaveLength(1)
    expect(slack.text.split('\n')).toHaveLength(1)
    expect(renderCard(view, language, timeZone).body).toHaveLength(1)
  }
  // Nobody else is told, whatever a delivery says.
  expect(
    await viewOfFeedbackRequestNews(world.laurel, world.workspaceId, { ...told[0]!, personId: 'DAN' }),
  ).toBeNull()
})

it('reminds each once, on a working morning; whoever has had the nudge of the week waits for the next', async () => {
  const id = await ask()
  const due = await jobs('remind-of-feedback-request')
  // Asked on Sunday, 22 November: five days later it is Friday.
  expect(due.map(({ run_at }) => run_at.toISOString())).toEqual([
    '2026-11-27T10:00:00.000Z',
    '2026-11-27T10:00:00.000Z',
  ])
  world.advance(3 * day)
  await world.database.transaction(({ nudges }) =>
    nudges.claim(world.workspaceId, 'EVA', 'summary-prompt', world.clock.now()),
  )
  world.advance(2 * day)
  await remind(id, 'DAN')
  await remind(id, 'DAN')
  await remind(id, 'EVA')
  expect((await world.deliveries('feedback-request-reminder')).map(({ personId }) => personId)).toEqual([
    'DAN',
  ])
  const again = (await jobs('remind-of-feedback-request')).find(({ payload }) => payload.personId === 'EVA')
  expect(again?.run_at.toISOString()).toBe('2026-12-02T10:00:00.000Z')
  world.advance(5 * day)
  await remind(id, 'EVA')
  expect(await world.deliveries('feedback-request-reminder')).toHaveLength(2)
})

it('a reminder that is due goes before what a summary would suggest', async () => {
  const { workspaceId } = world
  // Wednesday: five days later it is Monday, at ten; the summary comes at nine.
  world.advance(3 * day)
  const id = await ask({ askerId: 'DAN', personIds: ['ANA'] })
  const at = (moment: string) => world.advance((Date.parse(moment) - world.clock.now().getTime()) / 60_000)
  const prompted = async (deliveryId: string) =>
    claimSummaryPrompt(world.laurel, workspaceId, { id: deliveryId, personId: 'ANA' })
  at('2026-11-30T09:00:00Z')
  expect(await prompted('d1')).toBe(false)
  at('2026-11-30T10:00:00Z')
  await remind(id, 'ANA')
  expect((await world.deliveries('feedback-request-reminder')).map(({ personId }) => personId)).toEqual([
    'ANA',
  ])
  at('2026-12-07T09:00:00Z')
  expect(await prompted('d2')).toBe(true)
})

it('reminds at work only: not in quiet hours, on days off, or while they are away', async () => {
  const id = await ask()
  const { hours } = world.database
  const settings = {
    country: null,
    hours: { start: 13 * 60, end: 17 * 60 },
    days: null,
    quiet: { start: 13 * 60, end: 14 * 60 },
    checkIns: false,
    daysOff: [{ from: '2026-11-27', to: '2026-11-30' }],
  }
  await hours.savePerson(world.workspaceId, 'DAN', settings)
  const due = async () => {
    const found = (await jobs('remind-of-feedback-request')).find(({ payload }) => payload.personId === 'DAN')
    return found?.run_at.toISOString()
  }
  // Friday, in their days off: then after the quiet hour of the first day back.
  world.advance(5 * day)
  await remind(id, 'DAN')
  expect(await due()).toBe('2026-12-01T14:00:00.000Z')
  await own.connection.prisma.person.update({
    where: { workspaceId_id: { workspaceId: world.workspaceId, id: 'EVA' } },
    data: { isAway: true, awayUntil: new Date('2027-01-10T00:00:00Z') },
  })
  await remind(id, 'EVA')
  expect(await world.deliveries('feedback-request-reminder')).toEqual([])
  expect(await world.database.nudges.last(world.workspaceId, 'DAN')).toBeNull()
  world.advance(4 * day + 4 * 60)
  await remind(id, 'DAN')
  expect((await world.deliveries('feedback-request-reminder')).map(({ personId }) => personId)).toEqual([
    'DAN',
  ])
})

it.each([
  ['who asked', 'ANA', 'BEN'],
  ['whom it is about', 'BEN', 'BEN'],
])('a request is over instead of a reminder where %s has left', async (_, leaver) => {
  const { workspaceId, database } = world
  const id = await ask({ askerId: 'ANA', subjectId: 'BEN' })
  world.advance(5 * day)
  await database.people.saveLeft(workspaceId, leaver, world.clock.now())
  const queued = { requestId: id, personId: 'DAN' }
  expect(await turnOfQueuedReminder(world.laurel, workspaceId, queued)).toBe('never')
  await remind(id, 'DAN')
  await remind(id, 'EVA')
  expect(await world.deliveries('feedback-request-reminder')).toEqual([])
  expect((await database.feedbackRequests.get(workspaceId, id))?.closedAt).toEqual(world.clock.now())
  const [news] = await world.deliveries('feedback-request-news')
  const told = await viewOfFeedbackRequestNews(world.laurel, workspaceId, news!)
  // There is nobody to tell but a manager who asked about somebody else.
  expect(told?.view.news).toBe(leaver === 'ANA' ? undefined : 'expired')
  expect(await openFor('DAN')).toEqual([])
})

it('reminds on no holiday of the country that the team is in', async () => {
  await world.database.hours.saveTeam(world.workspaceId, world.team.id, {
    country: 'CN',
    hours: null,
    days: [1, 2, 3, 4, 5],
  })
  const id = await ask({ askerId: 'DAN', subjectId: 'DAN', personIds: ['CAO'] })
  world.advance(5 * day)
  // Made into the day before the new year.
  await own.connection.prisma.feedbackRequest.updateMany({
    where: { workspaceId: world.workspaceId },
    data: { expiresAt: new Date('2027-01-20T00:00:00Z') },
  })
  world.advance((Date.parse('2027-01-01T10:00:00Z') - world.clock.now().getTime()) / 60_000)
  await remind(id, 'CAO')
  expect(await world.deliveries('feedback-request-reminder')).toEqual([])
})

it('reminds nobody who has answered, or of a request that is over', async () => {
  const id = await ask()
  await world.give({ giverId: 'DAN', receiverId: 'BEN' })
  const wish = { workspaceId: world.workspaceId, receipt: randomUUID(), requestId: id }
  await expect(closeFeedbackRequest(world.laurel, { ...wish, personId: 'DAN' })).rejects.toThrow('not-found')
  world.advance(5 * day)
  await remind(id, 'DAN')
  await closeFeedbackRequest(world.laurel, { ...wish, personId: 'BEN' })
  await remind(id, 'EVA')
  expect(await world.deliveries('feedback-request-reminder')).toEqual([])
  // Nor has it cost them the nudge of the week.
  expect(await world.database.nudges.last(world.workspaceId, 'EVA')).toBeNull()
})

it('expires: who has not answered cannot any more, and the asker is told once', async () => {
  const id = await ask()
  await world.give({ giverId: 'DAN', receiverId: 'BEN' })
  world.advance(14 * day)
  await expire(id)
  await expire(id)
  expect(await stateOf(id, 'DAN')).toBe('answered')
  expect(await stateOf(id, 'EVA')).toBe('expired')
  expect(await world.deliveries('feedback-request-news')).toHaveLength(1)
  expect(await openFor('BEN')).toEqual([])
})

it('about a report is a manager’s to make, and the report is told who asked about what', async () => {
  const note = 'it would help me with what comes next for him'
  const id = await ask({ askerId: 'ANA', subjectId: 'BEN', personIds: ['DAN'], note })
  expect(await openFor('BEN')).toEqual(['subject'])
  const toldTo = (personId: string) =>
    viewOfFeedbackRequest(world.laurel, world.workspaceId, {
      kind: 'feedback-request',
      state: 'sent',
      requestId: id,
      personId,
    })
  expect((await toldTo('DAN'))?.view.note).toBe(note)
  const told = await toldTo('BEN')
  expect(told?.view).toMatchObject({
    role: 'subject',
    askerId: 'ANA',
    indicators: [{ code: owns }],
    note: null,
    asked: 1,
  })
  expect(told?.view.invitations).toEqual([])
  for (const wish of [
    { askerId: 'ANA', subjectId: 'DAN', personIds: ['EVA'] },
    { askerId: 'CAO', subjectId: 'BEN', personIds: ['EVA'] },
  ])
    await expect(ask(wish)).rejects.toThrow('not-their-manager')
})

it('is refused without a topic, with three, without anybody to ask, and to the person it is about', async () => {
  await expect(ask({ indicators: [] })).rejects.toThrow('no-topic')
  const three = [owns, 'ownership.sees-work-through', 'collaboration.mediates-conflict']
  await expect(ask({ indicators: three })).rejects.toThrow('too-many-topics')
  await expect(ask({ personIds: [] })).rejects.toThrow('nobody-asked')
  await expect(ask({ personIds: ['BEN'] })).rejects.toThrow('asked-self')
  await expect(ask({ askerId: 'ANA', subjectId: 'BEN', personIds: ['BEN'] })).rejects.toThrow('asked-self')
})

it('offers those whom one has recognised, was recognised by or with, the most often first', async () => {
  // What is said in private is nobody's hint.
  await world.give({ giverId: 'EVA', receiverId: 'BEN' })
  const kudos = async (recipientIds: string[], giverId: string) => {
    const id = randomUUID()
    const { id: frameworkId } = await world.framework()
    await world.database.recognitions.accept(world.workspaceId, {
      id,
      receipt: id,
      giverId,
      recipientIds,
      text: id,
      fingerprint: id,
      day: '2026-11-22',
      dailyLimit: 100,
      channel: 'C1',
      answerIn: 'C1',
      sourceLink: null,
      sourceQuote: null,
      indicators: [],
      frameworkId,
      createdAt: world.clock.now(),
    })
  }
  await kudos(['BEN', 'CAO'], 'DAN')
  await kudos(['DAN'], 'BEN')
  const found = await suggestReviewers(world.laurel, {
    workspaceId: world.workspaceId,
    subjectId: 'BEN',
    askerId: 'BEN',
  })
  expect(found.map(({ personId, times }) => [personId, times])).toEqual([
    ['DAN', 2],
    ['CAO', 1],
  ])
  const told = async (askerId: string) => {
    const wish = { workspaceId: world.workspaceId, subjectId: 'BEN', askerId }
    return (await suggestReviewers(world.laurel, wish)).map(({ personId }) => personId)
  }
  expect(await told('ANA'), 'to the manager').toEqual(['DAN', 'CAO'])
  expect(await told('EVA'), 'to anybody else').toEqual([])
})

/** The refreshes of a request that wait, in the order in which they run; they are taken out of the queue. */
async function refreshJobs(requestId: string) {
  const { rows } = await own.connection.pool.query<{ queue_name: string; payload: { look?: string } }>(
    `with gone as (
       delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = 'refresh-feedback-request' and j.payload->>'requestId' = $1
       returning j.id, j.payload, j.job_queue_id)
     select q.queue_name, gone.payload from gone
     join graphile_worker._private_job_queues q on q.id = gone.job_queue_id order by gone.id`,
    [requestId],
  )
  return rows
}

it('is looked at again behind every message that was on its way when it was closed, once', async () => {
  const id = await ask()
  const { workspaceId, database, laurel } = world
  // One is being sent, the others are drawn at this moment, or soon.
  const underway = await world.deliveries('feedback-request')
  await database.deliveries.sending(workspaceId, underway[0]!.id)
  await closeFeedbackRequest(laurel, { workspaceId, receipt: randomUUID(), requestId: id, personId: 'BEN' })
  const queued = () => refreshJobs(id)
  await queued()
  const look = (which: { look?: 'wait' | 'last' }) =>
    refreshFeedbackRequest(laurel, { workspaceId, requestId: id, ...which })
  await look({})
  const behind = await queued()
  expect(behind.map(({ payload }) => payload.look)).toEqual(['wait', 'wait', 'wait'])
  expect(behind.map(job => job.queue_name).sort()).toEqual(
    underway.map(({ conversation }) => queueOf(workspaceId, conversation)).sort(),
  )
  await look({ look: 'wait' })
  expect(await queued()).toMatchObject([{ payload: { look: 'last' } }])
  // A message that stays on its way, since the chat is down, is drawn anew when it is found or sent.
  await look({ look: 'last' })
  expect(await queued()).toEqual([])
})

it('keeps the refresh that a change has asked for when an earlier one is to be looked at again', async () => {
  const id = await ask()
  const { workspaceId, laurel } = world
  await refreshJobs(id)
  await closeFeedbackRequest(laurel, { workspaceId, receipt: randomUUID(), requestId: id, personId: 'BEN' })
  await refreshFeedbackRequest(laurel, { workspaceId, requestId: id, look: 'wait' })
  const jobs = await refreshJobs(id)
  expect(jobs.map(({ payload }) => payload.look)).toEqual([undefined, 'last'])
  // One after the other.
  expect(new Set(jobs.map(job => job.queue_name)).size).toBe(1)
})
