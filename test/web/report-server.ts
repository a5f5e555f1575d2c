import { pino } from 'pino'
import type { Laurel } from '../../src/app/laurel.ts'
import { serveHealth } from '../../src/health.ts'
import { readQuestions } from '../../src/seeds/question-file.ts'
import { LinkTokens } from '../../src/web/link-token.ts'
import { pictureRoutes } from '../../src/web/picture-routes.ts'
import { reportRoutes } from '../../src/web/report-routes.ts'
import { createReportWorld, now, type ReportWorld, workspaceId } from '../app/report-world.ts'

export interface ReportServer {
  world: ReportWorld
  laurel: ReportWorld['laurel'] & Required<Pick<Laurel, 'reportAddress'>>
  /** Where a kept picture is. */
  pictureAddress(fileId: string): string
  close(): Promise<void>
}

const day = 24 * 3_600_000

/** Check-ins of Ana's team and of Mei's: the newest with a mean of 4, one with too few answers, and two before. */
async function closeRounds({ own: { connection } }: ReportWorld): Promise<void> {
  const people = ['ana', 'mei', 'bea', 'cao', 'eve', 'gus']
  for (const [teamId, weeksAgo, mean, answered] of [
    ['t1', 4, 3, 6],
    ['t1', 3, 4, 5],
    ['t1', 2, 4, 2],
    ['t1', 1, 4, 6],
    ['t2', 1, 4, 2],
  ] as const) {
    const closedAt = new Date(now.getTime() - weeksAgo * 7 * day + day)
    await connection.prisma.pulseRound.create({
      data: {
        workspaceId,
        id: `${teamId} ${weeksAgo}`,
        teamId,
        threshold: 5,
        invited: people.length,
        openedAt: new Date(closedAt.getTime() - day),
        closesAt: closedAt,
        closedAt,
        questions: {
          create: {
            position: 0,
            code: 'work-noticed',
            kind: 'agreement',
            showable: true,
            tallies: {
              // Not all alike.
              create: [
                { answer: mean - 1, count: 1 },
                { answer: mean, count: answered - 2 },
                { answer: mean + 1, count: 1 },
              ],
            },
          },
        },
        invitations: {
          create: people.map((personId, index) => ({
            personId,
            state: index < answered ? ('answered' as const) : ('open' as const),
            position: 1,
            answered: index < answered ? [0] : [],
          })),
        },
      },
    })
  }
}

/** The routes of reports on a server and database of their own, with some kudos for Bea. */
export async function serveReports(): Promise<ReportServer> {
  const world = await createReportWorld()
  const owns = 'ownership.owns-mistakes'
  await world.give({
    id: 'r1',
    from: 'ana',
    to: ['bea'],
    tags: { [owns]: 'confirmed' },
    text: 'He told everyone before anyone noticed, and wrote the fix that night. 当晚就写好了修复。',
  })
  await world.give({ id: 'r2', from: 'cao', to: ['bea'], tags: { [owns]: 'explicit' }, daysAgo: 40 })
  await world.give({
    id: 'r3',
    from: 'eve',
    to: ['bea', 'cao'],
    tags: { 'teamwork.lends-a-hand': 'confirmed' },
    daysAgo: 80,
  })
  await world.give({ id: 'r4', from: 'mei', to: ['bea'], tags: { 'learning.reads': 'suggested' } })
  await closeRounds(world)
  // Long enough to be missed.
  await world.own.connection.prisma.teamMember.updateMany({ data: { joinedAt: new Date('2026-01-01') } })
  const questions = await readQuestions()
  const secret = 'a secret of this test only, and long enough'
  const tokens = new LinkTokens(secret, 'report')
  const routes = reportRoutes({
    laurel: { ...world.laurel, questions },
    tokens,
    clock: world.laurel.clock,
    log: pino({ level: 'silent' }),
  })
  const pictures = new LinkTokens(secret, 'picture')
  routes.push(
    ...pictureRoutes({
      laurel: world.laurel,
      tokens: pictures,
      clock: world.laurel.clock,
      log: pino({ level: 'silent' }),
    }),
  )
  const served = await serveHealth(routes, { port: 0, host: '127.0.0.1', orFreePort: true })
  const address = `http://127.0.0.1:${served.port}`
  return {
    world,
    pictureAddress: id => pictures.addressOf(address, id),
    laurel: { ...world.laurel, reportAddress: id => tokens.addressOf(address, id) },
    async close() {
      await served.close()
      await world.close()
    },
  }
}
