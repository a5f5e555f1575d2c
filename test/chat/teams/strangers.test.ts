import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disputeTag } from '../../../src/app/dispute-tag.ts'
import { giveFeedback } from '../../../src/app/give-feedback.ts'
import { giveRecognition } from '../../../src/app/give-recognition.ts'
import { addOwnQuestion } from '../../../src/app/own-questions.ts'
import { replyToFeedback } from '../../../src/app/reply-to-feedback.ts'
import { reportRecognition } from '../../../src/app/report-recognition.ts'
import { requestFeedback } from '../../../src/app/request-feedback.ts'
import { requestPrivacy } from '../../../src/app/request-privacy.ts'
import { runPulseNow } from '../../../src/app/run-pulse-now.ts'
import { acts } from '../../../src/chat/teams/listeners/actions.ts'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import { nextTuesday } from '../../next-tuesday.ts'
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
import { tenantId } from './service.ts'

// A button names what it is about, and lies on the screen of whoever presses it: every verb is pressed here by somebody whom
// none of it concerns, with the ids of what others gave, asked, were told and manage.

let client: TeamsClient
/** What a button may carry, for each thing that it may be about. */
let wishes: Record<string, string>[]

const indicator = 'ownership.owns-mistakes'
/** Said by others, and nothing that a stranger finds in their own cards. */
const secrets = /wrong valve|open gate|third reply|clear on Monday|Night crew|enough ladders/

