import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerPulse } from '../../src/app/answer-pulse.ts'
import { archiveTeam } from '../../src/app/archive-team.ts'
import { closePulseNow, closePulseRound } from '../../src/app/close-pulse-round.ts'
import { openPulseRound } from '../../src/app/open-pulse-round.ts'
import { runPulseNow } from '../../src/app/run-pulse-now.ts'
import { showPulse } from '../../src/app/show-pulse.ts'
import { viewOfPulseComments } from '../../src/app/view-of-pulse-comments.ts'
import { viewOfPulseQuestion } from '../../src/app/view-of-pulse-question.ts'
import { viewOfPulseReport } from '../../src/app/view-of-pulse-report.ts'
import type { Answer } from '../../src/core/pulse/pulses.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { members, type PulseWorkspace, pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase
let receipts = 0

beforeAll(async () => {
  own = await createTestDatabase()
})

afterAll(() => own.close())

const runNow = (
  { laurel, workspaceId, teamId }: PulseWorkspace,
  personId = 'ana',
  receipt = `run${++receipts}`,
) => runPulseNow(laurel, { workspaceId, teamId, personId, receipt })

async function opened(workspace: PulseWorkspace): Promise<string> {
  const started = await runNow(workspace)
  return started!.roundId
}

const answer = (
  { laurel, workspaceId }: PulseWorkspace,
  roundId: string,
  personId: string,
  value: number | Answer,
  position = 0,
) =>
  answerPulse(laurel, {
    workspaceId,
    roundId,
    personId,
    position,
    answer: typeof value === 'number' ? { value } : value,
  })

