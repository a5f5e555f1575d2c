import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { composeTeamSummary } from '../../src/app/compose-team-summary.ts'
import { renderTeamSummary } from '../../src/chat/slack/blocks/team-summary.ts'
import type { Framework } from '../../src/core/framework/framework.ts'
import { questionBank } from '../../src/core/pulse/question-bank.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { type Connection, connect } from '../../src/store/client.ts'
import { migrate } from '../../src/store/migrate.ts'
import { postgresDatabase } from '../../src/store/postgres-database.ts'

export interface Figure {
  name: string
  value: number
  unit: string
}

const root = resolve(import.meta.dirname, '../..')
const workspaceId = 'W'
const teamSize = 50
const sizes = [10_000, 100_000, 1_000_000]
const runs = 40
const now = new Date('2026-11-23T09:00:00Z')

/**
 * How a database comes to hold `n` recognitions, one a person a week in each. `who` and `when` are SQL of the
 * recognition's number `n`: the recipient's number, and the age in days.
 */
const growths = [
  {
    name: 'longer history of 1,000 people',
    people: () => 1_000,
    who: '(n % 1000) * 919 % 1000',
    when: 'n * 7.0 / 1000',
  },
  {
    name: 'more people over 50 weeks',
    people: (size: number) => size / 50,
    who: 'n / 50',
    when: '(n % 50) * 7.0 + (n / 50) % 7',
  },
]

/**
 * Median time of a summary for a team of 50, from its rows to its Slack blocks, as the database grows; beside it a
 * single indexed count of what the team received in the same weeks. `url` is a database of a server where this may
 * create one of its own.
 */
export async function benchSummary(url: string): Promise<Figure[]> {
  const framework = await readFramework(resolve(root, 'seeds/frameworks/core'))
  const figures: Figure[] = []
  for (const growth of growths)
    figures.push(...(await onOwnDatabase(url, own => measureGrowth(own, framework, growth))))
  return figures
}

async function measureGrowth(
  connection: Connection,
  framework: Framework,
  growth: (typeof growths)[number],
): Promise<Figure[]> {
  await createWorkspace(connection, framework)
  const figures: Figure[] = []
  const medians: number[] = []
  let loaded = 0
  for (const size of sizes) {
    await load(connection, framework, { ...growth, from: loaded, to: size })
    loaded = size
    const { summary, yardstick } = await measure(connection, framework)
    medians.push(summary)
    const what = `${size / 1000} k recognitions, ${growth.name}`
    figures.push({ name: `team summary p50, ${what}`, value: summary, unit: 'ms' })
    figures.push({ name: `one indexed count p50, ${what}`, value: yardstick, unit: 'ms' })
  }
  const times = (medians.at(-1) ?? 0) / (medians[0] ?? 1)
  figures.push({ name: `team summary, 1 M against 10 k, ${growth.name}`, value: times, unit: 'times' })
  return figures
}

async function measure(
  connection: Connection,
  framework: Framework,
): Promise<{ summary: number; yardstick: number }> {
  const database = postgresDatabase(connection)
  const laurel = {
    database,
    framework: async () => ({ id: 'f', framework }),
    questions: questionBank([]),
    // No card was posted, so that no link is asked for: the platform's time is not ours.
    chat: () => {
      throw new Error('the bench has no chat')
    },
    directory: () => ({
      people: async () => [],
      channelMembers: async () => [],
      groupMembers: async () => [],
      mayRead: async () => true,
    }),
  }
  const memberIds = Array.from({ length: teamSize }, (_, n) => `U${n}`)
  const summaries: number[] = []
  const yardsticks: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await connection.pool.query(
      `select count(*) from "RecognitionRecipient"
       where "workspaceId" = $1 and "personId" = any($2) and "createdAt" >= $3 and "createdAt" < $4`,
      [workspaceId, memberIds, new Date(now.getTime() - 84 * 86_400_000), now],
    )
    const counted = performance.now()
    const team = await database.teams.get(workspaceId, 'T')
    const reader = await database.people.get(workspaceId, 'U0')
    if (!team || !reader) throw new Error('the team of the bench is missing')
    const { view, language, timeZone } = await composeTeamSummary(laurel, workspaceId, {
      team,
      reader,
      to: now,
      mayPrompt: true,
    })
    renderTeamSummary(view, catalogueOf(language), { language, timeZone })
    const finished = performance.now()
    if (view.headline.recognitions < teamSize / 2) throw new Error('the bench measures an empty summary')
    yardsticks.push(counted - started)
    summaries.push(finished - counted)
  }
  return { summary: median(summaries), yardstick: median(yardsticks) }
}

