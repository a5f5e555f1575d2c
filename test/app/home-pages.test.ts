import { afterAll, beforeAll, expect, test } from 'vitest'
import { showHome } from '../../src/app/show-home.ts'
import { renderHome } from '../../src/chat/slack/blocks/home.ts'
import { renderHome as renderCard } from '../../src/chat/teams/cards/home.ts'
import type { HomePage } from '../../src/core/home/home.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { daysAgo, now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

const count = 25
let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'bea', 'zoe'])
  for (let n = 0; n < count; n++)
    await world.saveTeam({
      id: `team-${n}`,
      name: `Team ${String(n).padStart(2, '0')}`,
      memberIds: ['bea'],
      managerIds: ['ana'],
      schedules:
        n === 24
          ? []
          : [
              {
                id: `s-${n}`,
                kind: 'summary',
                cron: '0 9 * * 1',
                timeZone: 'Europe/Lisbon',
                enabled: true,
                since: daysAgo(9),
              },
            ],
    })
})
afterAll(() => world?.own.close())

async function home(
  personId: string,
  page: HomePage,
  turned: { list: string; offset: number } | null = null,
) {
  const laurel = { ...world.laurel, reportAddress: 'https://laurel.test' }
  const { view } = await showHome(laurel as never, { workspaceId, personId, page, turned })
  const at = { language: 'en' as const, timeZone: 'UTC', now }
  return [
    JSON.stringify(renderHome(view, catalogueOf('en'), at)),
    JSON.stringify(renderCard(view, null, catalogueOf('en'), at)),
  ]
}

test.each([
  ['team', 'own-teams', 'Report: Team 24'],
  ['settings', 'summaries', 'No summary of *Team 24* is scheduled'],
] as const)('a manager of many teams turns to the rest of them: %s', async (page, list, last) => {
  for (const shown of await home('ana', page)) {
    expect(shown).toContain('Team 17')
    expect(shown).not.toContain('Team 18')
    expect(shown).toContain('1–18 of 25')
  }
  for (const shown of await home('ana', page, { list, offset: 18 })) {
    expect(shown).toContain(last)
    expect(shown).toContain('19–25 of 25')
  }
})

test('settings and admin say when summaries come: on whose clock, on the day that was chosen, and whether they are paused', async () => {
  const { schedules, summarySettings } = world.laurel.database
  await summarySettings.save(workspaceId, 'team-1', 'ana', { weekday: 4, minute: 17 * 60 + 30 }, now)
  await schedules.pause(workspaceId, 's-2', { from: daysAgo(1), until: null })
  const zoned = { mode: 'zone', holidays: null, openHours: null, reminders: 1 } as const
  await schedules.saveSettings(workspaceId, 's-3', zoned, now)
  for (const shown of await home('ana', 'settings')) {
    expect(shown).toContain('*Team 00* comes every Monday at 09:00, your time.')
    expect(shown).toContain('*Team 01* comes every Thursday at 17:30, your time.')
    expect(shown).toContain('*Team 02* is paused for now. It usually comes every Monday at 09:00, your time.')
    expect(shown).toContain('*Team 03* comes every Monday at 09:00 (Europe/Lisbon).')
    expect(shown).toContain('No summary of your own is scheduled.')
  }
  // Teams' texts hide colons until they are sent.
  for (const shown of (await home('zoe', 'admin')).map(text => text.replace(/09.00/gu, '09:00'))) {
    expect(shown).toMatch(/Summary: every Monday at 09:00, each person’s own time(?!, paused)/)
    expect(shown).toContain('Summary: every Monday at 09:00, each person’s own time, paused for now')
    expect(shown).toContain('Summary: every Monday at 09:00 (Europe/Lisbon)')
  }
})