/** Answers counted for the first question. */
const counted = async ({ laurel, workspaceId }: PulseWorkspace, roundId: string) => {
  const tallies = await laurel.database.pulses.tallies(workspaceId, roundId)
  return [...(tallies.get(0)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
}

const closeNow = ({ laurel, workspaceId }: PulseWorkspace, roundId: string) =>
  closePulseNow(laurel, { workspaceId, roundId, personId: 'ana', receipt: `close${++receipts}` })

const overviewOf = async ({ laurel, workspaceId }: PulseWorkspace, personId = 'ana') =>
  showPulse(laurel, { workspaceId, personId })

const report = async ({ laurel, workspaceId }: PulseWorkspace, roundId: string, personId = 'ana') =>
  (await viewOfPulseReport(laurel, workspaceId, { roundId, personId }))?.view

/** What the report says about the first question. */
const resultOf = async (workspace: PulseWorkspace, roundId: string) =>
  (await report(workspace, roundId))?.questions[0]?.result

describe('a round', () => {
  it('asks every member in a message of their own, in their language, and will close a day later', async () => {
    const workspace = await pulseWorkspace(own)
    const started = await runNow(workspace)
    expect(started).toMatchObject({ invited: 6, threshold: 5, closesAt: new Date('2026-11-25T10:00:00Z') })
    const deliveries = await workspace.deliveries('pulse-question')
    expect(deliveries.map(({ conversation }) => conversation)).toEqual(members)
    expect(await workspace.jobs('close-pulse-round')).toHaveLength(1)
    const question = await viewOfPulseQuestion(workspace.laurel, workspace.workspaceId, deliveries[1]!)
    expect(question?.language).toBe('zh-CN')
    expect(question?.view).toMatchObject({
      state: 'open',
      threshold: 5,
      question: expect.stringMatching(/\p{Script=Han}/u),
    })
    expect(question?.view.options.map(({ label }) => label)).toEqual([
      '完全不同意',
      '不太同意',
      '一般',
      '比较同意',
      '完全同意',
    ])
  })

  it('leaves out bots, strangers and people who left', async () => {
    const workspace = await pulseWorkspace(own)
    const { laurel, workspaceId } = workspace
    const [ben, cao, dan] = await laurel.database.people.getMany(workspaceId, ['ben', 'cao', 'dan'])
    const changed = [
      { ...ben!, email: null, isBot: true },
      { ...cao!, email: null, isStranger: true },
      { ...dan!, email: null, isActive: false },
    ].map(({ isAdmin: _, ...profile }) => profile)
    await laurel.database.people.save(workspaceId, changed, laurel.clock.now())
    expect((await runNow(workspace))?.invited).toBe(3)
  })

  it('is refused while one is open, telling until when, and to all but the managers', async () => {
    const workspace = await pulseWorkspace(own)
    await runNow(workspace)
    await expect(runNow(workspace)).rejects.toMatchObject({
      code: 'round-open',
      detail: { until: new Date('2026-11-25T10:00:00Z') },
    })
    await expect(runNow(workspace, 'ben')).rejects.toMatchObject({ code: 'not-a-manager' })
  })

  it('is opened once by two managers at the same moment, and once by the same press twice', async () => {
    const workspace = await pulseWorkspace(own)
    const both = await Promise.allSettled([runNow(workspace), runNow(workspace)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const other = await pulseWorkspace(own)
    const twice = await Promise.all([runNow(other, 'ana', 'same'), runNow(other, 'ana', 'same')])
    expect(twice.filter(Boolean)).toHaveLength(1)
    expect(await other.deliveries('pulse-question')).toHaveLength(6)
  })

  it('asks another question each time', async () => {
    const workspace = await pulseWorkspace(own)
    const asked: string[] = []
    for (let day = 1; day <= 9; day++) {
      workspace.setClock(`2026-11-0${day}T10:00:00Z`)
      const roundId = await opened(workspace)
      await closeNow(workspace, roundId)
      const round = await workspace.laurel.database.pulses.get(workspace.workspaceId, roundId)
      asked.push(...round!.questions.map(({ code }) => code))
    }
    expect(new Set(asked).size).toBe(9)
  })
})

describe('a scheduled round', () => {
  const job = ({ workspaceId, teamId }: PulseWorkspace) => ({
    workspaceId,
    teamId,
    fireAt: '2026-11-24T10:00:00.000Z',
  })

  it('is opened once however often its job is run, also after it was closed', async () => {
    const workspace = await pulseWorkspace(own)
    const first = await openPulseRound(workspace.laurel, job(workspace))
    expect(first).toMatchObject({ outcome: 'opened', invited: 6 })
    if (first.outcome === 'opened') await closeNow(workspace, first.roundId)
    expect(await openPulseRound(workspace.laurel, job(workspace))).toEqual({
      outcome: 'not-opened',
      reason: 'done-already',
    })
  })

  it('is not opened beside an open one, nor half a day too late', async () => {
    const workspace = await pulseWorkspace(own)
    await runNow(workspace)
    expect(await openPulseRound(workspace.laurel, job(workspace))).toEqual({
      outcome: 'not-opened',
      reason: 'round-open',
    })
    const late = await pulseWorkspace(own, { now: '2026-11-24T22:00:01Z' })
    expect(await openPulseRound(late.laurel, job(late))).toEqual({
      outcome: 'not-opened',
      reason: 'too-late',
    })
  })

  it('closes one whose time is over before it opens, and reports on it', async () => {
    const workspace = await pulseWorkspace(own, {
      now: '2026-11-23T10:00:00Z',
      schedules: { pulse: '0 10 * * *' },
    })
    const before = await opened(workspace)
    workspace.setClock('2026-11-24T10:00:00Z')
    expect(await openPulseRound(workspace.laurel, job(workspace))).toMatchObject({ outcome: 'opened' })
    expect(await workspace.deliveries('pulse-report')).toMatchObject([
      { roundId: before, conversation: 'ana' },
    ])
  })
})

describe('an answer', () => {
  it('is counted once, and a changed mind is told why it cannot be honoured', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await answer(workspace, roundId, 'ben', 4)
    await expect(answer(workspace, roundId, 'ben', 1)).rejects.toMatchObject({ code: 'already-answered' })
    expect(await counted(workspace, roundId)).toBe(1)
  })

  it('given ten times at once by each of six people is counted six times', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    const presses = members.flatMap((person, index) =>
      Array.from({ length: 10 }, () => answer(workspace, roundId, person, (index % 5) + 1)),
    )
    const outcomes = await Promise.allSettled(presses)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
    expect(await counted(workspace, roundId)).toBe(6)
  })

  it('may be skipped, which counts nothing and ends the asking', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await answer(workspace, roundId, 'ben', 'skip')
    expect(await counted(workspace, roundId)).toBe(0)
    expect((await overviewOf(workspace, 'ben')).waiting).toBeNull()
  })

  it('is refused from outside, after closing, after closing time, and where there is no such option', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await expect(answer(workspace, roundId, 'zoe', 3)).rejects.toMatchObject({ code: 'not-invited' })
    for (const value of [0, 6, 2.5, Number.NaN])
      await expect(answer(workspace, roundId, 'ben', value)).rejects.toMatchObject({ code: 'not-found' })
    await expect(answer(workspace, 'no-round', 'ben', 3)).rejects.toMatchObject({ code: 'not-found' })
    workspace.setClock('2026-11-25T10:00:00Z')
    await expect(answer(workspace, roundId, 'ben', 3)).rejects.toMatchObject({ code: 'round-closed' })
    await closeNow(workspace, roundId)
    await expect(answer(workspace, roundId, 'ben', 3)).rejects.toMatchObject({ code: 'round-closed' })
  })

  it('leaves nothing in the database that says who gave it', async () => {
    const workspace = await pulseWorkspace(own)
    const { workspaceId } = workspace
    const roundId = await opened(workspace)
    const marks = async (table: string, value: string) => {
      const { rows } = await own.connection.pool.query(
        `select xmin::text as mark, ${value} as value from "${table}" where "workspaceId" = $1 and "roundId" = $2`,
        [workspaceId, roundId],
      )
      return rows as { mark: string; value: string }[]
    }
    for (const [index, person] of ['ben', 'cao', 'dan'].entries())
      await answer(workspace, roundId, person, index + 2)
    await closeNow(workspace, roundId)
    expect(
      await own.connection.prisma.receipt.count({ where: { workspaceId, key: { contains: 'answer' } } }),
    ).toBe(0)
    expect(new Set((await marks('PulseInvitation', '"personId"')).map(({ mark }) => mark)).size).toBe(1)
    expect(new Set((await marks('PulseTally', 'answer')).map(({ mark }) => mark)).size).toBe(1)
  })
})

