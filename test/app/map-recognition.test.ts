import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPlusOne } from '../../src/app/add-plus-one.ts'
import { giveRecognition } from '../../src/app/give-recognition.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { mapRecognition } from '../../src/app/map-recognition.ts'
import { reportRecognition } from '../../src/app/report-recognition.ts'
import { settleKudosReport } from '../../src/app/settle-kudos-report.ts'
import { viewOfKudosReport, viewOfKudosReportNews } from '../../src/app/view-of-kudos-report.ts'
import { viewOfMappingPrompt } from '../../src/app/view-of-mapping-prompt.ts'
import { withdrawRecognition } from '../../src/app/withdraw-recognition.ts'
import type { Language } from '../../src/core/language.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { startTestLaurel, type TestLaurel } from '../laurel.ts'

let test: TestLaurel
let laurel: Laurel
let workspaceId: string

beforeAll(async () => {
  test = await startTestLaurel()
  // Jobs are carried out by hand here.
  await test.running.worker.stop()
  laurel = test.running.laurel
  workspaceId = test.running.slack!.workspaceId
}, 180_000)
afterAll(() => test?.close())

async function give(text: string): Promise<string> {
  await giveRecognition(laurel, {
    workspaceId,
    receipt: `test:${text}`,
    giverId: 'U0BEN',
    recipientIds: ['U0TOM'],
    text,
    answerIn: 'C0KUDOS',
    channel: 'C0KUDOS',
    indicators: [],
  })
  const { id } = await test.test.connection.prisma.recognition.findFirstOrThrow({ where: { text } })
  return id
}

const card = (id: string) => laurel.database.deliveries.byKey(workspaceId, `kudos-card:${id}`)

describe('a kudos whose mapping fails', () => {
  const broken = (): Laurel => ({
    ...laurel,
    mapper: async () => {
      throw new Error('no model')
    },
  })

  it('is tried again, and posted without an indicator when there is no other attempt', async () => {
    const recognitionId = await give('greased the winch before the frost came')
    const job = { workspaceId, recognitionId }
    await expect(mapRecognition(broken(), job, { isLast: false })).rejects.toThrow('no model')
    expect(await card(recognitionId)).toBeNull()
    await mapRecognition(broken(), job, { isLast: true })
    expect(await card(recognitionId)).toMatchObject({ kind: 'kudos-card', state: 'queued' })
    expect(await laurel.database.recognitions.get(workspaceId, recognitionId)).toMatchObject({ tags: [] })
  })
})

describe('people of other organisations', () => {
  it.each([
    ['join in with', addPlusOne],
    ['report', reportRecognition],
  ])('do not %s kudos', async (verb, act) => {
    const recognitionId = await give(`sorted the spare parts, and others may not ${verb} that`)
    const wish = { workspaceId, receipt: `act:${verb}`, recognitionId }
    await expect(act(laurel, { ...wish, personId: 'U0OLU' })).rejects.toMatchObject({ code: 'stranger' })
    await expect(act(laurel, { ...wish, personId: 'U0KIT' })).resolves.toBeUndefined()
  })
})

describe('a report to the admins', () => {
  it('is refused to the giver, who can withdraw the kudos instead, and tells no admin', async () => {
    const recognitionId = await give('coiled the long hoses after the storm')
    const wish = { workspaceId, recognitionId }
    const reports = () =>
      test.test.connection.prisma.delivery.count({ where: { kind: 'kudos-report', recognitionId } })
    await expect(
      reportRecognition(laurel, { ...wish, receipt: 'report:giver', personId: 'U0BEN' }),
    ).rejects.toMatchObject({ code: 'own-report' })
    expect(await reports()).toBe(0)
    await reportRecognition(laurel, { ...wish, receipt: 'report:other', personId: 'U0KIT' })
    expect(await reports()).toBeGreaterThan(0)
  })
})

describe('what became of a report', () => {
  const prisma = () => test.test.connection.prisma
  const newsOf = (recognitionId: string) =>
    prisma().delivery.findMany({ where: { kind: 'kudos-report-news', recognitionId } })
  const report = (recognitionId: string, personId: string, receipt: string) =>
    reportRecognition(laurel, { workspaceId, recognitionId, receipt, personId })

  it('is told once to who reported it, whatever happens afterwards, and to nobody else', async () => {
    const recognitionId = await give('painted the rail before the inspection')
    await report(recognitionId, 'U0KIT', 'reported:1')
    expect(await newsOf(recognitionId)).toEqual([])
    const [admin] = await laurel.database.people.admins(workspaceId)
    const settle = { workspaceId, recognitionId }
    const refused = settleKudosReport(laurel, { ...settle, receipt: 'settled:0', personId: 'U0KIT' })
    const refusal: Refusal = await refused.then(
      () => expect.unreachable(),
      (error: Refusal) => error,
    )
    expect(refusal.code).toBe('not-an-admin')
    const said = (language: Language) => catalogueOf(language).refusals[refusal.code](refusal.detail)
    expect(said('en')).toMatch(/^Only admins can do that\. Ask <@/)
    expect(said('zh-CN')).toMatch(/^只有管理员才能这样做。可以找 <@/)
    await settleKudosReport(laurel, { ...settle, receipt: 'settled:1', personId: admin!.id })
    await settleKudosReport(laurel, { ...settle, receipt: 'settled:2', personId: admin!.id })
    await withdrawRecognition(laurel, { ...settle, receipt: 'withdrawn:1', personId: 'U0BEN' })
    expect(await newsOf(recognitionId)).toMatchObject([{ conversation: 'U0KIT' }])
  })

  it('is that it was withdrawn, where its giver took it back; the admins’ message shows its words no longer', async () => {
    const recognitionId = await give('salted the steps before the shift')
    await report(recognitionId, 'U0KIT', 'reported:2')
    const [admin] = await laurel.database.people.admins(workspaceId)
    const told = { recognitionId, personId: admin!.id }
    expect((await viewOfKudosReport(laurel, workspaceId, told))?.view).toMatchObject({ outcome: null })
    await withdrawRecognition(laurel, {
      workspaceId,
      recognitionId,
      receipt: 'withdrawn:2',
      personId: 'U0BEN',
    })
    expect((await viewOfKudosReport(laurel, workspaceId, told))?.view).toMatchObject({ outcome: 'withdrawn' })
    const reporter = { recognitionId, personId: 'U0KIT' }
    expect((await viewOfKudosReportNews(laurel, workspaceId, reporter))?.view).toMatchObject({
      outcome: 'withdrawn',
    })
    expect(await newsOf(recognitionId)).toHaveLength(1)
  })
})

describe('words in a language that Laurel does not read', () => {
  it('get no suggestion: the giver is told why, and chooses', async () => {
    const recognitionId = await give(
      'elle a prévenu le client de son erreur avant tout le monde et a tout corrigé le soir même',
    )
    await mapRecognition(laurel, { workspaceId, recognitionId })
    expect(await laurel.database.recognitions.get(workspaceId, recognitionId)).toMatchObject({
      decision: 'open',
      tags: [],
    })
    const prompt = await viewOfMappingPrompt(laurel, workspaceId, { recognitionId })
    expect(prompt?.view.state).toBe('unread')
  })
})
