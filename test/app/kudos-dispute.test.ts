import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideTag } from '../../src/app/decide-tag.ts'
import { disputeTag } from '../../src/app/dispute-tag.ts'
import { editRecognition } from '../../src/app/edit-recognition.ts'
import { erasePerson } from '../../src/app/erase-person.ts'
import { giveRecognition } from '../../src/app/give-recognition.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { mapRecognition } from '../../src/app/map-recognition.ts'
import { settleTagDispute } from '../../src/app/settle-tag-dispute.ts'
import { viewOfKudosCard } from '../../src/app/view-of-kudos-card.ts'
import { viewOfKudosDispute } from '../../src/app/view-of-kudos-dispute.ts'
import { withdrawRecognition } from '../../src/app/withdraw-recognition.ts'
import { startTestLaurel, type TestLaurel } from '../laurel.ts'

let test: TestLaurel
let laurel: Laurel
let workspaceId: string
let clock = new Date('2026-11-24T10:00:00Z')

const [giver, receiver, mate] = ['U0BEN', 'U0TOM', 'U0KIT']
const owns = 'ownership.owns-mistakes'
const through = 'ownership.sees-work-through'
const other = 'collaboration.mediates-conflict'

beforeAll(async () => {
  test = await startTestLaurel()
  // Jobs are carried out by hand here.
  await test.running.worker.stop()
  laurel = { ...test.running.laurel, clock: { now: () => clock } }
  workspaceId = test.running.slack!.workspaceId
}, 180_000)
afterAll(() => test?.close())

const prisma = () => test.test.connection.prisma
const act = (recognitionId: string, personId: string) => ({
  workspaceId,
  receipt: randomUUID(),
  recognitionId,
  personId,
})

async function give(text: string, to = [receiver]): Promise<string> {
  await giveRecognition(laurel, {
    workspaceId,
    receipt: randomUUID(),
    giverId: giver,
    recipientIds: to,
    text,
    answerIn: 'C0KUDOS',
    channel: 'C0KUDOS',
    indicators: [owns],
  })
  clock = new Date(clock.getTime() + 60_000)
  const { id } = await prisma().recognition.findFirstOrThrow({ where: { text } })
  await mapRecognition(laurel, { workspaceId, recognitionId: id })
  return id
}

const dispute = (id: string, personId = receiver, note: string | null = 'It was Eva.') =>
  disputeTag(laurel, { ...act(id, personId), indicator: owns, note })
const settle = (id: string, personId: string) =>
  settleTagDispute(laurel, { ...act(id, personId), indicator: owns })
const toldOf = async (recognitionId: string) =>
  (await prisma().delivery.findMany({ where: { kind: 'kudos-dispute', recognitionId } }))
    .map(({ conversation }) => conversation)
    .sort()
/** Recognitions that count for the indicator since a moment, in every way of counting. */
async function counted(personIds: string[], from: Date): Promise<number[]> {
  const { evidence } = laurel.database
  const [first] = personIds
  const { indicators } = await evidence.ofPerson(workspaceId, first!, from, clock)
  return [
    (await evidence.counts(workspaceId, personIds, from)).get(owns) ?? 0,
    indicators.find(({ code }) => code === owns)?.recognitions ?? 0,
    (await evidence.ownTrend(workspaceId, first!, [from, clock]))[0]?.ownership ?? 0,
  ]
}
const quoteOf = async (id: string, personId = receiver) =>
  (await listOwnEvidence(laurel, { workspaceId, personId, page: 0 })).quotes.find(
    ({ recognitionId }) => recognitionId === id,
  )
const viewFor = async (recognitionId: string, personId: string) =>
  (await viewOfKudosDispute(laurel, workspaceId, { recognitionId, personId }))?.view