describe('the figures', () => {
  const play = async (workspace: PulseWorkspace, clock: string, values: number[]) => {
    workspace.setClock(clock)
    const roundId = await opened(workspace)
    for (const [index, value] of values.entries()) await answer(workspace, roundId, members[index]!, value)
    await closeNow(workspace, roundId)
    return roundId
  }

  it('are not there while the round is open, however many have answered, and complete once it is closed', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    for (const [index, person] of members.entries()) {
      await answer(workspace, roundId, person, (index % 5) + 1)
      const open = (await overviewOf(workspace)).managed[0]?.open
      expect(open).toMatchObject({ participants: null, questions: [{ result: null, hidden: 'open' }] })
    }
    await closeNow(workspace, roundId)
    const view = await report(workspace, roundId)
    expect(view).toMatchObject({ invited: 6, participants: 6 })
    expect(view?.questions[0]?.result).toMatchObject({ answered: 6, change: null })
    expect(view?.questions[0]?.result?.distribution.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1])
  })

  it('keep the threshold they were opened with, and show nothing below it, not even how many answered', async () => {
    const workspace = await pulseWorkspace(own, { threshold: 4 })
    const { laurel, workspaceId, team } = workspace
    const roundId = await opened(workspace)
    await laurel.database.teams.save(workspaceId, { ...team, threshold: 3 }, laurel.clock.now())
    for (const [index, person] of ['ben', 'cao', 'dan'].entries())
      await answer(workspace, roundId, person, index + 1)
    await closeNow(workspace, roundId)
    const view = await report(workspace, roundId)
    expect(view).toMatchObject({ participants: null, questions: [{ result: null, hidden: 'few' }] })
    expect(JSON.stringify(view)).not.toContain('answered')
  })

  it('of answers that are all alike look the same as too few answers', async () => {
    const alike = await pulseWorkspace(own)
    const few = await pulseWorkspace(own)
    const said = async (workspace: PulseWorkspace, values: number[]) => {
      const view = await report(workspace, await play(workspace, '2026-11-24T10:00:00Z', values))
      return JSON.stringify(view, (key, value) => (key === 'roundId' || key === 'question' ? '' : value))
    }
    expect(await said(alike, [4, 4, 4, 4, 4, 4])).toBe(await said(few, [4]))
  })

  it('are promised to nobody where fewer are asked than they need, and each is told why', async () => {
    const workspace = await pulseWorkspace(own, { threshold: 9 })
    await runNow(workspace)
    expect((await overviewOf(workspace, 'ben')).waiting).toMatchObject({ hidden: 'few', threshold: 9 })
  })

  it('never need fewer than three answers, whatever the team says', async () => {
    const workspace = await pulseWorkspace(own, { threshold: 1 })
    expect((await runNow(workspace))?.threshold).toBe(3)
  })

  it('are compared with the last time that the same question was shown', async () => {
    const workspace = await pulseWorkspace(own, { bank: ({ code }) => code === 'work-noticed' })
    expect(
      (await resultOf(workspace, await play(workspace, '2026-09-01T10:00:00Z', [2, 2, 2, 2, 1, 3])))?.change,
    ).toBeNull()
    expect(await resultOf(workspace, await play(workspace, '2026-10-01T10:00:00Z', [5]))).toBeNull()
    expect(
      (await resultOf(workspace, await play(workspace, '2026-11-01T10:00:00Z', [3, 3, 3, 3, 4, 2])))?.change,
    ).toEqual({
      difference: 1,
      since: new Date('2026-09-01T10:00:00Z'),
    })
  })
})

