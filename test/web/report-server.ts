import { pino } from 'pino'
import type { Laurel } from '../../src/app/laurel.ts'
import { serveHealth } from '../../src/health.ts'
import { readQuestions } from '../../src/seeds/question-file.ts'
import { addressOf, LinkTokens } from '../../src/web/link-token.ts'
import { reportRoutes } from '../../src/web/report-routes.ts'
import { createReportWorld, type ReportWorld } from '../app/report-world.ts'

export interface ReportServer {
  world: ReportWorld
  laurel: ReportWorld['laurel'] & Required<Pick<Laurel, 'reportAddress'>>
  close(): Promise<void>
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
  const questions = await readQuestions()
  const tokens = new LinkTokens('a secret of this test only, and long enough')
  const routes = reportRoutes({
    laurel: { ...world.laurel, questions },
    tokens,
    clock: world.laurel.clock,
    log: pino({ level: 'silent' }),
  })
  const served = await serveHealth(routes, { port: 0, host: '127.0.0.1', orFreePort: true })
  const address = `http://127.0.0.1:${served.port}`
  return {
    world,
    laurel: { ...world.laurel, reportAddress: id => addressOf(address, tokens.of(id)) },
    async close() {
      await served.close()
      await world.close()
    },
  }
}
