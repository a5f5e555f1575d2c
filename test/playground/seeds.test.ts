import { describe, expect, it } from 'vitest'
import { parseManifest } from '../../src/playground/manifest.ts'
import { parseWorkspace, readWorkspace } from '../../src/playground/workspace.ts'

describe('the demo workspace', () => {
  it('can be played', () => {
    const workspace = readWorkspace('seeds/demo/workspace.yaml')
    expect(workspace.people.length).toBeGreaterThanOrEqual(12)
    expect(workspace.people.filter(person => person.admin).length).toBeGreaterThanOrEqual(1)
  })

  it('is refused with the file and every faulty path', () => {
    const yaml = `
workspace: { id: T0X, name: X }
people: [{ id: U0ANA, name: ana, realName: Ana, language: en, timeZone: Mars/Olympus }]
channels: [{ id: C0A, name: a, members: [U0BEN] }]
`
    expect(() => parseWorkspace(yaml, 'demo.yaml')).toThrow(
      /^demo\.yaml is not .*\n {2}people\.0\.timeZone: must be an IANA/,
    )
  })
})

describe('the app manifest', () => {
  it('gives commands, shortcuts, events and scopes', () => {
    const manifest = parseManifest(
      `
features:
  slash_commands: [{ command: /kudos, description: Give, usage_hint: who, should_escape: true }]
  shortcuts: [{ name: Give, type: global, callback_id: give, description: Give }]
oauth_config: { scopes: { bot: [chat:write] } }
settings: { event_subscriptions: { bot_events: [message.im] } }
`,
      'manifest.yaml',
    )
    expect(manifest).toEqual({
      botName: null,
      commands: [{ command: '/kudos', description: 'Give', usageHint: 'who', shouldEscape: true }],
      shortcuts: [{ callbackId: 'give', name: 'Give', kind: 'global' }],
      botEvents: ['message.im'],
      botScopes: ['chat:write'],
    })
  })

  it('is refused with the file and the faulty path', () => {
    const yaml = 'features: { slash_commands: [{ command: kudos }] }'
    expect(() => parseManifest(yaml, 'manifest.yaml')).toThrow(
      /manifest\.yaml .*\n {2}features\.slash_commands\.0\.command: must be a slash/,
    )
  })
})