describe('a round of several questions', () => {
  const several = () =>
    pulseWorkspace(own, {
      threshold: 3,
      pulse: { questions: 4, commentThreshold: 5 },
      bank: ({ code, kind }) =>
        ['work-noticed', 'words-together', 'energy-left'].includes(code) || kind === 'colleague',
    })
  const kindsOf = async (workspace: PulseWorkspace, roundId: string) =>
    (await workspace.laurel.database.pulses.get(workspace.workspaceId, roundId))!.questions.map(
      ({ kind }) => kind,
    )

  it('takes the answers in order, and each once', async () => {
    const workspace = await several()
    const roundId = await opened(workspace)
    expect(await kindsOf(workspace, roundId)).toEqual(['agreement', 'agreement', 'comment', 'colleague'])
    await expect(answer(workspace, roundId, 'ben', 3, 1)).rejects.toMatchObject({ code: 'already-answered' })
    await answer(workspace, roundId, 'ben', 3, 0)
    await expect(answer(workspace, roundId, 'ben', 3, 0)).rejects.toMatchObject({ code: 'already-answered' })
    await expect(answer(workspace, roundId, 'ben', { text: 'x' }, 1)).rejects.toMatchObject({
      code: 'not-found',
    })
    await answer(workspace, roundId, 'ben', 'skip', 1)
    await expect(answer(workspace, roundId, 'ben', { text: ' ' }, 2)).rejects.toMatchObject({
      code: 'empty-comment',
    })
    await expect(answer(workspace, roundId, 'ben', { text: 'x'.repeat(1001) }, 2)).rejects.toMatchObject({
      code: 'text-too-long',
    })
    await answer(workspace, roundId, 'ben', { text: ' fine ' }, 2)
    expect((await overviewOf(workspace, 'ben')).waiting).toMatchObject({
      position: 3,
      count: 4,
      asks: 'colleague',
    })
    await answer(workspace, roundId, 'ben', 'nobody', 3)
    const { laurel, workspaceId } = workspace
    expect(await laurel.database.pulses.invitation(workspaceId, roundId, 'ben')).toMatchObject({
      state: 'answered',
    })
    expect(await laurel.database.pulses.comments(workspaceId, roundId, 2)).toEqual(['fine'])
  })

  it('shows comments from their own threshold on, in a message of their own and not in the report', async () => {
    const workspace = await several()
    const { laurel, workspaceId } = workspace
    const comments = async (count: number) => {
      const roundId = await opened(workspace)
      for (const [index, person] of members.entries()) {
        await answer(workspace, roundId, person, (index % 3) + 1, 0)
        await answer(workspace, roundId, person, 'skip', 1)
        await answer(workspace, roundId, person, index < count ? { text: `${person} was here` } : 'skip', 2)
      }
      await closeNow(workspace, roundId)
      const message = await viewOfPulseComments(laurel, workspaceId, { roundId, personId: 'ana' })
      return {
        shown: message?.view.comments ?? null,
        report: JSON.stringify(await report(workspace, roundId)),
      }
    }
    expect(await comments(4)).toMatchObject({ shown: null })
    workspace.setClock('2028-11-24T10:00:00Z')
    const { shown, report: beside } = await comments(5)
    expect(shown?.toSorted()).toEqual(members.slice(0, 5).map(person => `${person} was here`))
    expect(beside).not.toContain('was here')
  })

  it('keeps comments in an order that has nothing to do with who came first', async () => {
    const orders = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const workspace = await several()
      const roundId = await opened(workspace)
      for (const [index, person] of members.entries()) {
        for (const position of [0, 1]) await answer(workspace, roundId, person, 'skip', position)
        await answer(workspace, roundId, person, { text: String(index) }, 2)
      }
      await closeNow(workspace, roundId)
      const { rows } = await own.connection.pool.query(
        `select text from "PulseComment" where "workspaceId" = $1 order by ctid`,
        [workspace.workspaceId],
      )
      orders.add(rows.map(({ text }) => text).join(''))
    }
    expect(orders.size).toBeGreaterThan(1)
  })
})