beforeAll(async () => {
  const now = await nextTuesday(10)
  const later = now - Date.now()
  client = await startTeamsClient({
    // It goes on: what may be sent to one chat is reckoned by it.
    clock: { now: () => new Date(Date.now() + later) },
    settings: { TEAMS_ADMINS: `${ana.email},${ben.email}`, LAUREL_PUBLIC_URL: 'https://laurel.example.com' },
  })
  const { service, running } = client
  await client.install(ana, place.general)
  service.rosters.set(place.group.id, [ana.aadObjectId, cao.aadObjectId])
  await client.install(ana, place.group)
  for (const person of [ana, ben, cao, dora]) await client.install(person)
  const { laurel } = running
  const { database, ids } = laurel
  const [giver, other, receiver] = [ana, ben, cao].map(({ aadObjectId }) => aadObjectId) as [
    string,
    string,
    string,
  ]
  const wish = () => ({ workspaceId: tenantId, receipt: ids.next() })

  for (const channel of [place.group.id, receiver])
    await giveRecognition(laurel, {
      ...wish(),
      giverId: giver,
      recipientIds: [receiver],
      text: `owned up to the wrong valve and repaired it the same night, ${channel}`,
      answerIn: giver,
      channel,
      indicators: [indicator],
    })
  await giveFeedback(laurel, {
    ...wish(),
    giverId: giver,
    receiverId: other,
    kind: 'growth',
    visibility: 'managers',
    behaviour: 'You walked past the open gate.',
    indicators: [indicator],
  })
  const { prisma } = client.test.connection
  const mapped = async () =>
    (await prisma.recognition.count({ where: { decision: { not: 'pending' } } })) === 2 &&
    (await prisma.feedback.count({ where: { decision: { not: 'pending' } } })) === 1
  await vi.waitUntil(mapped, { timeout: 15_000 })
  const [kudos, own] = await prisma.recognition.findMany({ orderBy: { channel: 'asc' } })
  const feedback = await prisma.feedback.findFirstOrThrow()
  await disputeTag(laurel, {
    ...wish(),
    recognitionId: kudos!.id,
    personId: receiver,
    indicator,
    note: 'third reply',
  })
  await reportRecognition(laurel, { ...wish(), recognitionId: kudos!.id, personId: receiver })
  await replyToFeedback(laurel, { ...wish(), feedbackId: feedback.id, personId: other, text: 'third reply' })
  const note = 'Was I clear on Monday?'
  const asking = { askerId: other, subjectId: other, personIds: [receiver], indicators: [indicator], note }
  await requestFeedback(laurel, { ...wish(), ...asking })
  const request = await prisma.feedbackRequest.findFirstOrThrow()
  await requestPrivacy(laurel, { workspaceId: tenantId, personId: other, kind: 'erase' })
  const privacy = await prisma.privacyRequest.findFirstOrThrow()
  const question = await addOwnQuestion(laurel, {
    ...wish(),
    actorId: giver,
    wish: {
      kind: 'agreement',
      text: { en: 'There are enough ladders.', 'zh-CN': '梯子够用。' },
      options: [],
    },
  })
  const team = ids.next()
  await database.teams.save(
    tenantId,
    {
      id: team,
      name: 'Night crew',
      language: 'en',
      timeZone: 'Europe/Berlin',
      channel: null,
      source: 'people',
      threshold: 3,
      pulse: defaultPulseSettings,
      memberIds: [giver, other, receiver],
      managerIds: [giver],
      schedules: [],
    },
    new Date(now),
  )
  const started = await runPulseNow(laurel, { ...wish(), teamId: team, personId: giver })
  const about = {
    team,
    round: started!.roundId,
    position: '0',
    person: other,
    subject: other,
    colleague: other,
    colleague0: other,
    code: question!.code,
    indicator,
    instead: indicator,
    name: 'Night shift',
    text: 'changed by a stranger',
    behaviour: 'changed by a stranger',
    comment0: 'changed by a stranger',
    answer: '3',
    snooze: '1h',
    how: 'public',
    kind: 'pulse',
    conversation: place.general.id,
  }
  wishes = [kudos!, own!, feedback, request, privacy].map(({ id }) => ({ ...about, id, requestId: id }))
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

/** Cards that a button may say it was on: what stands in its place depends on that. */
const cardsOf = (verb: string) =>
  verb === 'giving:back' ? ['card', 'prompt', 'report', 'dispute', 'constructor'] : ['card']

/** Of all that is others': what it is now. */
async function stored(): Promise<string> {
  const tables = [
    ...[
      'Workspace',
      'Recognition',
      'RecognitionRecipient',
      'Tag',
      'PlusOne',
      'RecognitionReport',
      'Feedback',
    ],
    ...['FeedbackReader', 'FeedbackTag', 'FeedbackReply', 'FeedbackRequest', 'FeedbackInvitation', 'Team'],
    ...['TeamMember', 'TeamManager', 'Schedule', 'SummarySetting', 'PulseRound', 'PulseInvitation'],
    ...['PulseTally', 'PulseComment', 'PulseAnswer', 'OwnQuestion'],
  ]
  const rows = await Promise.all(
    tables.map(name =>
      client.test.connection.prisma.$queryRawUnsafe(`select t::text from "${name}" t order by 1`),
    ),
  )
  const { prisma } = client.test.connection
  const admins = await prisma.person.findMany({ where: { isAdmin: true }, orderBy: { id: 'asc' } })
  const requests = await prisma.privacyRequest.findMany({ where: { personId: { not: dora.aadObjectId } } })
  return JSON.stringify([rows, admins, requests])
}

describe('somebody whom it does not concern', () => {
  it.each(Object.keys(acts))('reads and changes nothing of others by %s', async verb => {
    const before = await stored()
    const sentBefore = client.service.sent.length
    for (const data of wishes.flatMap(wish => cardsOf(verb).map(from => ({ ...wish, from })))) {
      const { status, body } = await client.press(dora, personal(dora), { verb, data })
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toMatch(secrets)
    }
    expect(await stored()).toBe(before)
    const told = client.service.sent
      .slice(sentBefore)
      .filter(({ conversationId }) => conversationId === personal(dora).id)
    for (const { activity } of told) expect(wordsOf(activity.attachments)).not.toMatch(secrets)
  })

  it.each(['constructor', '__proto__', 'toString', 'nonsense'])('finds nothing behind %s', async verb => {
    const { body } = await client.press(dora, personal(dora), { verb, data: {} })
    expect(body).toMatchObject({ statusCode: 400 })
  })
})
