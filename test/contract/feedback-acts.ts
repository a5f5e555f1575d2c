import { expect } from 'vitest'
import type { Feedback } from '../../src/core/feedback/feedback.ts'
import type { FeedbackRequest } from '../../src/core/feedback/request.ts'
import type { Delivered } from './platform.ts'
import type { Acts, Play } from './play.ts'
import type { Scenario } from './use-cases.ts'

type Role = 'giver' | 'recipient' | 'admin'

const indicator = 'ownership.owns-mistakes'
let nextNote = 1

/** Words that the mapper is sure about, and that no other feedback has. */
const clearWords = () =>
  `you told everyone about your own mistake in rollout ${nextNote++} at once, before anybody had noticed, and repaired it the same night`

const to =
  ({ platform }: Play, role: Role) =>
  ({ conversation }: Delivered) =>
    conversation === platform.direct(role)

/** Gives feedback from the giver to the recipient, and waits until both have their message. Returns its id. */
async function feedback(play: Play, text = clearWords(), visibility = 'receiver'): Promise<string> {
  await play.plays('give-feedback', { text, visibility })
  await play.says(text, to(play, 'recipient'))
  await play.says(words => words.includes(text) && words.includes('Is that right?'), to(play, 'giver'))
  return newestFeedback(play)
}