describe('a confidential round', () => {
  it('stores the person with the answer, shows what an anonymous one shows, and forgets an erased person', async () => {
    const workspace = await pulseWorkspace(own, { pulse: { mode: 'confidential' } })
    const { laurel, workspaceId } = workspace
    const roundId = await opened(workspace)
    expect((await overviewOf(workspace, 'ben')).waiting).toMatchObject({ mode: 'confidential' })
    for (const [index, person] of members.slice(0, 4).entries())
      await answer(workspace, roundId, person, index + 1)
    const stored = () =>
      own.connection.prisma.pulseAnswer.findMany({ where: { workspaceId }, orderBy: { value: 'asc' } })
    expect((await stored()).map(({ personId, value }) => [personId, value])).toEqual([
      ['ben', 1],
      ['cao', 2],
      ['dan', 3],
      ['eve', 4],
    ])
    await closeNow(workspace, roundId)
    expect(await resultOf(workspace, roundId)).toBeNull()
    await own.connection.prisma.person.delete({ where: { workspaceId_id: { workspaceId, id: 'ben' } } })
    expect(await stored()).toHaveLength(3)
    expect(JSON.stringify(await report(workspace, roundId))).not.toContain('cao')
    expect(await laurel.database.pulses.get(workspaceId, roundId)).toMatchObject({ invited: 6 })
  })

  it('is the only kind that does', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await answer(workspace, roundId, 'ben', 4)
    expect(
      await own.connection.prisma.pulseAnswer.count({ where: { workspaceId: workspace.workspaceId } }),
    ).toBe(0)
  })
})

describe('two teams with some of the same people', () => {
  const otherTeam = async (workspace: PulseWorkspace, memberIds: string[]) => {
    const { laurel, workspaceId, team } = workspace
    const other = { ...team, id: `${team.id}-other`, name: 'Other', memberIds }
    await laurel.database.teams.save(workspaceId, other, laurel.clock.now())
    return { ...workspace, teamId: other.id }
  }
  const questionOf = async ({ laurel, workspaceId }: PulseWorkspace, roundId: string) =>
    (await laurel.database.pulses.get(workspaceId, roundId))!.questions[0]!

  it('are asked different things', async () => {
    const workspace = await pulseWorkspace(own, {
      bank: ({ topic, kind }) => topic === 'trust' && kind === 'agreement',
    })
    const other = await otherTeam(workspace, [...members.slice(1), 'zoe'])
    for (let round = 0; round < 3; round++) {
      workspace.setClock(`2026-11-0${round + 1}T10:00:00Z`)
      const [mine, theirs] = [await opened(workspace), await opened(other)]
      const [first, second] = [await questionOf(workspace, mine), await questionOf(other, theirs)]
      expect(first.code).not.toBe(second.code)
      expect([first.showable, second.showable]).toEqual([true, true])
      for (const roundId of [mine, theirs]) await closeNow(workspace, roundId)
    }
  })

  it('where there is only one thing to ask, are told that one result will be shown to nobody', async () => {
    const workspace = await pulseWorkspace(own, { bank: ({ code }) => code === 'work-noticed' })
    const other = await otherTeam(workspace, [...members.slice(1), 'zoe'])
    const [mine, theirs] = [await opened(workspace), await opened(other)]
    expect((await questionOf(workspace, mine)).showable).toBe(true)
    expect((await questionOf(other, theirs)).showable).toBe(false)
    expect((await overviewOf(workspace, 'zoe')).waiting).toMatchObject({ hidden: 'overlap' })
    const both = [...members, 'zoe'].entries()
    for (const [index, person] of both)
      for (const roundId of [mine, theirs])
        await answer(workspace, roundId, person, (index % 5) + 1).catch(() => {})
    for (const roundId of [mine, theirs]) await closeNow(workspace, roundId)
    expect((await resultOf(workspace, mine))?.answered).toBe(6)
    expect(await report(workspace, theirs)).toMatchObject({
      questions: [{ result: null, hidden: 'overlap' }],
    })
  })

  it('are decided one after the other when they open at the same moment', async () => {
    const workspace = await pulseWorkspace(own, { bank: ({ code }) => code === 'work-noticed' })
    const other = await otherTeam(workspace, [...members.slice(1), 'zoe'])
    const roundIds = await Promise.all([opened(workspace), opened(other)])
    const questions = await Promise.all(roundIds.map(roundId => questionOf(workspace, roundId)))
    expect(questions.map(({ showable }) => showable).sort()).toEqual([false, true])
  })
})

