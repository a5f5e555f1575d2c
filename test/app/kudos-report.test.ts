import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editRecognition } from '../../src/app/edit-recognition.ts'
import { giveRecognition } from '../../src/app/give-recognition.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { reportRecognition } from '../../src/app/report-recognition.ts'
import { requireReporter } from '../../src/app/require-reporter.ts'
import { type SettleKudosReport, settleKudosReport } from '../../src/app/settle-kudos-report.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import {
  viewOfKudosReport,
  viewOfKudosReportNews,
  viewOfKudosTakenDown,
} from '../../src/app/view-of-kudos-report.ts'
import { withdrawRecognition } from '../../src/app/withdraw-recognition.ts'
import type { Language } from '../../src/core/language.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { startTestLaurel, type TestLaurel } from '../laurel.ts'

let test: TestLaurel
let laurel: Laurel
let workspaceId: string
let clock = new Date('2026-11-24T10:00:00Z')

const [giver, receiver, reporter, ana, mei] = ['U0BEN', 'U0TOM', 'U0KIT', 'U0ANA', 'U0MEI']

beforeAll(async () => {
  test = await startTestLaurel()
  // Jobs are carried out by hand here.
  await test.running.worker.stop()
  laurel = { ...test.running.laurel, clock: { now: () => clock } }
  workspaceId = test.running.slack!.workspaceId
  await makeAdmins(ana, mei)
}, 180_000)
afterAll(() => test?.close())

const prisma = () => test.test.connection.prisma

async function makeAdmins(...ids: string[]): Promise<void> {
  await prisma().person.updateMany({ where: { workspaceId }, data: { isOwner: false, isAdmin: false } })
  await prisma().person.updateMany({ where: { workspaceId, id: { in: ids } }, data: { isAdmin: true } })
}

const next = () => randomUUID()

async function give(text: string, from = giver, to = [receiver]): Promise<string> {
  await giveRecognition(laurel, {
    workspaceId,
    receipt: next(),
    giverId: from,
    recipientIds: to,
    text,
    answerIn: 'C0KUDOS',
    channel: 'C0KUDOS',
    indicators: ['ownership.owns-mistakes'],
  })
  // What is given now is no part of a period that ends now.
  clock = new Date(clock.getTime() + 1000)
  const { id } = await prisma().recognition.findFirstOrThrow({ where: { text } })
  return id
}
const report = (recognitionId: string, personId = reporter) =>
  reportRecognition(laurel, { workspaceId, recognitionId, receipt: next(), personId })
const settle = (recognitionId: string, personId: string, outcome: SettleKudosReport['outcome'] = 'stands') =>
  settleKudosReport(laurel, { workspaceId, recognitionId, receipt: next(), personId, outcome })
const withdraw = (recognitionId: string) =>
  withdrawRecognition(laurel, { workspaceId, recognitionId, receipt: next(), personId: giver })
const toldOf = async (recognitionId: string, kind: string) =>
  (await prisma().delivery.findMany({ where: { kind, recognitionId }, orderBy: { createdAt: 'asc' } })).map(
    ({ conversation }) => conversation,
  )
const outcomeFor = async (recognitionId: string, personId: string) =>
  (await viewOfKudosReport(laurel, workspaceId, { recognitionId, personId }))?.view.outcome
const refusalOf = (act: Promise<unknown>): Promise<Refusal> =>
  act.then(
    () => expect.unreachable(),
    (error: Refusal) => error,
  )
const said = ({ code, detail }: Refusal, language: Language) => catalogueOf(language).refusals[code](detail)

