import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPulse } from '../../src/app/answer-pulse.ts'
import { closePulseNow } from '../../src/app/close-pulse-round.ts'
import { endConversations } from '../../src/app/end-conversations.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { pulseTrendOf } from '../../src/app/pulse-trend.ts'
import { runPulseNow } from '../../src/app/run-pulse-now.ts'
import { showPulse } from '../../src/app/show-pulse.ts'
import { viewOfPulseReport } from '../../src/app/view-of-pulse-report.ts'
import { context, section } from '../../src/chat/slack/blocks/element.ts'
import { renderPulseOverview } from '../../src/chat/slack/blocks/pulse-overview.ts'
import { renderPulseReport } from '../../src/chat/slack/blocks/pulse-report.ts'
import { renderMessage } from '../../src/chat/slack/render.ts'
import type { Chat } from '../../src/core/chat.ts'
import { defaultPulseSettings } from '../../src/core/pulse/settings.ts'
import type { PulseReport } from '../../src/core/pulse/view.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { caseArbitrary } from '../core/pulse/attack.ts'
import { type History, play, type World } from '../core/pulse/simulation.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

const start = new Date('2026-01-05T10:00:00Z').getTime()
const momentOf = (day: number) => new Date(start + day * 86_400_000).toISOString()
const en = catalogueOf('en')
const reader = { language: 'en', timeZone: 'UTC' } as const

/** Everything that the product shows of a history, round by round, and what it says while rounds are open. */
async function playForReal(history: History, world: World) {
  const workspace = await pulseWorkspace(own, { bank: ({ code }) => code === 'work-noticed' })
  const { workspaceId } = workspace
  const { chat, edits } = editsKept()
  const laurel = { ...workspace.laurel, chat: () => chat as never }
  const { database } = laurel
  const personOf = (person: number) => `p${person}`
  const profile = { email: null, language: 'en' as const, timeZone: 'UTC', isBot: false, isStranger: false }
  await database.people.save(
    workspaceId,
    Array.from({ length: history.people }, (_, person) => ({
      ...profile,
      id: personOf(person),
      name: personOf(person),
      isActive: true,
      isOwner: false,
    })),
    laurel.clock.now(),
  )
  const roundIds: string[] = []
  const whileOpen: string[] = []
  /** Messages that were changed once their round was over: to whom, and what they say since. */
  const ended: { to: string; text: string }[] = []
  for (let first = 0; first < history.rounds.length; ) {
    const { day } = history.rounds[first]!
    workspace.setClock(momentOf(day))
    let next = first
    for (; next < history.rounds.length && history.rounds[next]!.day === day; next++) {
      const teamId = `${workspaceId}-${next}`
      await database.teams.save(
        workspaceId,
        {
          ...workspace.team,
          id: teamId,
          name: `Team ${next}`,
          threshold: history.threshold,
          pulse: { ...defaultPulseSettings, questions: 1 },
          memberIds: history.rounds[next]!.roster.map(personOf),
        },
        laurel.clock.now(),
      )
      const started = await runPulseNow(laurel, {
        workspaceId,
        teamId,
        personId: 'ana',
        receipt: `run ${teamId}`,
      })
      roundIds.push(started!.roundId)
    }
    for (let index = first; index < next; index++) {
      for (const person of history.rounds[index]!.roster) {
        if (!world.responds[person]![index]) continue
        await answerPulse(laurel, {
          workspaceId,
          roundId: roundIds[index]!,
          personId: personOf(person),
          position: 0,
          answer: { value: world.answers[person]![index]! },
        })
      }
      const { managed } = await showPulse(laurel, { workspaceId, personId: 'ana' })
      const open = managed.filter(({ open }) => open?.roundId === roundIds[index])
      whileOpen.push(renderPulseOverview({ managed: open, waiting: null }, en, reader).text)
    }
    for (let index = first; index < next; index++)
      await closePulseNow(laurel, {
        workspaceId,
        roundId: roundIds[index]!,
        personId: 'ana',
        receipt: `close ${roundIds[index]}`,
      })
    ended.push(...(await endAll(laurel, workspaceId, edits)))
    first = next
  }
  const reports: { report: PulseReport; text: string; trend: unknown }[] = []
  for (const [index, roundId] of roundIds.entries()) {
    const message = await viewOfPulseReport(laurel, workspaceId, { roundId, personId: 'ana' })
    const trend = await pulseTrendOf(laurel, workspaceId, { id: `${workspaceId}-${index}`, name: '' })
    const { text, blocks } = renderPulseReport(message!.view, en, reader)
    reports.push({ report: message!.view, text: `${text} ${JSON.stringify(blocks)}`, trend: trend.points[0] })
  }
  return { reports, whileOpen, ended }
}

