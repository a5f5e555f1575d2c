import { describe, expect, it } from 'vitest'
import { dress } from '../../../src/chat/teams/cards/dress.ts'
import { type Draft, text } from '../../../src/chat/teams/cards/element.ts'
import { renderFeedbackForm } from '../../../src/chat/teams/cards/feedback-form.ts'
import { renderSetupHome, renderSetupTeam, type SetupHome } from '../../../src/chat/teams/cards/setup-form.ts'
import { newTeamForm, teamFormProblems } from '../../../src/chat/teams/listeners/setup-form.ts'
import type { Framework } from '../../../src/core/framework/framework.ts'
import type { Language } from '../../../src/core/language.ts'
import type { Workspace } from '../../../src/core/workspace.ts'
import { catalogueOf } from '../../../src/i18n/catalogue.ts'
import { wordsOf } from './client.ts'

const people = Array.from({ length: 12 }, (_, index) => `p${index + 1}`)
const names = { people: new Map(people.map(id => [id, `Person ${id.slice(1)}`])), channels: new Map() }
const world = { channels: [], colleagues: [], now: new Date('2026-11-24T09:00:00Z') }
const workspace = {
  language: 'en',
  timeZone: 'UTC',
  dailyLimit: 20,
  kudosChannel: null,
} as unknown as Workspace

const cardOf = (draft: Draft, language: Language) => dress(draft, { language, timeZone: 'UTC' }, names).card
const said = (draft: Draft, language: Language) => wordsOf(cardOf(draft, language)).replaceAll('\\', '')

function setupHome(rest: Partial<SetupHome>, language: Language): string {
  const home: SetupHome = {
    teams: [],
    offset: 0,
    total: 0,
    planned: new Map(),
    settings: workspace,
    admins: [],
    unreachable: { personIds: [], total: 0 },
    undelivered: { messages: [], jobs: [] },
    said: null,
    ...rest,
  }
  return said(renderSetupHome(home, { ...world, language }, catalogueOf(language)), language)
}

describe('setup', () => {
  it('counts those of whom it names some', () => {
    const unreachable = { personIds: people.slice(0, 5), total: 9 }
    expect(setupHome({ unreachable }, 'en')).toContain('**Person 4**, **Person 5**, and 4 more. They have')
    expect(setupHome({ unreachable }, 'zh-CN')).toContain('**Person 5**和另外 4 人。')
  })

  it('says who is an admin in Teams, which has no owners of a workspace', () => {
    expect(setupHome({}, 'en')).toContain('Those in the setting **TEAMS_ADMINS** always may.')
    expect(setupHome({}, 'en')).not.toContain('Owners')
    expect(setupHome({}, 'zh-CN')).toContain('TEAMS_ADMINS')
  })

  it.each(['en', 'zh-CN'] as const)('says once what each group of fields is about, in %s', language => {
    const t = catalogueOf(language)
    const form = newTeamForm('t1', workspace)
    const planned = () => []
    const words = said(renderSetupTeam(form, [], { ...world, language, planned }, t), language)
    for (const title of Object.values(t.setup.schedules))
      expect(words.split('\n').filter(line => line.replaceAll('*', '') === title)).toHaveLength(1)
  })

  it('writes Chinese with Chinese punctuation', () => {
    const form = newTeamForm('t1', workspace)
    const problems = teamFormProblems(form, catalogueOf('zh-CN'), 'zh-CN')
    expect(problems).toContain('*名称*：请填写这一项。')
    expect(problems.join()).not.toContain(':')
  })

  it.each(['en', 'zh-CN'] as const)('says with its asterisks how a schedule is written, in %s', language => {
    const form = newTeamForm('t1', workspace)
    const summary = { ...form.schedules.summary, mode: 'cron' as const, cron: '0 x * * 1' }
    const wrong = { ...form, schedules: { ...form.schedules, summary } }
    const problems = teamFormProblems(wrong, catalogueOf(language), language).map(problem => text(problem))
    const words = said({ summary: '', body: problems }, language)
    expect(words).toContain('“*”')
    expect(words).toMatch(/[ （]\*\/2[。.）]/)
  })
})

describe('what somebody wrote', () => {
  it.each([
    ['1. Call the port', '1\\. Call the port'],
    ['- call the port', '\\- call the port'],
    ['call\n 2. the port', 'call\n\n 2\\. the port'],
  ])('is no list: %s', (written, shown) => {
    expect(wordsOf(cardOf({ summary: '', body: [text(written)] }, 'en'))).toBe(shown)
  })
})

describe('the form of feedback', () => {
  const form = (language: Language) =>
    said(
      renderFeedbackForm(
        {
          form: 'f1',
          requestId: '',
          receiver: null,
          kind: 'strength',
          visibility: 'receiver',
          situation: '',
          behaviour: '',
          impact: '',
          indicator: null,
          second: null,
          colleagues: [],
          framework: { indicators: [] } as unknown as Framework,
          likely: [],
          hints: null,
          problem: null,
        },
        catalogueOf(language),
        language,
      ),
      language,
    )

  it('promises advice where it comes: at the button', () => {
    expect(form('en')).toContain('“Check” tells what would make it clearer')
    expect(form('zh-CN')).toContain('点“看看怎么写更好”')
    expect(form('zh-CN')).not.toContain('边写')
  })

  it('asks in Chinese without two marks in a row', () => {
    expect(form('zh-CN')).not.toMatch(/[？。！]：/)
  })
})

describe('a name that is written from right to left', () => {
  const message = (notifies: boolean) =>
    dress(
      { summary: '<@p1> gave kudos to <@p2>', body: [text('<@p1> gave kudos to <@p2>')], notifies },
      { language: 'en', timeZone: 'UTC' },
      { ...names, people: new Map([...names.people, ['p1', 'דנה 2']]) },
    )

  it('does not turn the words around it', () => {
    const { summary, card, unmentioned } = message(true)
    expect(summary).toBe('\u2068דנה 2\u2069 gave kudos to Person 2')
    expect(card.body[0]).toMatchObject({ text: '\u2068<at>דנה 2</at>\u2069 gave kudos to <at>Person 2</at>' })
    expect(unmentioned).toEqual(message(false).card)
    expect(message(false).card.body[0]).toMatchObject({
      text: '**\u2068דנה 2\u2069** gave kudos to **Person 2**',
    })
  })
})

describe('commands in cards', () => {
  const words = (sentence: string, language: Language) =>
    said({ summary: '', body: [text(sentence)] }, language)

  it.each([
    ['`/laurel setup`', '**设置**'],
    ['`/feedback @同事`', '**反馈 @同事**'],
    ['`/feedback 征求`', '**反馈 征求**'],
    ['`/competency 团队 team`', '**胜任力 团队 team**'],
    ['`/pulse team`', '**问卷 team**'],
    ['`/laurel schedule list`', '**安排 list**'],
    ['`/laurel language english` 或 `/laurel language 中文`', '**语言 english** 或 **语言 中文**'],
    ['`laurel export p1 --everything`', '**laurel export p1 --everything**'],
  ])('%s is what a Chinese reader types', (sentence, shown) => {
    expect(words(sentence, 'zh-CN')).toBe(shown)
  })

  it('stay English for those who read English', () => {
    expect(words('`/competency me`, `/laurel language 中文`', 'en')).toBe(
      '**competency me**, **language 中文**',
    )
  })

  it('are not said a second time in brackets', () => {
    const { summary, help } = catalogueOf('zh-CN')
    expect(words(summary.help, 'zh-CN')).not.toMatch(/（或/)
    expect(words(help.noTeams, 'zh-CN')).toContain('可以用 **设置** 添加')
  })
})
