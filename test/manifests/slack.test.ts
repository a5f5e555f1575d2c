import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = path.resolve(import.meta.dirname, '../..')
const manifest = parse(readFileSync(path.join(root, 'manifests/slack/manifest.yaml'), 'utf8'))
const folder = path.join(root, 'src/chat/slack')
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')
const found = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(match => match[1]!))].sort()

/** Bot scopes that each Web API method asks for, from Slack's reference; none for those any token may call. */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'dnd.teamInfo': ['dnd:read'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
}

/** What other parts of the manifest ask for: posting without being invited, commands, mentions, e-mail for matching people. */
const furtherScopes = ['chat:write.public', 'commands', 'app_mentions:read', 'users:read.email']

describe('the Slack manifest', () => {
  it('lists the slash commands that are listened to, all escaped so that people can be mentioned', () => {
    const commands = manifest.features.slash_commands as { command: string; should_escape: boolean }[]
    expect(commands.map(({ command }) => command).sort()).toEqual(found(/^\s+'(\/[a-z]+)':/gm))
    expect(commands.every(command => command.should_escape)).toBe(true)
  })

  it('lists the shortcuts that are listened to', () => {
    const shortcuts = manifest.features.shortcuts as { callback_id: string }[]
    expect(shortcuts.map(shortcut => shortcut.callback_id).sort()).toEqual(
      found(/app\.shortcut\(\s*\{ callback_id: '([a-z_]+)'/g),
    )
  })

  it('subscribes to the events that are listened to', () => {
    const events = [
      ...found(/app\.event\('([a-z_]+)'/g),
      ...(source.includes('app.message(') ? ['message.im'] : []),
    ]
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(events.sort())
  })

  it('asks for the scopes of the methods that are called, and for no other', () => {
    const methods = found(/client\s*\.\s*((?:[a-z]+\.)+[a-zA-Z]+)\(/g)
    expect(methods.filter(method => !(method in scopesOf))).toEqual([])
    const needed = new Set([...methods.flatMap(method => scopesOf[method]!), ...furtherScopes])
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort())
  })

  it('has one address for everything, and those parts turned on that are listened to', () => {
    const { interactivity, event_subscriptions } = manifest.settings
    const commands = manifest.features.slash_commands as { url: string }[]
    const addresses = [
      ...commands.map(({ url }) => url),
      event_subscriptions.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
    ]
    expect([...new Set(addresses)]).toHaveLength(1)
    expect(addresses[0]).toMatch(/\/slack\/events$/)
    expect(interactivity.is_enabled).toBe(/app\.(action|view|shortcut)/.test(source))
    expect(interactivity.message_menu_options_url !== undefined).toBe(source.includes('app.options('))
    expect(manifest.features.app_home.home_tab_enabled).toBe(source.includes('views.publish'))
    expect(manifest.oauth_config.scopes.user).toBeUndefined()
    expect(manifest.settings.event_subscriptions.user_events).toBeUndefined()
  })
})
