import { ActError } from './act-error.ts'
import { isObject } from './block-kit/check.ts'
import { optionsProblems } from './block-kit.ts'
import type { Json, StoredConversation, StoredMessage, StoredView } from './change.ts'
import { encodeTyped } from './escape.ts'
import * as interaction from './interaction.ts'
import { changeMessage, deleteMessage, postMessage, react } from './posting.ts'
import type { Acts, StateValues } from './protocol.ts'
import { SlackError } from './slack-error.ts'
import type { Member } from './state.ts'
import { elementsOf, inputErrors, valueKey } from './view-values.ts'
import { blocksOf } from './views.ts'
import type { World } from './world.ts'

export type ActAnswer = { ok: true } & Json

export type ActDoers = { [Name in keyof Acts]: (act: Acts[Name]) => Promise<ActAnswer> }

const done: ActAnswer = { ok: true }

/** What people do on the page. Each throws an ActError for what Slack's client would not let them do. */
export function actsOf(world: World): ActDoers {
  const { state } = world

  function actor(id: string): Member {
    const person = state.people.get(id)
    if (!person || person.isBot) throw new ActError('user_not_found', `nobody here has the id ${id}`, 404)
    if (person.isDeleted) throw new ActError('user_disabled', `${person.realName} is deactivated`, 403)
    return person
  }

  function conversationFor(person: string, id: string): StoredConversation {
    const conversation = state.conversations.get(id)
    if (!conversation?.members.includes(person)) {
      throw new ActError('channel_not_found', `${person} is in no conversation ${id}`, 404)
    }
    return conversation
  }

  function messageFor(person: string, conversation: string, ts: string): StoredMessage {
    conversationFor(person, conversation)
    const message = state.message(conversation, ts)
    if (!message) throw new ActError('message_not_found', `there is no message ${ts} in ${conversation}`, 404)
    return message
  }

  function ownMessage(act: { as: string; conversation: string; ts: string }): StoredMessage {
    const message = messageFor(actor(act.as).id, act.conversation, act.ts)
    if (message.user !== act.as)
      throw new ActError('not_the_author', 'only its author can change a message', 403)
    return message
  }

  function openView(person: string, id: string): StoredView {
    const view = world.views.find(id)
    if (!view || view.person !== person)
      throw new ActError('view_not_found', 'that view is not open any more', 404)
    return view
  }

  type Source = Acts['act']['source']

  function surfaceOf(person: string, source: Source): interaction.Surface {
    if ('home' in source) {
      const home = state.homes.get(person)
      if (!home) throw new ActError('view_not_found', 'the app has published no home for this person', 404)
      return { kind: 'view', view: home }
    }
    if ('viewId' in source) return { kind: 'view', view: openView(person, source.viewId) }
    const ephemeral = world.ephemerals.find(person, source.conversation, source.ts)
    if (ephemeral) return { kind: 'message', message: ephemeral, ephemeral: true }
    return { kind: 'message', message: messageFor(person, source.conversation, source.ts), ephemeral: false }
  }

  function blocksOn(surface: interaction.Surface): Json[] {
    return surface.kind === 'view' ? blocksOf(surface.view.view) : surface.message.blocks
  }

  function elementOn(surface: interaction.Surface, blockId: unknown, actionId: unknown): Json {
    const found = elementsOf(blocksOn(surface)).find(
      field => field.actionId === actionId && (blockId === undefined || field.blockId === blockId),
    )
    if (!found)
      throw new ActError('action_not_found', `no element ${String(actionId)} is there any more`, 404)
    return { ...found.element, block_id: found.blockId }
  }

  return {
    async say(act) {
      const person = actor(act.as)
      const conversation = conversationFor(person.id, act.conversation)
      const typed = /^(\/[^\s/]+)(?:\s+([\s\S]*))?$/.exec(act.text.trim())
      const [, command, text = ''] = typed ?? []
      if (command) {
        const known = world.manifest.commands.find(one => one.command === command)
        if (!known) throw new ActError('unknown_command', `${command} is not a valid command.`)
        const encoded = known.shouldEscape ? encodeTyped(text, state, { labels: true }) : text
        await interaction.runCommand(world, {
          person: person.id,
          conversation: conversation.id,
          command,
          text: encoded.trim(),
        })
        return done
      }
      if (act.text.trim() === '') throw new ActError('no_text', 'there is nothing to send')
      const message = postMessage(world, {
        conversation: conversation.id,
        user: person.id,
        text: encodeTyped(act.text, state, { labels: false }),
      })
      return { ok: true, ts: message.ts }
    },

    async shortcut(act) {
      const person = actor(act.as)
      const shortcut = world.manifest.shortcuts.find(one => one.callbackId === act.callbackId)
      if (!shortcut) throw new ActError('unknown_shortcut', `the app has no shortcut ${act.callbackId}`, 404)
      if (shortcut.kind === 'message' && !(act.conversation && act.ts)) {
        throw new ActError('no_message', 'a message shortcut needs the message: conversation and ts')
      }
      const message =
        shortcut.kind === 'message' ? messageFor(person.id, act.conversation ?? '', act.ts ?? '') : null
      await interaction.runShortcut(world, { person: person.id, callbackId: act.callbackId, message })
      return done
    },

    async act(act) {
      const person = actor(act.as)
      let surface = surfaceOf(person.id, act.source)
      const element = elementOn(surface, act.action.block_id, act.action.action_id)
      const given = { ...act.action, type: element.type, block_id: element.block_id }
      const own = element.type === 'button' ? { text: element.text, value: element.value } : {}
      const action = Object.fromEntries(
        Object.entries({ ...given, ...own }).filter(([, value]) => value !== undefined),
      )
      const typed = withValue(
        act.state ?? (surface.kind === 'view' ? surface.view.values : {}),
        element,
        action,
      )
      if (surface.kind === 'view')
        surface = { kind: 'view', view: world.views.keepValues(surface.view, typed) }
      await interaction.runAction(world, person.id, surface, action, typed)
      return done
    },

    async submit(act) {
      const person = actor(act.as)
      const open = openView(person.id, act.viewId)
      if (open.view.type !== 'modal') throw new ActError('not_a_modal', 'only a modal can be submitted')
      const stored = world.views.keepValues(open, act.values)
      const errors = inputErrors(blocksOf(stored.view), stored.values)
      if (Object.keys(errors).length > 0 || Object.keys(stored.errors).length > 0) {
        world.views.showErrors(stored, errors)
      }
      if (Object.keys(errors).length === 0) await interaction.runSubmission(world, stored)
      return { ok: true, errors: world.views.find(stored.id)?.errors ?? {} }
    },

    async close(act) {
      const person = actor(act.as)
      const view = openView(person.id, act.viewId)
      const all = act.all === true || view.view.clear_on_close === true
      await interaction.tellClosed(world, world.views.close(person.id, all ? 'all' : view.id), all)
      return done
    },

    async react(act) {
      const message = messageFor(actor(act.as).id, act.conversation, act.ts)
      const name = act.name.replaceAll(':', '')
      if (!/^[a-z0-9_+'-]+$/.test(name)) throw new ActError('invalid_name', `:${name}: is no emoji`)
      react(world, message, act.as, name, act.add)
      return done
    },

    async openHome(act) {
      const person = actor(act.as)
      const conversation = state.directMessage(person.id, state.bot.userId)
      world.events.homeOpened(person.id, conversation.id, 'home', state.homes.get(person.id) ?? null)
      return { ok: true, conversation: conversation.id }
    },

    async openIm(act) {
      const person = actor(act.as)
      if (!state.people.has(act.with))
        throw new ActError('user_not_found', `nobody here has the id ${act.with}`, 404)
      return { ok: true, conversation: state.directMessage(person.id, act.with).id }
    },

    async editMessage(act) {
      const message = ownMessage(act)
      if (act.text.trim() === '') throw new ActError('no_text', 'there is nothing to send')
      changeMessage(world, message, { text: encodeTyped(act.text, state, { labels: false }) })
      return done
    },

    async deleteMessage(act) {
      deleteMessage(world, ownMessage(act))
      return done
    },

    async join(act) {
      const inviter = actor(act.as)
      const conversation = state.conversations.get(act.conversation)
      if (conversation?.kind !== 'channel')
        throw new ActError('channel_not_found', 'there is no such channel', 404)
      const person = state.people.get(act.person ?? act.as)
      if (!person || person.isDeleted) throw new ActError('user_not_found', 'nobody here has that id', 404)
      if (conversation.members.includes(person.id)) return done
      const joined = { ...conversation, members: [...conversation.members, person.id] }
      state.commit({ kind: 'conversation', conversation: joined })
      world.events.memberJoined(joined, person.id, inviter.id)
      return done
    },

    async options(act) {
      const person = actor(act.as)
      const surface = surfaceOf(person.id, act.source)
      elementOn(surface, act.blockId, act.actionId)
      const answer = await interaction.askOptions(world, person.id, surface, act).catch(refusedOptions)
      const problems = optionsProblems(answer)
      if (problems.length > 0) {
        world.log.warn({ problems }, 'the app answered with options that Slack refuses')
        throw new ActError('invalid_options', `the app's options were refused: ${problems.join('; ')}`, 502)
      }
      const { options = [], option_groups = [] } = isObject(answer) ? answer : {}
      return { ok: true, options, option_groups }
    },
  }
}

/** An option just picked counts as typed, whether or not the page says so. */
function withValue(typed: StateValues, element: Json, action: Json): StateValues {
  if (valueKey(element) === null) return typed
  const blockId = String(element.block_id)
  const { action_id: _action, block_id: _block, action_ts: _ts, ...value } = action
  return { ...typed, [blockId]: { ...typed[blockId], [String(element.action_id)]: value } }
}

function refusedOptions(error: unknown): never {
  if (error instanceof SlackError)
    throw new ActError(error.code, `the app gave no options (${error.code})`, 502)
  throw error
}
