import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { renderHome as renderBlocks } from '../../src/chat/slack/blocks/home.ts'
import { renderHome as renderCard } from '../../src/chat/teams/cards/home.ts'
import { commandNames } from '../../src/core/command-words.ts'
import type { Home, HomeContent } from '../../src/core/home/home.ts'
import { languages } from '../../src/core/language.ts'
import type { Page } from '../../src/core/page.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { exampleViews } from '../chat/example-views.ts'
import { actionsOf } from '../chat/teams/client.ts'
import { nextTuesday } from '../next-tuesday.ts'
import { entrances } from './entrances.ts'
import { type Platform, recorded } from './platform.ts'
import { slackPlatform } from './slack.ts'
import { teamsPlatform } from './teams.ts'

const manifests = path.join(import.meta.dirname, '../../manifests')
const slackFeatures = parse(readFileSync(path.join(manifests, 'slack/manifest.yaml'), 'utf8')).features as {
  app_home: { home_tab_enabled: boolean }
  shortcuts: { type: string; callback_id: string; name: string }[]
  slash_commands: { command: string; usage_hint: string }[]
}
const teamsManifest = JSON.parse(readFileSync(path.join(manifests, 'teams/manifest.json'), 'utf8')) as {
  bots: { commandLists: { commands: { title: string }[] }[] }[]
  composeExtensions: { commands: { id: string; title: string; context: string[] }[] }[]
}

const commandsInSlack = slackFeatures.slash_commands.map(({ command }) => command)
const behindLaurel = slackFeatures.slash_commands.find(({ command }) => command === '/laurel')!.usage_hint
const actions = teamsManifest.composeExtensions[0]!.commands
const inSlack = [
  ...slackFeatures.shortcuts.map(({ type, callback_id }) => `${type} ${callback_id}`),
  ...commandsInSlack.filter(command => command !== '/laurel').map(command => `command ${command}`),
  ...behindLaurel
    .split(' | ')
    .filter(word => !commandsInSlack.includes(`/${word}`))
    // In Teams it is a button of `pulse`: its list has room for ten commands.
    .filter(word => word !== 'schedule')
    .map(word => `word ${word}`),
  ...(slackFeatures.app_home.home_tab_enabled ? ['tab Home'] : []),
]
const inTeams = [
  ...actions.map(({ id, context }) => `${context.includes('message') ? 'message' : 'compose'} ${id}`),
  ...teamsManifest.bots[0]!.commandLists[0]!.commands.map(({ title }) => `command ${title}`),
]

describe('the menus of both chats', () => {
  it('lead to the same', () => {
    expect(inSlack.sort()).toEqual(entrances.map(({ slack }) => slack).sort())
    expect(inTeams.sort()).toEqual(entrances.map(({ teams }) => teams).sort())
  })

  it('call it the same', () => {
    const names = slackFeatures.shortcuts.map(({ name }) => name)
    expect(actions.map(({ title }) => title).sort()).toEqual(names.sort())
  })
})

const at = new Date('2026-11-24T10:00:00Z')
const request = (kind: 'export' | 'erase') => ({ id: kind, personId: 'U0BEN', kind, requestedAt: at })

/** Of a list that is turned both ways. */
const middle = <T>(...items: T[]): Page<T> => ({
  items,
  offset: items.length,
  size: items.length,
  total: 3 * items.length,
})

/** Every page with all that it can hold. */
const contents = (language: (typeof languages)[number]): HomeContent[] => {
  const views = exampleViews('ordinary', language)
  return [
    {
      page: 'start',
      role: { isManager: true, isAdmin: true },
      hasTeams: true,
      checkInWaits: true,
      openRequests: 2,
    },
    {
      page: 'me',
      profile: views['competency-profile'][0]!,
      trend: { months: [], competencies: [] },
    },
    { page: 'feedback', list: views['feedback-list'][0]! },
    {
      page: 'team',
      teams: middle({ id: 't1', name: 'Crane Crew' }),
      reports: middle({ personId: 'U0BEN', competencies: [], lastByReader: null }),
    },
    {
      page: 'settings',
      language,
      timeZone: 'UTC',
      requests: [request('export')],
      identity: views['identity-card'][0]!,
      summaries: {
        personal: { isOn: true, plan: null },
        teams: middle({ id: 't1', name: 'Crane Crew', isOn: false, plan: null }),
      },
    },
    {
      page: 'admin',
      teams: middle({ id: 't1', name: 'Crane Crew', members: 3, schedules: [] }),
      framework: { name: 'Core', version: 1, competencies: 12, indicators: 68 },
      undelivered: middle({
        id: 'd1',
        what: 'message',
        kind: 'kudos-card',
        conversation: 'C0KUDOS',
        error: 'x',
        at: at,
      }),
      requests: middle(request('export'), request('erase')),
    },
  ]
}

/** Titles of the buttons of blocks, those of menus as well. */
function buttonsOf(shown: unknown): string[] {
  if (typeof shown !== 'object' || shown === null) return []
  const { type, text, options } = shown as { type?: string; text?: { text: string }; options?: unknown[] }
  if (type === 'button') return [text!.text]
  if (type === 'overflow') return (options as { text: { text: string } }[]).map(option => option.text.text)
  return Object.values(shown).flatMap(buttonsOf)
}

const pages = languages.flatMap(language =>
  contents(language).map(content => ({ language, page: content.page, content })),
)

describe.each(pages)('the page $page of Home in $language', ({ language, content }) => {
  it('has the same buttons in Slack and in Teams', () => {
    const home: Home = {
      kind: 'home',
      personId: 'U0BEN',
      name: 'Ben',
      pages: ['start', 'me', 'feedback', 'team', 'settings', 'admin'],
      hasReports: true,
      content,
    }
    const t = catalogueOf(language)
    const reader = { language, timeZone: 'UTC', now: at }
    const bare = (title: string) => title.replace(/[^\p{L}\p{N}]/gu, '')
    const slack = new Set(buttonsOf(renderBlocks(home, t, reader)).map(bare))
    const teams = new Set(actionsOf(renderCard(home, null, t, reader).body).map(({ title }) => bare(title)))
    expect([...teams].sort()).toEqual([...slack].sort())
  })
})

const morning = await nextTuesday(10)
const clock = { now: () => new Date(morning + 4 * performance.now()) }

describe.each([
  ['Slack', slackPlatform],
  ['Teams', teamsPlatform],
] as const)('%s', (_, start) => {
  let platform: Platform
  let nextId = 1

  beforeAll(async () => {
    platform = await start(clock)
  })
  afterAll(() => platform?.close())

  /** Whether Laurel says that it does not know the word. */
  async function isUnknown(said: string): Promise<boolean> {
    const values = { ...platform.world, workspace: platform.workspaceId, said }
    const ids = () => String(1_800_000_000_000 + nextId++)
    for (const payload of recorded('say-words', platform.name, values, ids)) await platform.deliver(payload)
    const answer = languages.map(language => catalogueOf(language).help.unknown(said))
    return platform.delivered().some(({ words }) => answer.some(unknown => words.includes(unknown)))
  }

  it('knows the commands by all of their names', async () => {
    const unknown: string[] = []
    for (const name of Object.values(commandNames).flat()) if (await isUnknown(name)) unknown.push(name)
    expect(unknown).toEqual([])
    expect(await isUnknown('kudo')).toBe(true)
  })
})
