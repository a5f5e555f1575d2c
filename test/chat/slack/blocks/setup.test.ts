import type { InputBlock, ModalView } from '@slack/types'
import { describe, expect, it } from 'vitest'
import { publicCalendars } from '../../../../src/calendar/public-calendars.ts'
import { renderSetupHome } from '../../../../src/chat/slack/blocks/setup-home.ts'
import { renderSetupTeam } from '../../../../src/chat/slack/blocks/setup-team.ts'
import { newTeamForm, readTeamForm, teamForm } from '../../../../src/chat/slack/listeners/setup-form.ts'
import { teamFormProblems } from '../../../../src/chat/slack/listeners/setup-wish.ts'
import { type Language, languages } from '../../../../src/core/language.ts'
import { defaultPulseSettings } from '../../../../src/core/pulse/settings.ts'
import { type PlannedTimes, plannedTimes } from '../../../../src/core/schedule/planned-times.ts'
import type { Team } from '../../../../src/core/team/team.ts'
import { bySchedule } from '../../../../src/core/team/team.ts'
import { wishOfTeam } from '../../../../src/core/team/team-form.ts'
import type { Workspace } from '../../../../src/core/workspace.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { viewProblems } from '../../../../src/playground/block-kit.ts'

const now = new Date('2026-11-22T10:00:00Z')
const planned = plannedTimes([], null, now)
const reader = (language: Language) => ({ language, now, planned })
const problems = (view: ModalView) => viewProblems(view, 'modal', { knowsFile: () => true })

const workspace: Workspace = {
  id: 'T0',
  platform: 'slack',
  name: 'Harbour & Lane',
  botUserId: 'U0BOT',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  dailyLimit: 20,
  kudosChannel: 'C0KUDOS',
  frameworkId: null,
}

const team = (changes: Partial<Team> = {}): Team => ({
  id: 'T1',
  name: 'Design & Build',
  language: 'en',
  timeZone: 'Europe/Lisbon',
  channel: 'C0BUILD',
  source: 'usergroup:S0BUILD',
  threshold: 5,
  pulse: defaultPulseSettings,
  memberIds: ['U0BEN'],
  managerIds: ['U0ANA'],
  schedules: [
    { id: 'S1', kind: 'pulse', cron: '0 10 1-7 * 2', timeZone: 'Europe/Lisbon', enabled: true, since: now },
    { id: 'S2', kind: 'summary', cron: '0 9 * * 1', timeZone: 'Europe/Lisbon', enabled: false, since: now },
  ],
  ...changes,
})

const texts = (blocks: ModalView['blocks']) => JSON.stringify(blocks)

/** What Slack would send for the inputs as they are filled at first. */
function valuesOf(view: ModalView, changes: Record<string, Record<string, unknown>> = {}) {
  const values: Parameters<typeof readTeamForm>[0] = {}
  for (const block of view.blocks as InputBlock[]) {
    if (block.type !== 'input') continue
    const id = String(block.block_id)
    const {
      initial_value,
      initial_option,
      initial_options,
      initial_users,
      initial_conversation,
      initial_time,
    } = block.element as unknown as Record<string, never>
    values[id] = {
      [id]: {
        type: block.element.type,
        value: initial_value ?? null,
        selected_option: initial_option ?? null,
        selected_options: initial_options ?? [],
        selected_users: initial_users ?? [],
        selected_conversation: initial_conversation ?? null,
        selected_time: initial_time ?? null,
        ...changes[id],
      },
    }
  }
  return values
}

