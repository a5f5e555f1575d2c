import { type Config, readConfig } from '../config.ts'
import { OperatorError } from '../core/errors.ts'
import { languages } from '../core/language.ts'
import type { MapperState } from '../core/mapping/workspace-example.ts'
import type { Workspace } from '../core/workspace.ts'
import { counted } from '../i18n/wording.ts'
import { type OpenDatabase, openDatabase } from '../store/open-database.ts'
import { queueDepth } from '../store/queue-depth.ts'
import { describeNext, plannedOf } from './teams.ts'

type Grade = 'ok' | 'warn' | 'FAIL'

/** `laurel doctor`: says what works and what to mend. False where something must be mended before Laurel can work. */
export async function doctorCommand(): Promise<boolean> {
  let sound = true
  const say = (grade: Grade, text: string) => {
    if (grade === 'FAIL') sound = false
    process.stdout.write(`${grade.padEnd(5)}${text.replaceAll('\n', '\n     ')}\n`)
  }
  checkNode(say)
  const config = await attempt(say, async () => readConfig())
  if (!config) return sound
  checkSlack(config, say)
  checkTeams(config, say)
  const opened = await attempt(say, () =>
    openDatabase(config, error => say('FAIL', `database: ${error.message}`)),
  )
  if (!opened) return sound
  try {
    await checkDatabase(opened, say)
    const workspaces = await opened.database.workspaces.list()
    if (workspaces.length === 0)
      say('warn', 'no workspace yet: Laurel records one when it starts (npm start)')
    for (const workspace of workspaces) await checkWorkspace(opened, workspace, say)
  } finally {
    await opened.close()
  }
  return sound
}

type Say = (grade: Grade, text: string) => void

/** What an operator can mend becomes a line of the report; anything else is a fault of Laurel and ends it. */
async function attempt<T>(say: Say, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    say('FAIL', error.message)
    return null
  }
}

function checkNode(say: Say): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) say('ok', `Node.js ${process.versions.node}`)
  else say('FAIL', `Node.js ${process.versions.node}: install 20.19 or later (24 is recommended)`)
}

function checkSlack({ slack, SLACK_API_URL }: Config, say: Say): void {
  if (slack.mode === 'off') return
  if (slack.mode === 'playground') say('ok', 'no Slack tokens: `laurel start` opens the playground')
  else
    say(
      'ok',
      `Slack by ${slack.mode === 'socket' ? 'Socket Mode' : 'signed HTTP requests'} at ${SLACK_API_URL}`,
    )
}

function checkTeams({ teams, LAUREL_PUBLIC_URL: address }: Config, say: Say): void {
  if (!teams) return
  const pictures = {
    fetched: `fetched from ${address ?? 'this machine'}; for people to see them, the internet must reach /picture/ there (TEAMS_PICTURES=false turns them off)`,
    off: 'turned off by TEAMS_PICTURES: charts and words only',
    'needs-https': 'none, charts and words only: LAUREL_PUBLIC_URL has to be an https address for them',
  }
  say('ok', `Teams, ${counted(teams.tenantIds.length, 'tenant')}; pictures: ${pictures[teams.pictures]}`)
}

async function checkDatabase(opened: OpenDatabase, say: Say): Promise<void> {
  const { pool } = opened.connection
  const { rows } = await pool.query('show server_version')
  const address = new URL(opened.url)
  say(
    'ok',
    `PostgreSQL ${rows[0].server_version} at ${address.host}${address.pathname}${opened.embedded ? ' (embedded)' : ''}`,
  )
  const applied = await pool.query(
    'select count(*)::int as count from _prisma_migrations where finished_at is not null',
  )
  say('ok', `migrations applied: ${applied.rows[0].count}, none pending`)
  const { ready, later, failed } = await queueDepth(opened.connection)
  say(failed > 0 ? 'warn' : 'ok', `queue: ${ready} due, ${later} for later, ${failed} given up`)
}

async function checkWorkspace(
  { database }: OpenDatabase,
  { id, name, frameworkId }: Workspace,
  say: Say,
): Promise<void> {
  const about = `${name} (${id})`
  const loaded = frameworkId === null ? null : await database.frameworks.current(id)
  if (loaded) say('ok', `${about}: framework ${loaded.framework.code} version ${loaded.framework.version}`)
  else
    say('warn', `${about}: no framework; start Laurel, or run laurel framework load FILE --workspace ${id}`)
  const learnt = loaded && (await database.mapperStates.get(id, loaded.id))
  if (learnt) say(learnt.accepted ? 'ok' : 'warn', `${about}: ${describeLearning(learnt)}`)
  const failed = await database.deliveries.listFailed(id, 1000)
  if (failed.length > 0)
    say('warn', `${about}: ${counted(failed.length, 'message')} undelivered; see laurel undelivered`)
  const repeated = await database.deliveries.countRepeated(id)
  if (repeated > 0)
    say(
      'warn',
      `${about}: ${counted(repeated, 'message')} may be there twice: Teams did not answer, and cannot be asked`,
    )
  const unreachable = await database.addresses.listUnreachable(id, 1000)
  if (unreachable.length > 0)
    say(
      'warn',
      `${about}: ${counted(unreachable.length, 'person', 'people')} cannot be reached, since they have not installed Laurel; see laurel undelivered`,
    )
  const teams = await database.teams.list(id)
  if (teams.length === 0) say('warn', `${about}: no teams; use /laurel setup in chat, or laurel setup FILE`)
  for (const team of teams) {
    const planned = await plannedOf(database, id, team)
    for (const schedule of team.schedules)
      say('ok', `${about}: ${team.name}: ${schedule.kind} ${describeNext(schedule, planned)}`)
  }
}

function describeLearning({ triedAt, fittedAt, examples, accepted, before, after }: MapperState): string {
  const check = languages
    .map(
      language =>
        `${language} ${(100 * before[language]).toFixed(1)} to ${(100 * after[language]).toFixed(1)} %`,
    )
    .join(', ')
  const when = triedAt.toISOString()
  if (!accepted)
    return `learning from ${examples} decisions was rejected at ${when}, since it would make the mapper worse elsewhere (check set: ${check}); ${fittedAt ? `what was learnt until ${fittedAt.toISOString()}` : 'the built-in mapper'} stays in use`
  return fittedAt
    ? `the mapper learnt from ${examples} decisions at ${when} (check set: ${check})`
    : `the built-in mapper is in use: ${examples} decisions are too few to learn from`
}