describe('closing', () => {
  it('reports once to each manager, whether by the clock, by a manager or by both at once', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    const { laurel, workspaceId } = workspace
    const both = await Promise.allSettled([
      closePulseRound(laurel, { workspaceId, roundId }),
      closeNow(workspace, roundId),
    ])
    expect(both[0]?.status).toBe('fulfilled')
    await closePulseRound(laurel, { workspaceId, roundId })
    expect(await workspace.deliveries('pulse-report')).toHaveLength(1)
    await expect(closeNow(workspace, roundId)).rejects.toMatchObject({ code: 'round-closed' })
  })

  it('is for managers of the team', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    const wish = { workspaceId: workspace.workspaceId, roundId, personId: 'ben', receipt: 'x' }
    await expect(closePulseNow(workspace.laurel, wish)).rejects.toMatchObject({ code: 'not-a-manager' })
  })

  it('loses no answer that was counted while it went on', async () => {
    const workspace = await pulseWorkspace(own, { threshold: 3 })
    const roundId = await opened(workspace)
    const answers = members.map(person => answer(workspace, roundId, person, 4))
    const [, ...outcomes] = await Promise.allSettled([closeNow(workspace, roundId), ...answers])
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect(await counted(workspace, roundId)).toBe(accepted)
  })

  it('waits for an answer that is being counted', async () => {
    const workspace = await pulseWorkspace(own, { threshold: 3 })
    const { laurel, workspaceId } = workspace
    const roundId = await opened(workspace)
    for (const person of ['ben', 'cao']) await answer(workspace, roundId, person, 5)
    let finish = () => {}
    const held = new Promise<void>(resolve => {
      finish = resolve
    })
    let count = () => {}
    const isCounted = new Promise<void>(resolve => {
      count = resolve
    })
    const answering = laurel.database.transaction(async ({ pulses }) => {
      await pulses.answer(workspaceId, roundId, 'dan', 0, { value: 4 }, laurel.clock.now())
      count()
      await held
    })
    await isCounted
    const closing = closeNow(workspace, roundId)
    const waiting = vi.waitFor(async () => {
      const { rows } = await own.connection.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rows).toHaveLength(1)
    })
    await Promise.race([closing, waiting])
    finish()
    await Promise.all([answering, closing])
    expect((await resultOf(workspace, roundId))?.answered).toBe(3)
  })

  it('stops messages that were not sent yet', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await closeNow(workspace, roundId)
    const wanted = { roundId, personId: 'ben' }
    expect(await viewOfPulseQuestion(workspace.laurel, workspace.workspaceId, wanted)).toBeNull()
  })

  it('comes with the end of its team, and whoever answers then is told so', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    const { laurel, workspaceId, teamId } = workspace
    await laurel.database.people.setAdmins(workspaceId, ['zoe'])
    await archiveTeam(laurel, { workspaceId, teamId, actorId: 'zoe', receipt: `archive${++receipts}` })
    await expect(answer(workspace, roundId, 'ben', 3)).rejects.toMatchObject({ code: 'round-closed' })
  })

  it('is reported to nobody who has ceased to be a manager', async () => {
    const workspace = await pulseWorkspace(own)
    const roundId = await opened(workspace)
    await closeNow(workspace, roundId)
    const { laurel, workspaceId, team } = workspace
    await laurel.database.teams.save(workspaceId, { ...team, managerIds: ['zoe'] }, laurel.clock.now())
    expect(await report(workspace, roundId)).toBeUndefined()
  })
})

