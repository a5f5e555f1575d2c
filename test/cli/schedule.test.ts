import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import type { Team } from '../../src/core/team/team.ts'
import { type PulseWorkspace, pulseWorkspace } from '../app/pulse-workspace.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let own: TestDatabase
let workspace: PulseWorkspace

beforeAll(async () => {
  own = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', own.url)
  workspace = await pulseWorkspace(own, { schedules: { pulse: '0 10 * * 1-5', summary: '0 9 * * 1' } })
})
afterAll(() => {
  vi.unstubAllEnvs()
  return own.close()
})

/** In this process: a process of its own takes seconds to start. */
async function laurel(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const listen = (stream: 'stdout' | 'stderr', key: 'out' | 'err') =>
    vi.spyOn(process[stream], 'write').mockImplementation(text => {
      said[key] += String(text)
      return true
    })
  const spies = [listen('stdout', 'out'), listen('stderr', 'err')]
  try {
    const code = await run(['node', 'laurel', 'schedule', ...args])
    return { code, ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const stored = async (kind = 'pulse') =>
  (await own.database.schedules.ofTeam(workspace.workspaceId, workspace.teamId)).find(
    row => row.kind === kind,
  )!

describe('laurel schedule', () => {
  it('lists each schedule with its next five fire times', async () => {
    const { code, out } = await laurel('list', '--team', 'build')
    expect(code).toBe(0)
    expect(out).toContain('Build: pulse\n  every weekday at 10:00 (0 10 * * 1-5), UTC')
    expect(out.match(/10:00 = \d{4}-\d\d-\d\dT10:00:00\.000Z/g)).toHaveLength(5)
    const json = JSON.parse((await laurel('list', '--json')).out)
    expect(
      json.map((entry: { kind: string; next: unknown[] }) => [entry.kind, entry.next.length]).sort(),
    ).toEqual([
      ['pulse', 5],
      ['summary', 5],
    ])
  })

  it('says with a dry run when it would fire, what is left out on which holiday, and changes nothing', async () => {
    const before = await stored()
    // Every first of January: the holiday is in sight whatever day this runs on.
    const { code, out } = await laurel(
      ...['set', 'Build', 'pulse', '--cron', '30 9 1 1 *', '--zone', 'Europe/Berlin', '--dry-run'],
    )
    expect(code).toBe(0)
    expect(out).toMatch(
      /Jan 1(, \d{4})?, 09:30 = \d{4}-01-01T08:30:00\.000Z - not run \(holiday: New Year's Day\)/,
    )
    expect(out).toContain('Nothing was changed: this was a dry run.')
    expect(await stored()).toEqual(before)
    const moved = await laurel(
      ...[
        'set',
        'Build',
        '--cron',
        '30 9 1 1 *',
        '--zone',
        'Europe/Berlin',
        '--holidays',
        'move',
        '--dry-run',
      ],
    )
    expect(moved.out).toContain('moved to the next working day')
    expect(moved.out.match(/Jan [234](, \d{4})?, 09:30/)).not.toBeNull()
  })

  it('changes what is named and leaves the rest as it was', async () => {
    const { code, out } = await laurel(
      ...['set', 'Build', 'pulse', '--mode', 'local', '--open-hours', '8', '--reminders', '2'],
      ...['--hours', '22:00-06:00', '--days', 'sun-thu', '--country', 'cn'],
    )
    expect(code).toBe(0)
    expect(out).toContain('Saved')
    expect(await stored()).toMatchObject({
      cron: '0 10 * * 1-5',
      mode: 'local',
      openHours: 8,
      reminders: 2,
      country: 'CN',
      enabled: true,
    })
    expect(await own.database.hours.ofTeam(workspace.workspaceId, workspace.teamId)).toEqual({
      country: 'CN',
      hours: { start: 1320, end: 360 },
      days: [0, 1, 2, 3, 4],
    })
    for (const wholeDay of ['00:00-24:00', '00:00-00:00']) {
      expect((await laurel('set', 'Build', 'pulse', '--hours', wholeDay)).code).toBe(0)
      const { hours } = (await own.database.hours.ofTeam(workspace.workspaceId, workspace.teamId))!
      expect(hours).toEqual({ start: 0, end: 1440 })
    }
    await laurel('set', 'Build', 'pulse', '--open-hours', 'usual', '--hours', 'usual', '--off')
    expect(await stored()).toMatchObject({ openHours: null, reminders: 2, enabled: false })
    expect((await laurel('list', '--team', 'Build')).out).toContain('  off')
    await laurel('set', 'Build', 'pulse', '--mode', 'zone', '--on')
  })

  it('makes a summary for the clocks of those who read it, unless it is told otherwise', async () => {
    const modeOf = async () => {
      const rows = await own.database.schedules.ofTeam(workspace.workspaceId, workspace.teamId)
      return rows.find(({ kind }) => kind === 'summary')?.mode
    }
    await laurel('set', 'Build', 'summary', '--cron', '0 9 * * 1')
    expect(await modeOf()).toBe('local')
    await laurel('set', 'Build', 'summary', '--mode', 'zone')
    expect(await modeOf()).toBe('zone')
    await laurel('set', 'Build', 'summary', '--cron', '0 8 * * 1')
    expect(await modeOf()).toBe('zone')
    await laurel('set', 'Build', 'summary', '--mode', 'local')
    expect(await modeOf()).toBe('local')
  })

  it('keeps what it does not know when the team is saved from elsewhere', async () => {
    const team = (await own.database.teams.get(workspace.workspaceId, workspace.teamId)) as Team
    const before = await stored()
    await own.database.teams.save(
      workspace.workspaceId,
      { ...team, name: 'Built' },
      new Date('2026-11-24T12:00:00Z'),
    )
    expect(await stored()).toEqual(before)
    await own.database.teams.save(workspace.workspaceId, team, new Date('2026-11-24T12:00:00Z'))
  })

  it('pauses until a day of the team’s zone and resumes, each kind by itself', async () => {
    const year = new Date(Date.now() + 400 * 24 * 3_600_000).getUTCFullYear()
    expect((await laurel('pause', 'Build', '--until', `${year}-12-24`)).out).toContain('paused until')
    expect((await stored()).pausedUntil).toEqual(new Date(`${year}-12-24T00:00:00Z`))
    expect((await stored('summary')).pausedAt).toBeNull()
    expect((await laurel('pause', 'Build', 'summary')).out).toContain('paused until it is resumed')
    expect((await laurel('resume', 'Build', 'pulse')).out).not.toContain('paused')
    expect((await stored()).pausedAt).toBeNull()
    expect((await stored('summary')).pausedAt).not.toBeNull()
    expect(await laurel('pause', 'Build', '--until', '2020-01-01')).toMatchObject({
      code: 1,
      err: expect.stringContaining('That moment is over already'),
    })
  })

  it('leaves out the next one, and has it take place after all', async () => {
    expect((await laurel('skip-next', 'Build')).out).toContain('not run (left out on request)')
    expect((await stored()).skipAt).not.toBeNull()
    expect((await laurel('skip-next', 'Build', '--undo')).out).not.toContain('left out')
    expect((await stored()).skipAt).toBeNull()
    expect(await laurel('skip-next', 'Build', 'summary')).toMatchObject({
      code: 1,
      err: expect.stringContaining('off or paused'),
    })
  })

  it('steers the personal summaries and the digest, too', async () => {
    expect((await laurel('set', 'Build', 'personal', '--cron', '30 8 2 * *', '--on')).out).toContain(
      'Build: personal',
    )
    expect(await stored('personal')).toMatchObject({ cron: '30 8 2 * *', enabled: true })
    expect((await laurel('pause', 'Build', 'personal')).out).toContain('paused until it is resumed')
    expect((await laurel('resume', 'Build', 'personal')).out).not.toContain('paused')
    await laurel('set', 'Build', 'digest', '--cron', '0 16 * * 5')
    expect(await stored('digest')).toMatchObject({ cron: '0 16 * * 5' })
    for (const kind of ['personal', 'digest']) await laurel('set', 'Build', kind, '--off')
  })

  it('keeps a person’s days off', async () => {
    expect((await laurel('days-off', 'ben')).out).toBe('ben has no days off.\n')
    await laurel('days-off', 'ben', '--add', '2026-12-24..2027-01-02')
    expect((await laurel('days-off', 'ben', '--add', '2026-12-01')).out).toBe(
      '2026-12-01\n2026-12-24 to 2027-01-02\n',
    )
    expect((await laurel('days-off', 'ben', '--remove', '2026-12-24')).out).toBe('2026-12-01\n')
    expect(await laurel('days-off', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is nobody Laurel knows'),
    })
  })

  it('says what is wrong and what to write instead', async () => {
    for (const [args, said] of [
      [['set', 'Build', '--zone', 'Mars/Base'], 'Must be an IANA time zone'],
      [['set', 'Build', '--hours', '9-5'], 'Must be two times like 09:00-17:30'],
      [['set', 'Build', '--hours', '09:00-09:00'], 'Must be two times like 09:00-17:30, 00:00-24:00'],
      [['set', 'Build', '--days', 'someday'], 'Must name days of the week'],
      [['set', 'Build', '--reminders', '3'], 'Must be 0, 1 or 2'],
      [['set', 'Build', '--open-hours', '999'], 'from 1 to 168'],
      [['set', 'Build', 'yearly'], 'Must be pulse, summary, personal or digest'],
      [['days-off', 'ben', '--add', '2026-02-30'], 'Must be a day like'],
    ] as const) {
      const { code, err } = await laurel(...args)
      expect([code, err]).toEqual([2, expect.stringContaining(said)])
    }
    for (const [args, said] of [
      [['set', 'Build', '--cron', '0 25 * * *'], 'cannot be read: 0 25 * * *'],
      [['set', 'Build', '--country', 'XX'], 'public holidays of “XX”'],
      [['set', 'Build', 'digest', '--cron', '0 9 * * 1', '--mode', 'local'], 'cannot be read: local'],
      [['set', 'Nobody'], 'There is no team "Nobody"'],
    ] as const) {
      const { code, err } = await laurel(...args)
      expect([code, err]).toEqual([1, expect.stringContaining(said)])
    }
  })
})
