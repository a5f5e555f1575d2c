import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { internal, owed, scenarios, unplayed } from './use-cases.ts'

const src = path.resolve(import.meta.dirname, '../../src')

/** Use cases that a platform's chat calls when a person acts. */
function calledBy(platform: 'slack' | 'teams'): Set<string> {
  const folder = path.join(src, 'chat', platform)
  const called = new Set<string>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const text = readFileSync(path.join(folder, name), 'utf8')
    for (const [, useCase] of text.matchAll(/from '(?:\.\.\/)+app\/([a-z-]+)\.ts'/g)) called.add(useCase!)
  }
  return called
}

const called = { slack: calledBy('slack'), teams: calledBy('teams') }
const played = new Set<string>(Object.values(scenarios).flat())

describe('what a person can do', () => {
  const all = [...new Set([...called.slack, ...called.teams])].filter(name => !(name in internal)).sort()

  it.each(all)('%s can be done in Slack and in Teams', useCase => {
    for (const platform of ['slack', 'teams'] as const)
      expect(called[platform].has(useCase), `${platform} lacks ${useCase}`).toBe(!(useCase in owed[platform]))
  })

  it.each(all.filter(name => !(name in owed.slack) && !(name in owed.teams)))(
    '%s has a scenario',
    useCase => {
      expect(played.has(useCase) || useCase in unplayed, `no scenario plays ${useCase}`).toBe(true)
    },
  )

  it.each(Object.keys(scenarios))('%s was recorded on both platforms', scenario => {
    for (const platform of ['slack', 'teams'])
      expect(existsSync(path.join(import.meta.dirname, 'fixtures', scenario, `${platform}.json`))).toBe(true)
  })

  it('is listed only as long as it exists', () => {
    const known = new Set(readdirSync(path.join(src, 'app')).map(name => name.replace(/\.ts$/, '')))
    const listed = [
      ...played,
      ...Object.keys(internal),
      ...Object.keys(unplayed),
      ...Object.keys(owed.slack),
      ...Object.keys(owed.teams),
    ]
    expect(listed.filter(name => !known.has(name))).toEqual([])
    for (const name of [...Object.keys(internal), ...Object.keys(unplayed)])
      expect(played).not.toContain(name)
  })
})