async function newestFeedback({ platform: { prisma, workspaceId } }: Play): Promise<string> {
  const { id } = await prisma.feedback.findFirstOrThrow({
    where: { workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return id
}

async function row({ platform }: Play, id: string): Promise<Feedback> {
  const found = await platform.running.laurel.database.feedback.get(platform.workspaceId, id)
  if (!found) throw new Error(`there is no feedback ${id}`)
  return found
}

/** The recipient asks the giver and the admin, who both get the request. Returns its id. */
async function request(play: Play, note: string): Promise<string> {
  const { prisma, workspaceId } = play.platform
  // Nobody is asked the same while they have yet to answer.
  await prisma.feedbackRequest.updateMany({ where: { workspaceId }, data: { closedAt: new Date(0) } })
  await play.plays('ask-for-feedback', { indicator, note })
  for (const role of ['giver', 'admin'] as const) await play.says(note, to(play, role))
  const { id } = await prisma.feedbackRequest.findFirstOrThrow({
    where: { workspaceId, note },
  })
  return id
}

async function requestRow({ platform }: Play, id: string): Promise<FeedbackRequest> {
  const found = await platform.running.laurel.database.feedbackRequests.get(platform.workspaceId, id)
  if (!found) throw new Error(`there is no request ${id}`)
  return found
}

const invitationOf = ({ invitations }: FeedbackRequest, personId: string | undefined) =>
  invitations.find(invitation => invitation.personId === personId)

/** Feedback, from the draft to the dispute, and asking for it. A team with a manager must be there. */
export const feedbackActs = {
  async 'check-draft'(play) {
    const { prisma, workspaceId } = play.platform
    await play.plays('check-draft', { text: 'You are lazy and you never answer.' })
    const coached = await play.says('says what they are')
    expect(coached.words).toContain('Name one occasion instead')
    expect(await prisma.feedback.count({ where: { workspaceId } })).toBe(0)
  },

  async 'give-feedback'(play) {
    const { world } = play.platform
    const text = clearWords()
    const id = await feedback(play, text, 'managers')
    expect(await row(play, id)).toMatchObject({
      giverId: world.giver,
      receiverId: world.recipient,
      kind: 'strength',
      behaviour: text,
      readerIds: [world.admin],
      decision: 'open',
    })
    const card = await play.says(text, to(play, 'recipient'))
    expect(card.words).toContain('tells you about a strength')
    expect(card.words).toContain('can read this too')
    const elsewhere = play.platform
      .delivered()
      .filter(({ conversation }) => conversation === world.channel)
      .filter(({ words }) => words.includes(text))
    expect(elsewhere).toEqual([])
  },

  async 'confirm-feedback-tag'(play) {
    const feedbackId = await feedback(play)
    const { revision, suggestions } = await row(play, feedbackId)
    const { code } = suggestions[0]!
    const values = { feedback: feedbackId, revision: String(revision), indicator: code }
    await play.plays('confirm-feedback-tag', values)
    await play.says('Noted as', to(play, 'giver'))
    expect(await row(play, feedbackId)).toMatchObject({
      decision: 'decided',
      tags: [{ indicator: code, origin: 'confirmed' }],
    })
  },

  async 'change-feedback-tag'(play) {
    const feedbackId = await feedback(play)
    const { framework } = await play.platform.running.laurel.framework(play.platform.workspaceId)
    const { suggestions, revision } = await row(play, feedbackId)
    const other = framework.indicators.find(({ code }) => suggestions.every(guess => guess.code !== code))!
    const values = { feedback: feedbackId, revision: String(revision), indicator: other.code }
    await play.plays('change-feedback-tag', values)
    await play.says(new RegExp(`Noted as .*${other.name.en}`), to(play, 'giver'))
    expect((await row(play, feedbackId)).tags).toMatchObject([{ indicator: other.code, origin: 'corrected' }])
  },

  async 'choose-no-feedback-tag'(play) {
    const feedbackId = await feedback(play)
    const { revision } = await row(play, feedbackId)
    await play.plays('choose-no-feedback-tag', { feedback: feedbackId, revision: String(revision) })
    await play.says('Noted: no indicator', to(play, 'giver'))
    expect(await row(play, feedbackId)).toMatchObject({ decision: 'none', tags: [] })
  },

  async 'mark-feedback'(play) {
    const text = clearWords()
    const feedbackId = await feedback(play, text)
    await play.plays('mark-feedback', { feedback: feedbackId })
    await play.says(/thanks you for your feedback[\s\S]*About: /, to(play, 'giver'))
    await play.says('has acted on your feedback', to(play, 'giver'))
    await play.says(
      delivered => delivered.includes(text) && /thanked · .*acted on/.test(delivered),
      to(play, 'giver'),
    )
    const { thankedAt, actedOnAt } = await row(play, feedbackId)
    expect([thankedAt, actedOnAt]).not.toContain(null)
  },

  async 'talk-about-feedback'(play) {
    const feedbackId = await feedback(play)
    const words = { question: 'What made you notice it?', answer: 'The log of that night.' }
    await play.plays('talk-about-feedback', { feedback: feedbackId, ...words })
    await play.says(words.question, to(play, 'giver'))
    await play.says(words.answer, to(play, 'recipient'))
    expect((await row(play, feedbackId)).replies).toMatchObject([
      { authorId: play.platform.world.recipient, text: words.question },
      { authorId: play.platform.world.giver, text: words.answer },
    ])
  },

  async 'dispute-feedback-tag'(play) {
    const feedbackId = await feedback(play)
    const [tag] = (await row(play, feedbackId)).tags
    await play.plays('dispute-feedback-tag', {
      feedback: feedbackId,
      indicator: tag!.indicator,
      note: 'It was not my mistake.',
    })
    await play.says(/does not see it as[\s\S]*It was not my mistake\./, to(play, 'giver'))
    await play.says('disputed: does not count for now', to(play, 'recipient'))
    expect((await row(play, feedbackId)).tags).toMatchObject([
      { indicator: tag!.indicator, dispute: 'open', disputeNote: 'It was not my mistake.' },
    ])
  },

  async 'keep-disputed-tag'(play) {
    const { prisma } = play.platform
    const { feedbackId, indicatorCode } = await prisma.feedbackTag.findFirstOrThrow({
      where: { disputedAt: { not: null }, keptAt: null },
    })
    await play.plays('keep-disputed-tag', { feedback: feedbackId, indicator: indicatorCode })
    await play.says('looked at again and kept', to(play, 'recipient'))
    expect((await row(play, feedbackId)).tags).toMatchObject([{ dispute: 'kept' }])
  },

  async 'drop-disputed-tag'(play) {
    const { prisma } = play.platform
    const feedbackId = await feedback(play)
    const tag = await prisma.feedbackTag.findFirstOrThrow({ where: { feedbackId } })
    const other = 'ownership.sees-work-through'
    await prisma.feedbackTag.create({ data: { ...tag, indicatorCode: other } })
    const disputed = { feedback: feedbackId, indicator: tag.indicatorCode }
    await play.plays('dispute-feedback-tag', { ...disputed, note: 'I do not see it.' })
    await play.plays('drop-disputed-tag', disputed)
    await expect
      .poll(async () => (await row(play, feedbackId)).tags.map(left => left.indicator))
      .toEqual([other])
  },

  async 'edit-feedback'(play) {
    const feedbackId = await feedback(play)
    const words = { situation: 'In the review on Monday', text: clearWords() }
    await play.plays('edit-feedback', { feedback: feedbackId, ...words })
    const card = await play.says(words.text, to(play, 'recipient'))
    expect(card.words).toContain(words.situation)
    expect(card.words).toContain('edited')
    expect(await row(play, feedbackId)).toMatchObject({
      situation: words.situation,
      behaviour: words.text,
      impact: null,
    })
  },

  async 'withdraw-feedback'(play) {
    const feedbackId = await feedback(play)
    await play.plays('withdraw-feedback', { feedback: feedbackId })
    await play.says('withdrew this feedback', to(play, 'recipient'))
    await play.says('You withdrew your feedback', to(play, 'giver'))
    expect((await row(play, feedbackId)).withdrawn).toBe(true)
  },

  async 'retry-feedback-card'(play) {
    const { platform } = play
    const text = clearWords()
    platform.refuseNext('recipient')
    await play.plays('give-feedback', { text, visibility: 'receiver' })
    await play.says(
      words => words.includes(text) && words.includes('could not be delivered'),
      to(play, 'giver'),
    )
    expect(
      platform
        .delivered()
        .filter(to(play, 'recipient'))
        .some(({ words }) => words.includes(text)),
    ).toBe(false)
    await play.plays('retry-feedback-card', { feedback: await newestFeedback(play) })
    await play.says(text, to(play, 'recipient'))
  },

  async 'list-feedback'(play) {
    await play.plays('list-feedback')
    const list = await play.says('Your feedback\n')
    expect(list.words).toContain('About people you manage, shared with you')
    expect(list.words).toContain('before anybody had noticed')
  },

  async 'open-feedback-again'(play) {
    const text = clearWords()
    const feedbackId = await feedback(play, text)
    await play.plays('open-feedback-again', { feedback: feedbackId })
    await play.says('once more in your messages')
    await play.says(words => words.includes(text) && words.includes('Thank'), to(play, 'recipient'))
    const cards = await play.platform.running.laurel.database.deliveries.listAbout(
      play.platform.workspaceId,
      { feedbackId },
    )
    expect(cards.filter(({ kind }) => kind === 'feedback-card')).toHaveLength(2)
  },

  async 'ask-for-feedback'(play) {
    const { world } = play.platform
    const note = 'I would like to get better at this.'
    await play.kudos()
    const id = await request(play, note)
    expect(await requestRow(play, id)).toMatchObject({
      askerId: world.recipient,
      subjectId: world.recipient,
      indicators: [indicator],
    })
    const asked = await play.says(note, to(play, 'giver'))
    expect(asked.words).toMatch(/asks you for feedback/)
    const overview = await play.says('not answered yet', to(play, 'recipient'))
    expect(overview.words).toContain('You asked')
    // The form named those whom they have lately had to do with.
    await play.says('Lately together in kudos')
  },

  async 'ask-in-a-line'(play) {
    const { platform } = play
    const { prisma, workspaceId } = platform
    const before = await prisma.feedbackRequest.count({ where: { workspaceId } })
    const topics = 'owns-mistakes, sees-work-through and Builds warmth and morale'
    await play.plays('ask-in-a-line', { subject: 'Zoltan', topics })
    const unknown = await play.says('I do not know who “@Zoltan” is.')
    expect(unknown.words).toContain('behaviours at most, so I left out “Builds warmth and morale”')
    const { database } = platform.running.laurel
    const recipient = await database.people.get(workspaceId, platform.world.recipient!)
    await play.plays('ask-in-a-line', { subject: recipient!.name, topics: '增进友善和士气 and juggling' })
    const form = await play.says('“juggling” names no single behaviour')
    expect(form.words).not.toContain('I do not know who')
    expect(form.words).not.toContain('left out')
    // Neither was asked at once: the form shows what was understood.
    expect(await prisma.feedbackRequest.count({ where: { workspaceId } })).toBe(before)
  },

  async 'answer-feedback-request'(play) {
    const id = await request(play, 'What did you see in the rollout?')
    const text = clearWords()
    await play.plays('answer-feedback-request', { request: id, text, indicator })
    await play.says(text, to(play, 'recipient'))
    await play.says('You have answered. Thank you!', to(play, 'giver'))
    const { giver } = play.platform.world
    expect(invitationOf(await requestRow(play, id), giver)).toMatchObject({ state: 'answered' })
    expect((await row(play, await newestFeedback(play))).tags).toMatchObject([
      { indicator, origin: 'explicit' },
    ])
  },

  async 'decline-feedback-request'(play) {
    const id = await request(play, 'And what did you see in the review?')
    await play.plays('decline-feedback-request', { request: id, note: 'I was away that week.' })
    await play.says('I was away that week.', to(play, 'recipient'))
    await play.says('You passed on this one', to(play, 'admin'))
    const { admin } = play.platform.world
    expect(invitationOf(await requestRow(play, id), admin)).toMatchObject({
      state: 'declined',
      declineNote: 'I was away that week.',
    })
  },

  async 'take-back-feedback-request'(play) {
    const note = 'Never mind the last one.'
    const id = await request(play, note)
    await play.plays('take-back-feedback-request', { request: id })
    await play.says(
      words => words.includes(note) && words.includes('This request is closed'),
      to(play, 'giver'),
    )
    const { invitations } = await requestRow(play, id)
    expect(invitations.map(({ state }) => state)).toEqual(['expired', 'expired'])
  },
} satisfies Partial<Acts<Scenario>>
