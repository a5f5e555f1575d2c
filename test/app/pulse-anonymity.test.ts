import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPulse } from '../../src/app/answer-pulse.ts'
import { closePulseNow } from '../../src/app/close-pulse-round.ts'
import { pulseTrendOf } from '../../src/app/pulse-trend.ts'
import { runPulseNow } from '../../src/app/run-pulse-now.ts'
import { showPulse } from '../../src/app/show-pulse.ts'
import { viewOfPulseReport } from '../../src/app/view-of-pulse-report.ts'
import { renderPulseOverview } from '../../src/chat/slack/blocks/pulse-overview.ts'
import { renderPulseReport } from '../../src/chat/slack/blocks/pulse-report.ts'
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

/** Everything that the product shows of a history, round by round, and what it says while rounds are open. */
async function playForReal(history: History, world: World) {
  const workspace = await pulseWorkspace(own, { bank: ({ code }) => code === 'work-noticed' })
  const { laurel, workspaceId } = workspace
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
      whileOpen.push(renderPulseOverview({ managed: open, waiting: null }, en, 'en').text)
    }
    for (let index = first; index < next; index++)
      await closePulseNow(laurel, {
        workspaceId,
        roundId: roundIds[index]!,
        personId: 'ana',
        receipt: `close ${roundIds[index]}`,
      })
    first = next
  }
  const reports: { report: PulseReport; text: string; trend: unknown }[] = []
  for (const [index, roundId] of roundIds.entries()) {
    const message = await viewOfPulseReport(laurel, workspaceId, { roundId, personId: 'ana' })
    const trend = await pulseTrendOf(laurel, workspaceId, { id: `${workspaceId}-${index}`, name: '' })
    const { text, blocks } = renderPulseReport(message!.view, en, { language: 'en' })
    reports.push({ report: message!.view, text: `${text} ${JSON.stringify(blocks)}`, trend: trend.points[0] })
  }
  return { reports, whileOpen }
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
        const { reports, whileOpen } = await playForReal(history, world)
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
      expect(shown).toBeGreaterThan(0)
    },
  )
})
