import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { Laurel } from '../../src/app/laurel.ts'
import { ThreadPainter } from '../../src/charts/painter.ts'
import { renderMessage } from '../../src/chat/slack/render.ts'
import type { Chat, Directory, OutgoingMessage } from '../../src/core/chat.ts'
import { questionBank } from '../../src/core/pulse/question-bank.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import type { Connection } from '../../src/store/client.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import type { Figure } from './figure.ts'

const root = resolve(import.meta.dirname, '../..')
const workspaceId = 'W'
const teams = 500
const members = 20
const weeks = 12
const fireAt = new Date('2026-11-23T09:00:00Z')

/** Seconds that a Monday morning may take on two cores. */
const promised = 60

/**
 * All teams of a company at once, from the fire of their schedules to messages that the chat has taken: queue, rows,
 * view, blocks, and a painted picture for each summary, as if Slack drew none of its own. Only the network is left out.
 */
export async function benchMondays(server: string): Promise<Figure[]> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const opened = await openDatabase({ DATABASE_URL: url.href, LAUREL_DATA_DIR: root }, () => {})
  try {
    return await measure(opened)
  } finally {
    await opened.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}

async function measure({
  url,
  connection,
  database,
}: Awaited<ReturnType<typeof openDatabase>>): Promise<Figure[]> {
  const framework = await readFramework(resolve(root, 'seeds/frameworks/core'))
  await load(
    connection,
    framework.indicators.map(({ code, competency }) => [code, competency.code]),
  )
  const painter = new ThreadPainter()
  const painting: number[] = []
  let sent = 0
  const chat = {
    canFind: true,
    async post({ view, pictures = [], language, timeZone }: OutgoingMessage) {
      renderMessage(view, language, timeZone)
      for (const picture of pictures) {
        const started = performance.now()
        await painter.paint(picture, { language, timeZone, theme: 'light' })
        painting.push(performance.now() - started)
      }
      sent += 1
      return { channel: 'D', messageId: String(sent) }
    },
    link: async () => null,
  }
  const laurel = {
    database,
    clock: { now: () => fireAt },
    ids: { next: () => randomUUID() },
    questions: questionBank([]),
    framework: async () => ({ id: 'f', framework }),
    chat: () => chat as unknown as Chat,
    directory: () => ({ mayRead: async () => true }) as unknown as Directory,
  } as unknown as Laurel
  for (let team = 0; team < teams; team++)
    await database.jobs.add({
      name: 'post-team-summary',
      workspaceId,
      teamId: `T${team}`,
      fireAt: fireAt.toISOString(),
    })
  const before = process.cpuUsage()
  const started = performance.now()
  const worker = await startWorker(laurel, { pool: connection.pool, url }, pino({ level: 'silent' }))
  while (sent < teams) await new Promise(next => setTimeout(next, 50))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  await worker.stop()
  await painter.stop()
  painting.sort((a, b) => a - b)
  return [
    {
      name: `${teams} team summaries of ${members} people, all sent`,
      value: seconds,
      unit: 's',
      limit: promised,
    },
    { name: 'processor time of Laurel for them', value: (user + system) / 1e6, unit: 's' },
    { name: 'pictures painted for them', value: painting.length, unit: '' },
    {
      name: 'a picture, its wait included, p50',
      value: painting[Math.floor(painting.length / 2)] ?? 0,
      unit: 'ms',
    },
  ]
}

async function load(
  { prisma, pool }: Connection,
  indicators: readonly (readonly [code: string, competency: string])[],
): Promise<void> {
  await prisma.workspace.create({
    data: { id: workspaceId, platform: 'slack', name: 'Bench', createdAt: fireAt },
  })
  await prisma.framework.create({
    data: { workspaceId, id: 'f', code: 'core', version: 1, document: {}, loadedAt: fireAt },
  })
  await prisma.indicator.createMany({
    data: indicators.map(([code, competency]) => ({ workspaceId, frameworkId: 'f', code, competency })),
  })
  const people = teams * members
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
       select $1, 'U' || n, 'Person ' || n, case when n % 2 = 0 then 'en' else 'zh-CN' end, 'UTC', $2
       from generate_series(0, $3::int - 1) as n`,
      [workspaceId, fireAt, people],
    )
    await client.query(
      `insert into "Team" ("workspaceId", "id", "name", "language", "timeZone", "source", "createdAt")
       select $1, 'T' || n, 'Team ' || n, 'en', 'UTC', 'people', $2 from generate_series(0, $3::int - 1) as n`,
      [workspaceId, fireAt, teams],
    )
    await client.query(
      `insert into "TeamMember" ("workspaceId", "teamId", "personId", "joinedAt")
       select $1, 'T' || n / $3::int, 'U' || n, '2026-01-01' from generate_series(0, $2::int - 1) as n`,
      [workspaceId, people, members],
    )
    await client.query(
      `insert into "TeamManager" ("workspaceId", "teamId", "personId")
       select $1, 'T' || n, 'U' || n * $3::int from generate_series(0, $2::int - 1) as n`,
      [workspaceId, teams, members],
    )
    await client.query(
      `create temporary table given as
       select 'r' || n as id, n, 'U' || n % $1::int as recipient, 'U' || (n * 7 + 3) % $1::int as giver,
         $2::timestamptz - (n / $1::int) * interval '7 days' - (n % 6 + 1) * interval '20 hours' as at
       from generate_series(0, $1::int * $3::int - 1) as n where n % 3 > 0`,
      [people, fireAt, weeks],
    )
    await client.query(
      `insert into "Recognition" ("workspaceId", "id", "giverId", "text", "day", "channel", "answerIn", "decision",
         "behavioural", "createdAt")
       select $1, id, giver, 'told everyone and wrote the fix that night', at::date, 'C', 'C', 'open', (n % 100) / 100.0, at
       from given`,
      [workspaceId],
    )
    await client.query(
      `insert into "RecognitionRecipient" ("workspaceId", "recognitionId", "personId", "createdAt")
       select $1, id, recipient, at from given`,
      [workspaceId],
    )
    await client.query(
      `insert into "Tag" ("workspaceId", "recognitionId", "frameworkId", "indicatorCode", "origin", "createdAt")
       select $1, id, 'f', ($2::text[])[1 + (n * 13) % cardinality($2::text[])], 'confirmed', at from given`,
      [workspaceId, indicators.map(([code]) => code)],
    )
    await client.query('vacuum analyze')
  } finally {
    await client.query('reset session_replication_role')
    client.release()
  }
}