describe.each(languages)('set-up in %s', language => {
  const t = catalogueOf(language)
  const home = {
    planned: new Map(),
    settings: workspace,
    adminIds: [],
    notice: null,
    undelivered: { messages: [], jobs: [] },
  }

  it('stays within the limits of Slack with no team, and with hundreds of long names', () => {
    expect(problems(renderSetupHome({ ...home, teams: [] }, t, reader(language)))).toEqual([])
    const many = Array.from({ length: 300 }, (_, index) =>
      team({
        id: `T${index}`,
        name: `${index} ${'运营 & <Service> '.repeat(5)}`.slice(0, 75),
        managerIds: Array.from({ length: 50 }, (_, each) => `U0MANAGER${each}`),
        memberIds: Array.from({ length: 3000 }, (_, each) => `U${each}`),
      }),
    )
    const view = renderSetupHome(
      { ...home, teams: many, adminIds: ['U0ANA'], notice: 'x'.repeat(5000) },
      t,
      reader(language),
    )
    expect(problems(view)).toEqual([])
    expect(texts(view.blocks)).toContain('setup:find-team')
  })

  it.each(['off', 'days', 'cron'] as const)('stays within the limits in the team form: %s', mode => {
    const form = newTeamForm('T1', workspace)
    for (const sourceKind of ['channel', 'usergroup', 'people'] as const)
      for (const isNew of [true, false]) {
        const schedule = { mode, days: [1, 3], time: '09:30', cron: `0 9 * * 1${'x'.repeat(4000)}` }
        const view = renderSetupTeam(
          {
            ...form,
            isNew,
            sourceKind,
            name: '名'.repeat(75),
            sourceGroup: { id: 'S0', label: 'g'.repeat(300) },
            people: ['U1'],
            managerIds: ['U2'],
            timeZone: 'America/Argentina/ComodRivadavia',
            schedules: bySchedule(() => schedule),
          },
          'x'.repeat(5000),
          t,
          reader(language),
        )
        expect(problems(view)).toEqual([])
      }
  })

  it('names the next check-in that takes place, not one that falls on a holiday', async () => {
    const calendar = await publicCalendars().of('PT')
    const weekly = team({
      schedules: [{ ...team().schedules[0]!, cron: '0 10 * * 2', since: now }],
    })
    const at = new Date('2026-11-25T10:00:00Z')
    const shown = (planned: PlannedTimes) =>
      texts(
        renderSetupHome(
          { ...home, teams: [weekly], planned: new Map([['T1', planned]]) },
          t,
          reader(language),
        ).blocks,
      )
    const december = (day: number) => (language === 'en' ? `Tue Dec ${day}` : `12月${day}日`)
    expect(shown(plannedTimes([], null, at)).replaceAll(',', '')).toContain(december(1))
    const spared = shown(plannedTimes([], calendar, at)).replaceAll(',', '')
    expect(spared).toContain(december(15))
    expect(spared).not.toContain(december(1) + (language === 'en' ? ' ' : '周'))
  })

  it('names everything that is missing at the input that lacks it', () => {
    const form = newTeamForm('T1', workspace)
    const empty = { mode: 'days' as const, days: [], time: '', cron: '' }
    const found = teamFormProblems(
      {
        ...form,
        threshold: '2',
        schedules: {
          ...form.schedules,
          pulse: empty,
          summary: { ...empty, days: [1] },
          personal: { ...empty, mode: 'off' },
        },
      },
      language,
    )
    expect(Object.keys(found)).toEqual([
      'setup:name',
      'setup:source-channel',
      'setup:managers',
      'setup:threshold',
      'setup:pulse:days',
      'setup:summary:time',
    ])
  })
})