describe('the overview', () => {
  it('shows a manager the schedule, what is open and what was last, and a member their question', async () => {
    const workspace = await pulseWorkspace(own, { schedules: { pulse: '0 10 * * 2' } })
    expect((await overviewOf(workspace)).managed).toMatchObject([
      {
        team: 'Build',
        schedule: { words: 'every Tuesday at 10:00', next: new Date('2026-12-01T10:00:00Z'), leftOut: [] },
        open: null,
        last: null,
      },
    ])
    const roundId = await opened(workspace)
    expect((await overviewOf(workspace)).managed[0]?.open).toMatchObject({
      roundId,
      invited: 6,
      participants: null,
      questions: [{ result: null, hidden: 'open' }],
    })
    expect((await overviewOf(workspace, 'gao')).waiting).toMatchObject({ roundId, state: 'open' })
    await closeNow(workspace, roundId)
    expect((await overviewOf(workspace)).managed[0]).toMatchObject({ open: null, last: { roundId } })
    expect((await overviewOf(workspace, 'gao')).waiting).toBeNull()
  })

  it('says how far the questions of an open round have come, and not who has answered', async () => {
    const workspace = await pulseWorkspace(own)
    const { laurel, workspaceId } = workspace
    const roundId = await opened(workspace)
    const sending = async () => (await overviewOf(workspace)).managed[0]?.sending
    expect(await sending()).toEqual({ done: 0, later: 0, failed: 0 })
    const { bulkDeliveries, deliveries } = laurel.database
    const [first, second, third, fourth] = await bulkDeliveries.claim(workspaceId, 'lane', 4)
    const settled = { workspaceId, channel: null, messageId: null }
    // Who has answered elsewhere is not asked any more: that must look the same.
    await bulkDeliveries.settle(
      [
        { ...settled, deliveryId: first!.delivery.id, state: 'sent' },
        { ...settled, deliveryId: second!.delivery.id, state: 'dropped' },
      ],
      laurel.clock.now(),
    )
    await bulkDeliveries.putBack(third!, { seconds: 3600, why: 'postponed', untouched: true, error: null })
    await deliveries.failed(workspaceId, fourth!.delivery.id, 'account_inactive', laurel.clock.now())
    expect(await sending()).toEqual({ done: 2, later: 1, failed: 1 })
    await closeNow(workspace, roundId)
    expect(await sending()).toBeNull()
  })

  it('names the days that come to nothing, in the manager’s language', async () => {
    const workspace = await pulseWorkspace(own, { schedules: { pulse: '0 10 * * 5' } })
    const { laurel, workspaceId, teamId } = workspace
    await laurel.database.hours.saveTeam(workspaceId, teamId, {
      country: 'GB',
      hours: null,
      days: [1, 2, 3, 4, 5],
    })
    const schedule = async () => (await overviewOf(workspace)).managed[0]?.schedule
    expect((await schedule())?.leftOut).toEqual([])
    workspace.setClock('2026-12-21T09:00:00Z')
    expect((await schedule())?.leftOut[0]).toMatch(/^Fri, Dec 25, 10:00 \(holiday: Christmas Day/)
    await laurel.database.people.chooseLanguage(workspaceId, 'ana', 'zh-CN')
    expect((await schedule())?.leftOut[0]).toMatch(/^12月25日周五 10:00（节假日：/)
  })

  it('holds nothing of another workspace', async () => {
    const [mine, theirs] = [await pulseWorkspace(own), await pulseWorkspace(own)]
    const roundId = await opened(theirs)
    await expect(
      answer({ ...theirs, workspaceId: mine.workspaceId }, roundId, 'ben', 3),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect((await overviewOf(mine, 'ben')).waiting).toBeNull()
  })
})
