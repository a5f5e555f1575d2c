import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, settings } from '../src/config.ts'
import { OperatorError } from '../src/core/errors.ts'

const readme = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8')

describe('the configuration', () => {
  it('opens the playground when nothing of Slack is set, empty variables included', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: '' })).toMatchObject({
      slack: { mode: 'playground' },
      PORT: 3000,
    })
  })

  it('takes Socket Mode with an app token and signed HTTP with a secret', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack.mode).toBe('socket')
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }).slack.mode).toBe('http')
  })

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xapp-1' }, 'xoxb-'],
    [{ PORT: 'many' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  ])('refuses %j and names what to mend', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(OperatorError)
    expect(() => readConfig(environment)).toThrow(name)
  })

  it.each<[string, Record<string, string>, string]>([
    ['an https address', { LAUREL_PUBLIC_URL: 'https://laurel.example' }, 'fetched'],
    ['an address that is not https', { LAUREL_PUBLIC_URL: 'http://laurel.example' }, 'needs-https'],
    ['no address', {}, 'needs-https'],
    ['pictures off', { LAUREL_PUBLIC_URL: 'https://laurel.example', TEAMS_PICTURES: 'false' }, 'off'],
  ])('says whether Teams is given pictures: with %s', (_, given, pictures) => {
    const app = { TEAMS_TENANT_ID: 't', TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p' }
    expect(readConfig({ ...app, ...given }).teams).toMatchObject({ pictures })
    // A client of this machine fetches them from this machine.
    const local = readConfig({ TEAMS_TENANT_ID: 't', TEAMS_LOCAL: 'true', ...given })
    expect(local.teams).toMatchObject({ pictures: pictures === 'off' ? 'off' : 'fetched' })
  })

  it('is what the table of the README says, word for word', () => {
    const rows = Object.entries(settings).map(([name, schema]) => `| \`${name}\` | ${schema.description} |`)
    expect(rows.filter(row => !readme.includes(row))).toEqual([])
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(match => match[1])
    expect(listed.sort()).toEqual(Object.keys(settings).sort())
  })
})