async function createWorkspace({ prisma }: Connection, framework: Framework): Promise<void> {
  await prisma.workspace.create({
    data: { id: workspaceId, platform: 'slack', name: 'Bench', createdAt: now },
  })
  await prisma.framework.create({
    data: { workspaceId, id: 'f', code: framework.code, version: 1, document: {}, loadedAt: now },
  })
  await prisma.indicator.createMany({
    data: framework.indicators.map(({ code, competency }) => ({
      workspaceId,
      frameworkId: 'f',
      code,
      competency: competency.code,
    })),
  })
  await addPeople({ prisma }, 0, teamSize)
  await prisma.team.create({
    data: {
      workspaceId,
      id: 'T',
      name: 'Team',
      language: 'en',
      timeZone: 'UTC',
      source: 'people',
      createdAt: now,
    },
  })
  const ids = Array.from({ length: teamSize }, (_, n) => `U${n}`)
  await prisma.teamMember.createMany({
    data: ids.map(personId => ({ workspaceId, teamId: 'T', personId, joinedAt: now })),
  })
  await prisma.teamManager.create({ data: { workspaceId, teamId: 'T', personId: 'U0' } })
}

async function addPeople({ prisma }: Pick<Connection, 'prisma'>, from: number, to: number): Promise<void> {
  await prisma.$executeRaw`
    insert into "Person" ("workspaceId", "id", "name", "language", "timeZone", "refreshedAt")
    select ${workspaceId}, 'U' || n, 'Person ' || n, 'en', 'UTC', ${now}
    from generate_series(${from}::int, ${to - 1}::int) as n
    on conflict do nothing`
}

/** Recognitions `from`..`to - 1`. Two of three have a tag that the giver confirmed, the others a suggestion. */
async function load(
  connection: Connection,
  framework: Framework,
  { who, when, people, from, to }: (typeof growths)[number] & { from: number; to: number },
): Promise<void> {
  await addPeople(connection, 0, people(to))
  const codes = framework.indicators.map(({ code }) => code)
  const client = await connection.pool.connect()
  try {
    // Every row refers to one that is there: checking a million of them would take most of the time.
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `create temporary table given as
       select 'r' || n as id, n, 'U' || (${who}) as recipient,
         'U' || ((${who}) / 200 * 200 + ((${who}) + 1 + n % 13) % 200) as giver,
         $1::timestamptz - ((${when}) * interval '1 day') - interval '1 minute' as at
       from generate_series($2::int, $3::int) as n`,
      [now, from, to - 1],
    )
    await client.query(
      `insert into "Recognition" ("workspaceId", "id", "giverId", "text", "day", "channel", "answerIn", "decision",
         "behavioural", "createdAt")
       select $1, id, giver, repeat('told everyone and wrote the fix that night. ', 1 + n % 6), at::date, 'C', 'C',
         'open', (n % 100) / 100.0, at
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
       select $1, id, 'f', ($2::text[])[1 + n % cardinality($2::text[])],
         (case when n % 3 = 0 then 'suggested' else 'confirmed' end)::"TagOrigin", at
       from given`,
      [workspaceId, codes],
    )
    await client.query('drop table given')
    await client.query('vacuum analyze')
  } finally {
    await client.query('reset session_replication_role')
    client.release()
  }
}

async function onOwnDatabase<T>(server: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  // The database is dropped under its idle connections in the end.
  const connection = connect(url.href, () => {})
  try {
    await migrate(connection.pool, resolve(root, 'prisma/migrations'))
    return await work(connection)
  } finally {
    await connection.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