describe('a tag that whoever received the kudos disputes', () => {
  it('counts nowhere and stands on no card until the giver stands by it, and both are told in private', async () => {
    const before = clock
    const id = await give('told everybody about the wrong cable before it was built in')
    expect(await counted([receiver], before)).toEqual([1, 1, 1])
    await dispute(id)
    expect(await counted([receiver], before)).toEqual([0, 0, 0])
    expect(await toldOf(id)).toEqual([giver, receiver].sort())
    const card = await viewOfKudosCard(laurel, workspaceId, { recognitionId: id })
    expect(card!.view.chips).toEqual([])
    expect(await quoteOf(id)).toMatchObject({ disputed: { code: owns }, canDispute: false, indicator: null })
    expect(await viewFor(id, giver)).toMatchObject({
      role: 'giver',
      open: { indicator: { code: owns }, receiverId: receiver, note: 'It was Eva.' },
    })
    await expect(dispute(id)).rejects.toMatchObject({ code: 'nothing-to-dispute' })

    await settle(id, giver)
    expect(await counted([receiver], before)).toEqual([1, 1, 1])
    expect(await quoteOf(id)).toMatchObject({ disputed: null, canDispute: false, indicator: { code: owns } })
    expect(await viewFor(id, receiver)).toMatchObject({ open: null, noted: [{ code: owns }] })
    await expect(dispute(id)).rejects.toMatchObject({ code: 'nothing-to-dispute' })
    expect(await toldOf(id)).toHaveLength(2)
  })

  it('is over once the giver says what it was, or that it was nothing, and once it is taken back', async () => {
    const changed = await give('carried the ladder back every evening')
    await dispute(changed)
    await decideTag(laurel, { ...act(changed, giver), indicator: through })
    expect(await viewFor(changed, receiver)).toMatchObject({ open: null, noted: [{ code: through }] })
    const back = await give('wrote down which bolt had been loose')
    await dispute(back, receiver, null)
    await settle(back, receiver)
    expect(await quoteOf(back)).toMatchObject({ disputed: null, canDispute: true, indicator: { code: owns } })
    const gone = await give('swept the yard before the visitors came')
    await dispute(gone)
    await withdrawRecognition(laurel, act(gone, giver))
    expect(await viewFor(gone, receiver)).toMatchObject({ gone: 'withdrawn' })
  })

  it('is disputed by those who received it alone, and taken back by whoever disputes it', async () => {
    const id = await give('kept the two lists apart until they agreed', [receiver, mate])
    for (const personId of [giver, 'U0ANA'])
      await expect(dispute(id, personId)).rejects.toMatchObject({ code: 'not-a-recipient' })
    await dispute(id)
    await expect(settle(id, mate)).rejects.toMatchObject({ code: 'not-the-giver' })
    // Nor do the others read what was said against it.
    expect(await quoteOf(id, mate)).toMatchObject({ disputed: null, canDispute: false, indicator: null })
    expect(await viewFor(id, mate)).toMatchObject({ open: null, noted: [] })
    const told = async (personId: string) => {
      const rows = (await laurel.database.personalData.of(workspaceId, personId)).RecognitionReceived!
      return JSON.stringify(rows.filter(row => row.id === id))
    }
    expect(await told(receiver)).toContain('It was Eva.')
    expect(await told(mate)).not.toMatch(/It was Eva|disputed/)
  })

  it('stays as it is while the giver corrects the words: open until they answer, and kept once they have', async () => {
    const before = clock
    const id = await give('labelled every shelf in the cold stoer')
    await dispute(id)
    const correct = async (text: string) => {
      await editRecognition(laurel, { ...act(id, giver), text })
      await mapRecognition(laurel, { workspaceId, recognitionId: id })
    }
    await correct('labelled every shelf in the cold store')
    expect(await counted([receiver], before)).toEqual([0, 0, 0])
    expect(await viewFor(id, giver)).toMatchObject({
      open: { indicator: { code: owns }, receiverId: receiver, note: 'It was Eva.' },
    })
    await settle(id, giver)
    await correct('labelled each shelf in the cold store')
    expect(await counted([receiver], before)).toEqual([1, 1, 1])
    await expect(dispute(id)).rejects.toMatchObject({ code: 'nothing-to-dispute' })
  })

  it('stays disputed where it was a suggestion that the corrected words bring again', async () => {
    const id = await give('mopped the flor')
    const tag = { recognitionId: id, indicatorCode: owns }
    await prisma().tag.updateMany({ where: tag, data: { origin: 'suggested' } })
    await dispute(id)
    await editRecognition(laurel, { ...act(id, giver), text: 'mopped the floor' })
    const suggesting = {
      language: 'en' as const,
      behavioural: 1,
      competencies: [],
      indicators: [{ code: owns, p: 0.99, line: null }],
      evidence: [],
    }
    const mapper = async () => ({ map: async () => suggesting })
    await mapRecognition({ ...laurel, mapper } as unknown as Laurel, { workspaceId, recognitionId: id })
    expect((await laurel.database.recognitions.get(workspaceId, id))!.tags).toMatchObject([
      { indicator: owns, disputed: { state: 'open', personId: receiver } },
    ])
  })

  it('is not answered for while the corrected words are mapped, which no dispute meanwhile prevents', async () => {
    const id = await give('counted the screws in the blue boks')
    await dispute(id)
    await editRecognition(laurel, { ...act(id, giver), text: 'counted the screws in the blue box' })
    const stored = async () => (await laurel.database.recognitions.get(workspaceId, id))!
    const answer = (indicator: string | null) =>
      decideTag(laurel, { ...act(id, giver), indicator, instead: owns })
    const early = { code: 'words-just-changed' }
    await expect(settle(id, giver)).rejects.toMatchObject(early)
    for (const indicator of [owns, through, null])
      await expect(answer(indicator)).rejects.toMatchObject(early)
    // Taken back, and disputed again, while the mapper reads.
    const mapping = {
      language: 'en' as const,
      behavioural: 1,
      competencies: [],
      indicators: [],
      evidence: [],
    }
    const mapper = async () => ({
      map: async () => {
        await settle(id, receiver)
        await dispute(id)
        return mapping
      },
    })
    await mapRecognition({ ...laurel, mapper } as unknown as Laurel, { workspaceId, recognitionId: id })
    expect(await stored()).toMatchObject({
      decision: 'decided',
      tags: [{ indicator: owns, disputed: { state: 'open', personId: receiver } }],
    })
    await answer(owns)
    expect(await stored()).toMatchObject({ tags: [{ indicator: owns, disputed: { state: 'kept' } }] })
  })

  it('is not disputed once its giver has left, whom nobody can ask: it counts for all who received it', async () => {
    const before = clock
    const id = await give('signed for the parcel of the other shift', [receiver, mate])
    const leaves = (isActive: boolean) =>
      prisma().person.updateMany({ where: { workspaceId, id: giver }, data: { isActive } })
    await leaves(false)
    try {
      await expect(dispute(id)).rejects.toMatchObject({ code: 'giver-left' })
      expect(await quoteOf(id)).toMatchObject({ canDispute: false, indicator: { code: owns } })
    } finally {
      await leaves(true)
    }
    expect(await counted([receiver], before)).toEqual([1, 1, 1])
    expect(await toldOf(id)).toEqual([])
  })

  it('counts again once its giver leaves, or is erased, without having answered', async () => {
    const before = clock
    const id = await give('took the late crane inspection over', [receiver, mate])
    await dispute(id)
    expect(await counted([receiver, mate], before)).toEqual([0, 0, 0])
    const profile = await prisma().person.findFirstOrThrow({ where: { workspaceId, id: giver } })
    await laurel.database.people.saveLeft(workspaceId, giver, clock)
    try {
      expect(await counted([receiver, mate], before)).toEqual([1, 1, 1])
      const about = { recognitionId: id, personId: receiver }
      expect((await viewOfKudosDispute(laurel, workspaceId, about))?.view).toMatchObject({
        open: null,
        noted: [{ code: owns }],
      })
    } finally {
      await prisma().person.update({
        where: { workspaceId_id: { workspaceId, id: giver } },
        data: { isActive: true, verifiedEmail: profile.verifiedEmail },
      })
    }
    // Somebody else gave this one, and is erased.
    const theirs = await give('wrote the handover down', [receiver])
    await prisma().recognition.update({
      where: { workspaceId_id: { workspaceId, id: theirs } },
      data: { giverId: 'U0YAN' },
    })
    await dispute(theirs)
    await erasePerson(laurel, { workspaceId, personId: 'U0YAN', dryRun: false })
    expect((await laurel.database.recognitions.get(workspaceId, theirs))?.tags).toEqual([
      { indicator: owns, origin: 'explicit' },
    ])
  })

  it('is replaced or dropped alone: another tag, and what somebody else says against that, stay', async () => {
    const id = await give('oiled the winch before the storm', [receiver, mate])
    const tag = await prisma().tag.findFirstOrThrow({ where: { recognitionId: id } })
    for (const indicatorCode of [through, other])
      await prisma().tag.create({ data: { ...tag, indicatorCode } })
    await dispute(id)
    await disputeTag(laurel, { ...act(id, mate), indicator: through, note: null })
    const answer = (indicator: string | null, instead: string) =>
      decideTag(laurel, { ...act(id, giver), indicator, instead })
    const tags = async () => (await laurel.database.recognitions.get(workspaceId, id))!.tags
    const mates = { indicator: through, disputed: { state: 'open', personId: mate } }
    await answer(null, owns)
    expect(await tags()).toMatchObject([{ indicator: other }, mates])
    await expect(answer(null, owns)).rejects.toMatchObject({ code: 'nothing-to-dispute' })
    await expect(answer(null, other)).rejects.toMatchObject({ code: 'nothing-to-dispute' })
    await disputeTag(laurel, { ...act(id, receiver), indicator: other, note: null })
    await answer(owns, other)
    expect(await tags()).toMatchObject([{ indicator: owns, origin: 'corrected' }, mates])
    // The same again is to stand by it.
    await answer(through, through)
    expect(await tags()).toMatchObject([{ indicator: owns }, { disputed: { state: 'kept' } }])
    await dispute(id)
    await answer(through, owns)
    expect(await tags()).toMatchObject([{ indicator: through, disputed: { state: 'kept' } }])
  })

  it('counts again when whoever disputed it is erased, of whom nothing stays', async () => {
    const before = clock
    const id = await give('asked for the key twice rather than break the lock', [receiver, mate])
    await dispute(id, mate)
    expect(await counted([receiver], before)).toEqual([0, 0, 0])
    await erasePerson(laurel, { workspaceId, personId: mate, dryRun: false })
    expect(await counted([receiver], before)).toEqual([1, 1, 1])
    expect(await laurel.database.recognitions.get(workspaceId, id)).toMatchObject({
      recipientIds: [receiver],
      tags: [{ indicator: owns, origin: 'explicit' }],
    })
    expect(JSON.stringify(await prisma().tag.findMany({ where: { recognitionId: id } }))).not.toContain(mate)
  })

  it('keeps nothing of somebody whom a replica erased that knew of no disputes, once anybody is erased', async () => {
    const id = await give('shut the valve before anybody asked')
    await dispute(id)
    await prisma().tag.updateMany({ where: { recognitionId: id }, data: { disputedById: 'U0GONE' } })
    await prisma().person.create({
      data: {
        ...(await prisma().person.findFirstOrThrow({ where: { id: receiver } })),
        id: 'U0LEO',
        name: 'Leo',
      },
    })
    await erasePerson(laurel, { workspaceId, personId: 'U0LEO', dryRun: false })
    expect(await prisma().tag.findFirst({ where: { recognitionId: id } })).toMatchObject({
      disputedAt: null,
      disputedById: null,
      disputeNote: null,
    })
  })

  it('leaves the messages of the others where they are when one who received it is erased', async () => {
    const id = await give('brought the spare pump up the stairs', [receiver, 'U0ANA'])
    await dispute(id)
    const tellGiver = { kind: 'kudos-dispute' as const, recognitionId: id, conversation: giver }
    const sent = { state: 'sent' as const, channel: 'D0BEN', messageId: '17.1' }
    await prisma().delivery.updateMany({ where: tellGiver, data: sent })
    const { cards, changed } = await laurel.database.transaction(stores =>
      stores.erasures.erase(workspaceId, 'U0ANA', { id: randomUUID(), at: clock }),
    )
    expect(cards).not.toContainEqual({ channel: 'D0BEN', messageId: '17.1' })
    // There it is drawn again.
    expect(changed.map(kudos => kudos.id)).toContain(id)
    expect(await viewFor(id, giver)).toMatchObject({ open: { receiverId: receiver } })
  })
})