describe('a report', () => {
  it('is refused to the giver, who can withdraw the kudos instead, and tells no admin', async () => {
    const recognitionId = await give('coiled the long hoses after the storm')
    await expect(report(recognitionId, giver)).rejects.toMatchObject({ code: 'own-report' })
    expect(await toldOf(recognitionId, 'kudos-report')).toEqual([])
    await report(recognitionId)
    expect((await toldOf(recognitionId, 'kudos-report')).sort()).toEqual([ana, mei])
  })

  it.each([
    ['gave', ana, [receiver]],
    ['received', giver, [receiver, ana]],
  ])('is not told to an admin who %s the kudos, nor judged by them', async (how, from, to) => {
    const recognitionId = await give(`counted the bolts twice, and the admin ${how} that`, from, to)
    await report(recognitionId)
    expect(await toldOf(recognitionId, 'kudos-report')).toEqual([mei])
    for (const outcome of ['stands', 'taken-down'] as const) {
      const refusal = await refusalOf(settle(recognitionId, ana, outcome))
      expect(refusal.code).toBe('own-judgement')
      expect(said(refusal, 'en')).toContain('another admin')
      expect(said(refusal, 'zh-CN')).toContain('其他管理员')
    }
    expect(await outcomeFor(recognitionId, mei)).toBeNull()
    await settle(recognitionId, mei)
    expect(await outcomeFor(recognitionId, mei)).toBe('stands')
  })

  it('that only whoever gave the kudos could judge is not made, and its reporter is told whom to turn to', async () => {
    await makeAdmins(ana)
    try {
      const recognitionId = await give('found the leak behind the wall', ana)
      for (const act of [
        () => requireReporter(laurel.database, workspaceId, recognitionId, reporter),
        () => report(recognitionId),
      ]) {
        const refusal = await refusalOf(act())
        expect(refusal).toMatchObject({ code: 'no-judge', detail: { people: [ana] } })
        expect(said(refusal, 'en')).toMatch(/^Only <@U0ANA>.* Nobody was told\./)
        expect(said(refusal, 'zh-CN')).toContain('没有告诉任何人')
      }
      expect(await toldOf(recognitionId, 'kudos-report')).toEqual([])
      expect(await laurel.database.recognitions.reportsOf(workspaceId, recognitionId)).toBeNull()
    } finally {
      await makeAdmins(ana, mei)
    }
  })

  it('waits for a withdrawal that is on its way, and is refused after it', async () => {
    const recognitionId = await give('swept the yard before the visitors came')
    const { pool } = test.test.connection
    const waiting = async () => {
      const { rows } = await pool.query(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows[0].count
    }
    const holder = await pool.connect()
    await holder.query('begin')
    await holder.query(`select from "Recognition" where "id" = $1 for update`, [recognitionId])
    const withdrawn = withdraw(recognitionId)
    await expect.poll(waiting).toBe(1)
    const refused = refusalOf(report(recognitionId))
    await expect.poll(waiting).toBe(2)
    await holder.query('commit')
    holder.release()
    await withdrawn
    expect((await refused).code).toBe('withdrawn')
    expect(await toldOf(recognitionId, 'kudos-report')).toEqual([])
  })
})

describe('what became of a report', () => {
  it('is told once to who reported it, whatever happens afterwards, and to nobody else', async () => {
    const recognitionId = await give('painted the rail before the inspection')
    await report(recognitionId)
    expect(await toldOf(recognitionId, 'kudos-report-news')).toEqual([])
    const refusal = await refusalOf(settle(recognitionId, reporter))
    expect(refusal.code).toBe('not-an-admin')
    expect(said(refusal, 'en')).toMatch(/^Only admins can do that\. Ask <@/)
    expect(said(refusal, 'zh-CN')).toMatch(/^只有管理员才能这样做。可以找 <@/)
    await settle(recognitionId, ana)
    expect((await refusalOf(settle(recognitionId, mei, 'taken-down'))).code).toBe('report-settled')
    await withdraw(recognitionId)
    expect(await toldOf(recognitionId, 'kudos-report-news')).toEqual([reporter])
  })

  it('is that it was withdrawn, where its giver took it back; the admins’ message shows its words no longer', async () => {
    const recognitionId = await give('salted the steps before the shift')
    await report(recognitionId)
    expect(await outcomeFor(recognitionId, ana)).toBeNull()
    await withdraw(recognitionId)
    expect(await outcomeFor(recognitionId, ana)).toBe('withdrawn')
    const told = { recognitionId, personId: reporter }
    expect((await viewOfKudosReportNews(laurel, workspaceId, told))?.view.outcome).toBe('withdrawn')
    expect(await toldOf(recognitionId, 'kudos-report-news')).toEqual([reporter])
    expect((await refusalOf(settle(recognitionId, ana))).code).toBe('withdrawn')
  })

  it('is open again once it is reported anew after it could stand: admins and reporter are told again', async () => {
    const recognitionId = await give('hung up the plan where everybody sees it')
    await report(recognitionId)
    await settle(recognitionId, ana)
    clock = new Date(clock.getTime() + 60_000)
    await report(recognitionId)
    expect(await outcomeFor(recognitionId, ana)).toBeNull()
    expect((await toldOf(recognitionId, 'kudos-report')).sort()).toEqual([ana, ana, mei, mei])
    await settle(recognitionId, mei, 'taken-down')
    expect(await toldOf(recognitionId, 'kudos-report-news')).toEqual([reporter, reporter])
  })

  it('is nothing where nobody reported it: an admin takes down only what was reported', async () => {
    const recognitionId = await give('kept the gate closed in the wind')
    expect((await refusalOf(settle(recognitionId, ana, 'taken-down'))).code).toBe('not-found')
    expect((await refusalOf(settle('no-such-kudos', ana))).code).toBe('not-found')
    expect(await viewOfKudosReport(laurel, workspaceId, { recognitionId, personId: ana })).toBeNull()
  })
})

describe('a kudos that an admin took down', () => {
  const received = async (personId: string) =>
    (await showCompetencyProfile(laurel, { workspaceId, personId })).view.received

  it('counts no longer, says so to everybody, and tells its giver why, with the words', async () => {
    const before = await received(receiver)
    const text = 'told a joke about the other crew that nobody there found funny'
    const recognitionId = await give(text)
    expect(await received(receiver)).toBe(before + 1)
    await report(recognitionId)
    await settle(recognitionId, ana, 'taken-down')
    expect(await received(receiver)).toBe(before)
    expect(await toldOf(recognitionId, 'kudos-taken-down')).toEqual([giver])
    expect(await toldOf(recognitionId, 'kudos-report-news')).toEqual([reporter])
    const told = (personId: string) => ({ recognitionId, personId })
    expect((await viewOfKudosTakenDown(laurel, workspaceId, told(giver)))?.view).toMatchObject({ text })
    for (const personId of [ana, mei]) expect(await outcomeFor(recognitionId, personId)).toBe('taken-down')
    expect((await viewOfKudosReportNews(laurel, workspaceId, told(reporter)))?.view.outcome).toBe(
      'taken-down',
    )
  })

  it('is not edited, withdrawn or reported any more, nor given again the same day', async () => {
    const text = 'hid the good drill from the night shift'
    const recognitionId = await give(text)
    await report(recognitionId)
    await settle(recognitionId, ana, 'taken-down')
    const edit = { workspaceId, recognitionId, receipt: next(), personId: giver, text: 'meant well' }
    for (const act of [
      () => withdraw(recognitionId),
      () => editRecognition(laurel, edit),
      () => report(recognitionId),
    ])
      expect((await refusalOf(act())).code).toBe('taken-down')
    expect((await refusalOf(give(text))).code).toBe('same-text')
  })

  it('whose giver has left tells nobody who is not there', async () => {
    const recognitionId = await give('left the light on for a month', 'U0PRIYA')
    await report(recognitionId)
    const where = { workspaceId_id: { workspaceId, id: 'U0PRIYA' } }
    await prisma().person.update({ where, data: { isActive: false } })
    await settle(recognitionId, ana, 'taken-down')
    expect(await toldOf(recognitionId, 'kudos-taken-down')).toEqual([])
    await prisma().person.update({ where, data: { isActive: true } })
  })
})
