import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createReportWorld, now, type ReportWorld, workspaceId } from '../app/report-world.ts'

const root = resolve(import.meta.dirname, '../..')
let world: ReportWorld
let folder: string

beforeAll(async () => {
  world = await createReportWorld()
  await world.give({ id: 'r1', from: 'ana', to: ['bea'], tags: { 'ownership.owns-mistakes': 'confirmed' } })
  folder = await mkdtemp(join(tmpdir(), 'laurel-people-'))
})
afterAll(async () => {
  await world?.close()
  await rm(folder, { recursive: true, force: true })
})

function laurel(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    const { PATH, HOME } = process.env
    const env = { PATH, HOME, DATABASE_URL: world.own.url, LAUREL_DATA_DIR: folder }
    const maxBuffer = 16 * 1024 * 1024
    execFile(
      process.execPath,
      ['src/cli/laurel.mjs', ...args],
      { cwd: root, env, maxBuffer },
      (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const teams = async () =>
  Object.fromEntries(
    (await world.own.database.teams.list(workspaceId)).map(({ name, memberIds, managerIds }) => [
      name,
      `${memberIds.join(' ')} < ${managerIds.join(' ')}`,
    ]),
  )

it('keeps the people of two managers apart, or says that they are not', async () => {
  const { person } = world.own.connection.prisma
  const called = (await person.findMany({ where: { id: { in: ['ana', 'mei'] } } })).map(({ id, name }) => ({
    id,
    name,
  }))
  const rename = async (names: typeof called) => {
    for (const { id, name } of names) await person.updateMany({ where: { id }, data: { name } })
  }
  await rename(called.map(({ id }) => ({ id, name: '王伟' })))
  const alike = await laurel(
    'import',
    await file('alike.csv', 'person,manager\nbea,ana\neve,mei\n'),
    '--dry-run',
  )
  expect(alike.code).toBe(1)
  expect(alike.out).toContain('names no team, and ana and mei are both called 王伟: name a team for each')
  const shared = await file(
    'shared.csv',
    'person,department,manager\nbea,Engineering,ana\neve,Engineering,mei\n',
  )
  expect((await laurel('import', shared, '--dry-run')).out).toContain(
    'note: each of ana, mei reads about everybody in "Engineering"',
  )
  await rename(called)
})

it('imports people, teams and managers, each line with what becomes of it; a dry run changes nothing', async () => {
  const path = await file(
    'people.csv',
    '\uFEFF邮箱;团队;负责人;语言\nbea@example.org;Cranes;ana@example.org;zh\n@Eve Li;Cranes;ana;\ncao;;Mei Li;en\n',
  )
  const before = await teams()
  const dry = await laurel('import', path, '--dry-run')
  expect(dry.out.split('\n')).toEqual([
    'columns: person = "邮箱", team = "团队", manager = "负责人", language = "语言"',
    'line 2: bea@example.org: stays in Cranes, speaks zh-CN',
    'line 3: @Eve Li: joins Cranes, stays in Docks too (managed by mei)',
    'line 4: cao: joins Mei Li, speaks en',
    'Cranes: changed, 2 members, managed by ana; not in the file, so leaving: cao, gus',
    'Mei Li: created, 1 member, managed by mei',
    'note: whoever joins a team stays in teams that the file does not name: to take somebody out of one, add a line for each of its other members',
    'Nothing was changed: this was a dry run.',
    '',
  ])
  expect(await teams()).toEqual(before)
  expect((await laurel('import', path)).out).toContain('Saved.')
  expect(await teams()).toEqual({ Cranes: 'bea eve < ana', Docks: 'eve < mei', 'Mei Li': 'cao < mei' })
  expect((await world.own.database.people.get(workspaceId, 'bea'))?.language).toBe('zh-CN')
}, 60_000)

it('says before it saves that a team is taken from its managers and from its channel', async () => {
  const { team, teamManager } = world.own.connection.prisma
  const before = await teams()
  const docks = { workspaceId_id: { workspaceId, id: 't2' } }
  await team.update({ where: docks, data: { source: 'channel:C7' } })
  await teamManager.create({ data: { workspaceId, teamId: 't2', personId: 'ana' } })
  const path = await file('taken.csv', 'person,team,manager\neve,Docks,zoe\ncao,Docks,zoe\n')
  const report = [
    'line 2: eve: stays in Docks',
    'line 3: cao: joins Docks, stays in Mei Li too (managed by mei)',
    'Docks: changed, 2 members, managed by zoe; no longer managed by ana, mei; its members are those of the file, and no longer follow channel C7',
  ]
  expect((await laurel('import', path, '--dry-run')).out.split('\n').slice(1, 4)).toEqual(report)
  expect(await teams()).toEqual({ ...before, Docks: 'eve < ana mei' })
  expect((await laurel('import', path)).out.split('\n').slice(1, 4)).toEqual(report)
  expect(await teams()).toEqual({ ...before, Docks: 'cao eve < zoe' })
  await laurel('import', await file('back.csv', 'person,team,manager\neve,Docks,mei\n'))
  expect(await teams()).toEqual(before)
}, 60_000)

it('knows a team whatever the case of its name and the blanks around it, and makes one of two spellings', async () => {
  const path = await file(
    'spelled.csv',
    'person,team,manager\neve," docks ",mei\nzoe,DOCKS,mei\ncao,Quay,mei\nbea,quay,mei\nana,MEI LI,mei\n',
  )
  const { out } = await laurel('import', path, '--dry-run')
  expect(
    out
      .split('\n')
      .filter(line => !line.startsWith('note:'))
      .slice(1, -2),
  ).toEqual([
    'line 2: eve: stays in Docks',
    'line 3: zoe: joins Docks',
    'line 4: cao: joins Quay',
    'line 5: bea: joins Quay, stays in Cranes too (managed by ana)',
    'line 6: ana: joins Mei Li',
    'Docks: changed, 2 members, managed by mei',
    'Quay: created, 2 members, managed by mei',
    'Mei Li: changed, 1 member, managed by mei; not in the file, so leaving: cao',
  ])
  const twice = await laurel(
    'import',
    await file('twice.csv', 'person,team,manager\neve,Docks,mei\neve,docks,mei\n'),
  )
  expect(twice.out).toContain('line 3: eve: error: is in line 2 already')
  const unled = await laurel(
    'import',
    await file('unled.csv', 'person,team,manager\ncao,Quay,mei\nbea,quay,\n'),
  )
  expect(unled.out).toContain('line 3: bea: error: the team "Quay" is new: name its manager')
}, 60_000)

it('takes a team’s written name where Laurel has several that differ by nothing but case, and asks where it cannot tell', async () => {
  const { team } = world.own.connection.prisma
  await team.create({
    data: {
      workspaceId,
      id: 't3',
      name: 'docks',
      source: 'people',
      createdAt: now,
      language: 'en',
      timeZone: 'Asia/Shanghai',
      managers: { create: { personId: 'ana' } },
    },
  })
  const { out } = await laurel(
    'import',
    await file('twins.csv', 'person,team,manager\neve,Docks,mei\nbea,docks,ana\ncao,DOCKS,mei\n'),
  )
  expect(out.split('\n').slice(1, 3)).toEqual([
    'line 4: cao: error: "DOCKS" may be any of the teams "Docks", "docks": write it as one of them',
    'Nothing was changed: 1 of 3 lines are wrong.',
  ])
  await team.deleteMany({ where: { id: 't3' } })
}, 60_000)

it('leaves every schedule of a team as it is', async () => {
  const { schedule } = world.own.connection.prisma
  const kinds = ['digest', 'personal', 'pulse', 'summary'] as const
  await schedule.createMany({
    data: kinds.map(kind => ({
      workspaceId,
      id: kind,
      teamId: 't2',
      kind,
      cron: '0 9 * * 1',
      timeZone: 'Asia/Shanghai',
      since: now,
    })),
  })
  await laurel('import', await file('kept.csv', 'person,team,manager\neve,Docks,mei\nzoe,Docks,mei\n'))
  expect(
    (await schedule.findMany({ where: { teamId: 't2' }, orderBy: { id: 'asc' } })).map(({ id }) => id),
  ).toEqual(kinds)
  await laurel('import', await file('back.csv', 'person,team,manager\neve,Docks,mei\n'))
}, 60_000)

it('names nobody, changes nothing, and fails', async () => {
  const empty = await laurel('import', await file('empty.csv', 'person,team,manager\n'))
  expect(empty).toMatchObject({ code: 1, out: '' })
  expect(empty.err).toContain('names nobody')
}, 60_000)

it('takes the e-mail address for the person where the file numbers people in a way that Laurel does not know', async () => {
  const path = await file(
    'hr.csv',
    [
      'ID,Name,Email,Department,Manager ID,Manager Email',
      '1001,Bea Li,bea@example.org,Cranes,1000,ana@example.org',
      'eve,Somebody,1002@example.org,Cranes,ana,nobody@example.org',
      '1003,,,Cranes,,ana@example.org',
    ].join('\n'),
  )
  const { out } = await laurel('import', path, '--dry-run')
  expect(out.split('\n').filter(line => line.startsWith('line'))).toEqual([
    'line 4: 1003: error: "1003" is nobody Laurel knows: give the platform id, the e-mail address or the name as it is shown in chat',
  ])
  expect(out).toContain('Nothing was changed: 1 of 3 lines are wrong.')
}, 60_000)

it('names admins and takes the right away, where the file has a column for it; others keep theirs', async () => {
  const { people } = world.own.database
  const admins = async () =>
    (await people.admins(workspaceId)).filter(({ isAdmin }) => isAdmin).map(({ id }) => id)
  await people.setAdmins(workspaceId, ['zoe', 'mei'])
  const path = await file('admins.csv', 'person,admin\neve,yes\nzoe,否\n')
  const dry = await laurel('import', path, '--dry-run')
  expect(dry.out).toContain('line 2: eve: is a Laurel admin\nline 3: zoe: is no Laurel admin\n')
  expect((await admins()).sort()).toEqual(['mei', 'zoe'])
  expect((await laurel('import', path)).code).toBe(0)
  expect((await admins()).sort()).toEqual(['eve', 'mei'])
  const wrong = await laurel('import', await file('maybe.csv', 'person,admin\neve,maybe\n'))
  expect(wrong.out).toContain('line 2: eve: error: "maybe" is neither yes nor no')
  await people.setAdmins(workspaceId, ['zoe'])
}, 60_000)

it('changes nothing at all where one line is wrong, and says what is wrong with each', async () => {
  const path = await file(
    'wrong.csv',
    'person,team,manager\nbea,Cranes,ana\nnobody@example.org,Cranes,ana\ngus,Cranes,ana\ncao,New,\neve,Docks,eve\n,Docks,mei\nbea,Cranes,ana\nzoe,,\n',
  )
  const before = await teams()
  const { code, out } = await laurel('import', path)
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual([
    'columns: person = "person", team = "team", manager = "manager"',
    'line 3: nobody@example.org: error: "nobody@example.org" is nobody Laurel knows: give the platform id, the e-mail address or the name as it is shown in chat',
    'line 4: gus: error: "gus" has left',
    'line 5: cao: error: the team "New" is new: name its manager',
    'line 6: eve: error: is their own manager',
    'line 7: (nobody): error: names nobody',
    'line 8: bea: error: is in line 2 already',
    'line 9: zoe: error: says neither a team nor a manager nor a language nor whether they are an admin',
    'Nothing was changed: 7 of 8 lines are wrong.',
    '',
  ])
  expect(await teams()).toEqual(before)
}, 60_000)

it('tells what a file of people says twice, in a circle, or beside its columns', async () => {
  const path = await file(
    'tangled.csv',
    [
      'E-Mail;Phone;Department;Line manager;Language;Admin',
      'ana@example.org;1;Lead;mei@example.org;;',
      'mei@example.org;2;Top;ana@example.org;;',
      'bea@example.org;3;Top;ana@example.org;en;yes',
      'bea@example.org;3;Lead;mei@example.org;zh;',
      'cao@example.org;4;Lead;mei@example.org;;no;; oh, and he is new',
      'cao@example.org;4;Lead;mei@example.org;;no;;',
    ].join('\r\n'),
  )
  const wrong = await laurel('import', path, '--dry-run')
  expect(wrong.out.split('\n')).toEqual([
    'columns: person = "E-Mail", team = "Department", manager = "Line manager", language = "Language", admin = "Admin"',
    'columns that are not read: "Phone"',
    'line 5: bea@example.org: error: speaks zh-CN here and en in line 4',
    'line 6: cao@example.org: error: has a cell more than there are headings: put a cell with the separator in it into quotation marks',
    'Nothing was changed: 2 of 6 lines are wrong.',
    '',
  ])
  const circle = await file('circle.csv', 'person,team,manager\nana,Lead,mei\nmei,Top,ana\nbea,Top,ana\n')
  const dry = await laurel('import', circle, '--dry-run')
  expect(dry.code).toBe(0)
  expect(dry.out).toContain('note: in lines 2, 3 managers lead back to themselves: ana → mei → ana\n')
}, 60_000)

it('says something of each of ten thousand lines', async () => {
  const numbers = Array.from({ length: 10_000 }, (_, n) => n)
  await world.own.connection.prisma.person.createMany({
    data: numbers.map(n => ({
      workspaceId,
      id: `many${n}`,
      name: `Many ${n}`,
      email: `many${n}@example.org`,
      language: 'en',
      timeZone: 'Asia/Shanghai',
      refreshedAt: now,
    })),
  })
  const lines = (host: string) => numbers.map(n => `many${n}@${host},Team ${n % 300},ana`)
  const report = async (host: string) => {
    const path = await file(`${host}.csv`, ['email,team,manager', ...lines(host)].join('\n'))
    return (await laurel('import', path, '--dry-run')).out.split('\n')
  }
  const joins = (await report('example.org')).filter(line =>
    /^line \d+: many\d+@example.org: joins Team \d+$/.test(line),
  )
  expect(joins).toHaveLength(numbers.length)
  const unknown = await report('elsewhere.org')
  expect(unknown.filter(line => /^line \d+: .* is nobody Laurel knows/.test(line))).toHaveLength(
    numbers.length,
  )
  expect(unknown).toContain('Nothing was changed: 10000 of 10000 lines are wrong.')
  await world.own.connection.prisma.person.deleteMany({ where: { id: { startsWith: 'many' } } })
}, 120_000)

it('knows people by their first name, whatever its case, and names the nearest where nobody has it', async () => {
  const known = await laurel('import', await file('first.csv', 'person,language\n@EVE,en\n'), '--dry-run')
  expect(known.out).toContain('line 2: @EVE: speaks en\n')
  // What cannot be undone is not done to somebody whom a first name happens to fit.
  const near = await laurel('erase', '@EVE', '--dry-run')
  expect(near.code).toBe(1)
  expect(near.err).toContain('"@EVE" is nobody Laurel knows.')
  expect(near.err).toMatch(/the whole name as it is shown in chat\. Nearest: Eve Li \(eve\)\./)
  const row = await laurel('import', await file('near.csv', 'person,language\nev,en\n'), '--dry-run')
  expect(row.out).toContain('name as it is shown in chat (nearest: Eve Li (eve))')
}, 60_000)

it('exports a person’s evidence to a file, as the person or a manager may see it', async () => {
  const path = join(folder, 'bea.json')
  const { code, err } = await laurel('export', 'bea', '--format', 'json', '--output', path)
  expect({ code, err }).toEqual({
    code: 0,
    err: `${path}: 1 statements about Bea Li, as Bea Li may see them.\n`,
  })
  expect(JSON.parse(await readFile(path, 'utf8')).statements).toHaveLength(1)
  const refused = await laurel('export', 'bea', '--as', 'zoe')
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('not-a-manager')
  const all = await laurel('export', 'bea', '--everything', '--as', 'ana')
  expect(all.code).toBe(1)
  expect(all.err).toContain('--everything is for the person alone.')
}, 60_000)

it('exports the evidence of somebody who has left, for their exit review, and says why another may not read it', async () => {
  const own = await laurel('export', 'gus', '--format', 'json')
  expect({ code: own.code, err: own.err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(own.out)).toMatchObject({ statements: [] })
  const gone = await laurel('export', 'bea', '--as', 'gus')
  expect(gone.code).toBe(1)
  expect(gone.err).toContain('gus has left, and reads about nobody else any more (inactive).')
}, 60_000)

it('exports no days that are still to come', async () => {
  const ahead = await laurel('export', 'bea', '--from', '2090-01-01')
  expect(ahead).toMatchObject({ code: 1, out: '' })
  expect(ahead.err).toContain('There is nothing between --from 2090-01-01 and today')
  const slip = await laurel('export', 'bea', '--from', '0001-01-01')
  expect(slip.err).toContain('--from 0001-01-01 is no day of 1900 or later.')
}, 60_000)

it('erases a person, after a dry run that says how much it will be', async () => {
  const dry = await laurel('erase', 'bea@example.org', '--dry-run')
  expect(dry.out).toContain('deleted: 1 kudos received alone')
  expect(dry.out).toContain('Nothing was changed')
  expect(await world.own.database.people.get(workspaceId, 'bea')).not.toBeNull()
  expect((await laurel('erase', 'bea@example.org')).out).toContain('bea is erased.')
  expect(await world.own.database.people.get(workspaceId, 'bea')).toBeNull()
}, 60_000)
