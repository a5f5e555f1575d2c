import { afterAll, beforeAll, expect, test } from 'vitest'
import { summaryPulseOf } from '../../src/app/summary-pulse-of.ts'
import { readQuestions } from '../../src/seeds/question-file.ts'
import { daysAgo, now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

const people = ['bea', 'cao', 'dan', 'eve', 'fay', 'gil']
let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', ...people])
  await world.saveTeam({ id: 't1', memberIds: people, managerIds: ['ana'] })
})
afterAll(() => world?.own.close())

async function close(
  days: number,
  [code, kind]: readonly [string, 'agreement' | 'enps'],
  answers: readonly number[],
) {
  const tallies = [...new Set(answers)].map(answer => ({
    answer,
    count: answers.filter(other => other === answer).length,
  }))
  await world.own.connection.prisma.pulseRound.create({
    data: {
      workspaceId,
      id: `${days}`,
      teamId: 't1',
      threshold: 5,
      invited: people.length,
      openedAt: daysAgo(days),
      closesAt: daysAgo(days - 1),
      closedAt: daysAgo(days - 1),
      questions: { create: { position: 0, code, kind, showable: true, tallies: { create: tallies } } },
      invitations: {
        create: people.map((personId, index) => ({
          personId,
          position: 1,
          answered: index < answers.length ? [0] : [],
        })),
      },
    },
  })
}

async function told() {
  const laurel = { ...world.laurel, questions: await readQuestions() }
  const team = (await world.own.database.teams.get(workspaceId, 't1'))!
  return summaryPulseOf(laurel, workspaceId, team, now)
}

const statement = ['work-noticed', 'agreement'] as const
const score = ['enps-this-team', 'enps'] as const

test('a check-in without a statement to rate says who answered, as its own report does', async () => {
  await close(29, score, [9, 9, 8, 10, 3, 7])
  expect((await told())?.last.figures).toEqual({ answered: 6, invited: 6, mean: null, change: null })
})

test('one below its threshold says nothing, and the next is compared with the last that may be shown, by its day', async () => {
  await close(22, statement, [3, 3, 4, 2, 3, 3])
  await close(15, statement, [3, 4])
  expect((await told())?.last.figures).toBeNull()
  await close(8, statement, [4, 4, 5, 3, 4, 4])
  const pulse = (await told())!
  expect(pulse.last.figures).toEqual({
    answered: 6,
    invited: 6,
    mean: 4,
    change: { by: 1, since: daysAgo(22) },
  })
  expect(pulse.rounds.map(({ mean, share }) => [mean, share])).toEqual([
    [null, null],
    [3, 1],
    [null, null],
    [4, 1],
  ])
})