/** A chat that keeps how messages are changed. */
function editsKept() {
  const edits: { to: string; text: string }[] = []
  const chat: Pick<Chat, 'editsPerMinute' | 'update'> = {
    editsPerMinute: 60,
    async update({ channel }, { view, language, timeZone }) {
      const { text, blocks } = renderMessage(view, language, timeZone)
      edits.push({ to: channel, text: `${text} ${JSON.stringify(blocks)}` })
    },
  }
  return { chat, edits }
}

/** Has every question count as sent, and those of closed rounds say that they are over. */
async function endAll(laurel: Laurel, workspaceId: string, edits: { to: string; text: string }[]) {
  await own.connection.pool.query(
    `update "Delivery" set "state" = 'sent', "channel" = "personId" || ' of ' || "teamId", "messageId" = "id"
     where "workspaceId" = $1 and "kind" = 'pulse-question' and "state" = 'queued'`,
    [workspaceId],
  )
  while (await laurel.database.conversations.toEnd(workspaceId, 1))
    await endConversations(laurel, { workspaceId }, { isLast: false })
  return edits.splice(0)
}

const endedMessage = ({ person, round, says }: { person: number; round: number; says: string }) => {
  const title = en.pulse.ofTeam(`Team ${round}`)
  const blocks = [section(`*${title}*`), context(says)]
  return `p${person} of ${round}: ${title}: ${says} ${JSON.stringify(blocks)}`
}

describe('everything that is shown of a history', () => {
  const random = Number(process.env.PULSE_SEED ?? Math.floor(Math.random() * 2 ** 31))

  it.each([20261128, random])(
    'is what the rules that the attacker knows allow, seed %i',
    { timeout: 300_000 },
    async seed => {
      const cases = fc.sample(caseArbitrary, { numRuns: 12, seed })
      let shown = 0
      for (const { history: any, world } of cases) {
        // One question: the bank of this workspace holds no other.
        const history = { ...any, rounds: any.rounds.map(round => ({ ...round, question: 'q' })) }
        const allowed = play(history, world)
        const { reports, whileOpen, ended } = await playForReal(history, world)
        // They tell nothing but that it is over, to nobody but those who had not answered.
        const over = history.rounds.flatMap(({ roster }, round) =>
          roster
            .filter(person => !world.responds[person]![round])
            .map(person => ({ person, round, says: en.pulse.closed })),
        )
        expect(ended.map(({ to, text }) => `${to.replace(/ of .*-/, ' of ')}: ${text}`).sort()).toEqual(
          over.map(endedMessage).sort(),
        )
        for (const text of whileOpen) expect(text).not.toMatch(/Mean|answered\.|█/)
        for (const [index, { report, text, trend }] of reports.entries()) {
          const [question] = report.questions
          const seen = allowed[index]!
          if (typeof seen === 'string') {
            expect(report).toMatchObject({ participants: null, readings: [], themes: [] })
            expect(question).toMatchObject({ result: null })
            expect(text).not.toMatch(/Mean|answered\.|[█░▲▼]/)
            expect(trend).toMatchObject({ mean: null, participation: null, topics: {} })
          } else {
            shown++
            const counts = question!.result!.distribution.map(({ count }) => count).slice(0, history.values)
            expect(counts).toEqual(seen.figures.counts)
            expect(report.participants).toBe(seen.figures.answered)
          }
        }
      }
      // A dozen histories by chance may all be hidden.
      if (seed === 20261128) expect(shown).toBeGreaterThan(0)
    },
  )
})