describe('the team form', () => {
  const t = catalogueOf('en')

  it('shows the expression and the next three fire times, in the zone of the team and the language of the reader', () => {
    const form = newTeamForm('T1', { ...workspace, timeZone: 'Asia/Shanghai' })
    const english = texts(renderSetupTeam(form, null, t, reader('en')).blocks)
    expect(english).toContain('*Every Monday at 09:00* · `0 9 * * 1`')
    // Versions of ICU differ in their commas.
    expect(english.replaceAll(',', '')).toContain(
      'Mon Nov 23 09:00 · Mon Nov 30 09:00 · Mon Dec 7 09:00 (Asia/Shanghai)',
    )
    const chinese = texts(renderSetupTeam(form, null, catalogueOf('zh-CN'), reader('zh-CN')).blocks)
    expect(chinese).toContain('*每周一 09:00* · `0 9 * * 1`')
    expect(chinese).toContain('11月23日周一 09:00')
  })

  it('leaves out the holidays of the team, as the schedule does', async () => {
    const calendar = await publicCalendars().of('PT')
    const spared = { language: 'en' as const, now, planned: plannedTimes([], calendar, now) }
    const form = teamForm(team(), null)
    form.schedules.pulse = { ...form.schedules.pulse, mode: 'days', days: [2], time: '10:00' }
    const view = renderSetupTeam(form, null, t, spared)
    const [shown] =
      texts(view.blocks)
        .replaceAll(',', '')
        .match(/Tue Nov 24.*?\(Europe/) ?? []
    expect(shown).toContain('Tue Nov 24 10:00 · Tue Dec 15 10:00 · Tue Dec 22 10:00')
  })

  it('says what is wrong with an expression while it is being typed, and when it is submitted', () => {
    const form = newTeamForm('T1', workspace)
    form.schedules.pulse = { ...form.schedules.pulse, mode: 'cron', cron: '0 25 * * 1' }
    expect(texts(renderSetupTeam(form, null, t, reader('en')).blocks)).toContain('is outside 0–23')
    expect(teamFormProblems(form, 'en')['setup:pulse:cron']).toContain('is outside 0–23')
    expect(teamFormProblems(form, 'zh-CN')['setup:pulse:cron']).toContain('超出了 0–23')
  })

  it('opens an expression that is no plain choice for editing, and asks for the same team again untouched', () => {
    const stored = team()
    const before = teamForm(stored, '@build · Design & Build')
    expect(before.schedules.pulse).toMatchObject({ mode: 'cron', cron: '0 10 1-7 * 2' })
    const form = readTeamForm(
      valuesOf(renderSetupTeam(before, null, t, reader('en'))),
      teamForm(stored, null),
    )
    expect(form).toEqual(before)
    expect(teamFormProblems(form, 'en')).toEqual({})
    expect(wishOfTeam(form, stored)).toEqual({
      id: 'T1',
      name: 'Design & Build',
      language: 'en',
      timeZone: 'Europe/Lisbon',
      channel: 'C0BUILD',
      threshold: 5,
      pulse: defaultPulseSettings,
      source: { kind: 'usergroup', id: 'S0BUILD' },
      people: [],
      managerIds: ['U0ANA'],
      schedules: {
        personal: null,
        digest: null,
        pulse: { cron: '0 10 1-7 * 2', enabled: true },
        summary: { cron: '0 9 * * 1', enabled: false },
      },
    })
  })

  it('carries plain days over into the expression, and back', () => {
    const before = newTeamForm('T1', workspace)
    const view = renderSetupTeam(before, null, t, reader('en'))
    const mode = (value: string) => ({
      selected_option: { value, text: { type: 'plain_text', text: value } },
    })
    const days = {
      selected_options: ['1', '3'].map(value => ({ value, text: { type: 'plain_text', text: value } })),
    }
    const toCron = readTeamForm(
      valuesOf(view, {
        'setup:pulse:mode': mode('cron'),
        'setup:pulse:days': days,
        'setup:pulse:time': { selected_time: '14:30' },
      }),
      before,
    )
    expect(toCron.schedules.pulse).toMatchObject({ mode: 'cron', cron: '30 14 * * 1,3' })
    const edited = valuesOf(renderSetupTeam(toCron, null, t, reader('en')), {
      'setup:pulse:cron': { value: '15 8 * * 1-5' },
      'setup:pulse:mode': mode('days'),
    })
    expect(readTeamForm(edited, before).schedules.pulse).toMatchObject({
      mode: 'days',
      days: [1, 2, 3, 4, 5],
      time: '08:15',
    })
  })
})
