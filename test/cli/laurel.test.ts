import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '../../src/core/person.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const root = resolve(import.meta.dirname, '../..')
const start = new Date('2026-11-22T10:00:00Z')
let own: TestDatabase
let folder: string

beforeAll(async () => {
  own = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-'))
})
afterAll(async () => {
  await own.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const { prisma } = own.connection
  await prisma.workspace.updateMany({ data: { frameworkId: null } })
  await prisma.workspace.deleteMany()
})

const names = ['ANA', 'BEN', 'PRIYA', 'TOM', 'ROSA', 'KIT', 'LEI', 'MEI', 'HAO', 'XIA', 'YAN', 'JING']

async function connect(id: string): Promise<void> {
  await own.database.workspaces.connect(
    { id, platform: 'slack', name: `Company ${id}`, botUserId: null },
    start,
  )
  const people: Profile[] = names.map(name => ({
    id: `U0${name}`,
    name: name.toLowerCase(),
    email: `${name.toLowerCase()}@example.org`,
    language: 'en',
    timeZone: 'UTC',
    isBot: false,
    isStranger: false,
    isActive: true,
    isOwner: false,
  }))
  await own.database.people.save(id, people, start)
}

interface Outcome {
  code: number
  out: string
  err: string
}

function laurel(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return new Promise(done => {
    const { PATH, HOME } = process.env
    const env = { PATH, HOME, DATABASE_URL: own.url, LAUREL_DATA_DIR: folder, ...environment }
    execFile(
      process.execPath,
      [resolve(root, 'src/cli/laurel.mjs'), ...args],
      { env, cwd: root },
      (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

async function file(text: string): Promise<string> {
  const path = join(folder, 'setup.yaml')
  await writeFile(path, text)
  return path
}

describe('laurel', () => {
  it('explains itself, and answers 2 to what it does not understand', async () => {
    const help = await laurel(['--help'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' })
    expect(help).toMatchObject({ code: 0, err: '' })
    for (const command of [
      'start',
      'map',
      'evaluate|eval',
      'train',
      'corpus',
      'framework',
      'setup',
      'teams',
      'undelivered',
      'doctor',
    ])
      expect(help.out).toContain(`  ${command} `)
    expect(await laurel(['stert'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean start?'),
    })
    expect((await laurel(['setup'])).code).toBe(2)
    expect((await laurel(['undelivered', '-n', '0'])).code).toBe(2)
  })

  it('says what is wrong and how to mend it, without a stack', async () => {
    const down = await laurel(['teams'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' })
    expect(down.code).toBe(1)
    expect(down.err).toContain('The database does not answer')
    expect(down.err).toContain('Check DATABASE_URL')
    expect(down.err).not.toContain('    at ')
  })

  it('says that it must be started once where there is no workspace yet', async () => {
    expect(await laurel(['teams'])).toMatchObject({ code: 1, err: expect.stringContaining('Start it once') })
  })

  it('asks which workspace, and lists them, where there are several', async () => {
    await connect('W1')
    await connect('W2')
    const unclear = await laurel(['teams'])
    expect(unclear).toMatchObject({ code: 1, err: expect.stringContaining('--workspace ID') })
    expect(unclear.err).toContain('W1  Company W1 (slack)')
    expect(unclear.err).toContain('W2  Company W2 (slack)')
    expect((await laurel(['teams', '-w', 'W2'])).out).toContain('Company W2 has no teams')
    expect(await laurel(['teams', '-w', 'W3'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no workspace "W3"'),
    })
  })
})

describe('laurel setup', () => {
  const example = 'seeds/examples/teams.yaml'

  it('does what the example file says, once', async () => {
    await connect('W1')
    const dry = await laurel(['setup', example, '--dry-run'])
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed') })
    expect(await own.database.teams.list('W1')).toEqual([])

    const first = await laurel(['setup', example])
    expect(first.code).toBe(0)
    expect(first.out).toContain('Design & Build: created')
    const teams = await own.database.teams.list('W1')
    expect(teams.map(({ name }) => name).sort()).toEqual(['Design & Build', '运营与服务'])
    const build = teams.find(({ name }) => name === 'Design & Build')!
    expect(build).toMatchObject({
      managerIds: ['U0ANA'],
      threshold: 5,
      channel: 'C0BUILD',
      timeZone: 'Europe/Lisbon',
    })
    expect(build.schedules.map(({ kind, cron }) => [kind, cron])).toEqual([
      ['pulse', '0 10 * * 2'],
      ['summary', '0 9 * * 1'],
      ['personal', '0 8 1-7 * 1'],
      ['digest', '0 16 * * 5'],
    ])
    expect(await own.database.workspaces.get('W1')).toMatchObject({
      kudosChannel: 'C0KUDOS',
      timeZone: 'Europe/Lisbon',
    })
    expect((await own.database.people.admins('W1')).map(({ id }) => id)).toEqual(['U0PRIYA'])

    expect((await laurel(['setup', example])).out).toContain('Design & Build: unchanged')
    expect(await own.database.teams.list('W1')).toEqual(teams)
  })

  it('finds people by name and e-mail, keeps what the file leaves out, and turns a schedule off', async () => {
    await connect('W1')
    const head = 'teams:\n  - name: Ops\n    managers: ["@mei"]\n    members: [hao@example.org, "@XIA"]\n'
    await laurel([
      'setup',
      await file(
        `${head}    threshold: 4\n    pulse: { mode: confidential, questions: 2 }\n    schedules: { pulse: { cron: "0 9 * * 1" } }\n`,
      ),
    ])
    await laurel(['setup', await file(`${head}    schedules: { pulse: off }\n`)])
    const [team] = await own.database.teams.list('W1')
    expect(team).toMatchObject({ managerIds: ['U0MEI'], memberIds: ['U0HAO', 'U0XIA'], threshold: 4 })
    expect(team?.pulse).toEqual({
      mode: 'confidential',
      questions: 2,
      commentThreshold: 8,
      reportToChannel: false,
    })
    expect(team?.schedules).toMatchObject([{ kind: 'pulse', cron: '0 9 * * 1', enabled: false }])
  })

  it('names file, line, path and value of everything that is wrong, and changes nothing', async () => {
    await connect('W1')
    const path = await file(
      [
        'workspace: { dailyLimit: 0 }',
        'teams:',
        '  - name: Ops',
        '    timeZone: Mars/Base',
        '    threshold: 2',
        '    pulse: { questions: 9 }',
        '    managers: ["@mei"]',
        '    members: []',
        '    colour: red',
        '    schedules:',
        '      pulse: { cron: "0 25 * * 1" }',
        '      summary: { days: [monday], at: "9 am" }',
      ].join('\n'),
    )
    const { code, err } = await laurel(['setup', path])
    expect(code).toBe(1)
    expect(err).toContain(`${path}:1: workspace.dailyLimit:`)
    expect(err).toContain(`${path}:4: teams.0.timeZone: must be an IANA time zone`)
    expect(err).toContain('("Mars/Base")')
    expect(err).toContain(`${path}:5: teams.0.threshold: must be 3 or more`)
    expect(err).toContain(`${path}:6: teams.0.pulse.questions: must be from 1 to 5`)
    expect(err).toContain(`${path}:9: teams.0.colour: is not a known key ("red")`)
    expect(err).toContain(`${path}:11: teams.0.schedules.pulse: cron: field 2 (hour) cannot be "25"`)
    expect(err).toContain(`${path}:12: teams.0.schedules.summary: at: must be a time of day`)
    expect(await own.database.teams.list('W1')).toEqual([])
  })

  it('says who is not known, or whom a name may mean', async () => {
    await connect('W1')
    await own.connection.prisma.person.updateMany({
      where: { id: { in: ['U0HAO', 'U0XIA'] } },
      data: { name: 'Sam' },
    })
    const path = await file('teams:\n  - name: Ops\n    managers: ["@nobody"]\n    members: ["@sam"]\n')
    const { code, err } = await laurel(['setup', path])
    expect(code).toBe(1)
    expect(err).toContain(`${path}:3: teams.0.managers.0: is nobody Laurel knows`)
    expect(err).toContain(`${path}:4: teams.0.members.0: may be any of U0HAO, U0XIA`)
  })

  it('says that the members of a channel need Slack tokens', async () => {
    await connect('W1')
    const path = await file('teams:\n  - name: Ops\n    managers: [U0MEI]\n    members: { channel: C0OPS }\n')
    expect(await laurel(['setup', path])).toMatchObject({
      code: 1,
      err: expect.stringContaining('SLACK_BOT_TOKEN'),
    })
  })

  it('says where the file itself cannot be read', async () => {
    expect(await laurel(['setup', '/nowhere.yaml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such file'),
    })
    const path = await file('teams: [\n')
    expect((await laurel(['setup', path])).err).toContain(`${path}:`)
  })
})

describe('laurel teams, framework and doctor', () => {
  it('list teams with their next fire times, as words and as JSON', async () => {
    await connect('W1')
    await laurel(['setup', 'seeds/examples/teams.yaml'])
    const { out } = await laurel(['teams'])
    expect(out).toContain('6 members from people; managed by ana (U0ANA)')
    expect(out).toMatch(/summary: every Monday at 09:00 \(0 9 \* \* 1, Europe\/Lisbon\); next \d{4}-/)
    const json = JSON.parse((await laurel(['teams', '--json'])).out)
    expect(json[0].schedules[0].nextFireTimes).toHaveLength(3)
  })

  it('check and load a framework, and refuse other content under the same version', async () => {
    await connect('W1')
    expect((await laurel(['framework', 'check', 'seeds/frameworks/core'])).out).toContain('ready to load')
    const loaded = await laurel(['framework', 'load', 'seeds/frameworks/core'])
    expect(loaded).toMatchObject({ code: 0, out: expect.stringContaining('in use in Company W1') })
    const current = await own.database.frameworks.current('W1')
    expect(current?.framework.code).toBe('core')
    await own.connection.prisma.framework.updateMany({ data: { sourceLines: ['changed'] } })
    const refused = await laurel(['framework', 'load', 'seeds/frameworks/core'])
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Raise `version`') })
    const path = join(folder, 'framework.yaml')
    await writeFile(path, 'code: Mine\n')
    const wrong = await laurel(['framework', 'check', path])
    expect(wrong.code).toBe(1)
    expect(wrong.err).toMatch(/framework\.yaml:1: code: .*\("Mine"\)/)
  })

  it('report what works and what to mend', async () => {
    await connect('W1')
    const first = await laurel(['doctor'])
    expect(first.code).toBe(0)
    expect(first.out).toMatch(/^ok +Node\.js/)
    expect(first.out).toMatch(/migrations applied: \d+, none pending/)
    expect(first.out).toContain('warn Company W1 (W1): no framework')
    const teams = { TEAMS_TENANT_ID: 't', TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p' }
    const withTeams = await laurel(['doctor'], teams)
    expect(withTeams.out).not.toContain('Slack')
    expect(withTeams.out).toMatch(
      /Teams, 1 tenant; pictures: none, .*LAUREL_PUBLIC_URL has to be an https address/,
    )
    const wrong = await laurel(['doctor'], { SLACK_BOT_TOKEN: 'xoxp-1' })
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('must be a bot token') })
    const down = await laurel(['doctor'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' })
    expect(down).toMatchObject({ code: 1, out: expect.stringContaining('FAIL The database does not answer') })
  })

  it('list undelivered messages and put one back in the queue', async () => {
    await connect('W1')
    expect((await laurel(['undelivered'])).out).toBe('Everything was delivered.\n')
    const { database } = own
    await database.transaction(stores =>
      stores.deliveries.queue(
        'W1',
        { id: 'D1', kind: 'pulse-report', key: 'k', conversation: 'U0ANA' },
        start,
      ),
    )
    await database.transaction(stores => stores.deliveries.failed('W1', 'D1', 'channel_not_found', start))
    expect((await laurel(['undelivered'])).out).toContain('pulse-report to U0ANA: channel_not_found')
    expect((await laurel(['undelivered', '--retry', 'D1'])).out).toContain('back in the queue')
    expect(await laurel(['undelivered', '--retry', 'D1'])).toMatchObject({ code: 1 })
  })
})
