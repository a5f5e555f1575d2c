import { isObject } from './block-kit/check.ts'
import type { Json, StoredMessage, StoredView } from './change.ts'
import type { Reply } from './delivery.ts'
import { newSecret } from './identifiers.ts'
import type { StateValues } from './protocol.ts'
import { answerInteraction, issueResponseUrl } from './response-url.ts'
import { SlackError } from './slack-error.ts'
import { slackMessage, slackView } from './slack-shape.ts'
import { slackTs } from './state.ts'
import { completeValues } from './view-values.ts'
import type { World } from './world.ts'

/** Where an element was used. */
export type Surface =
  | { kind: 'message'; message: StoredMessage; ephemeral: boolean }
  | { kind: 'view'; view: StoredView }

const verificationToken = newSecret()

function common(world: World, person: string): Json {
  const { state } = world
  const member = state.people.get(person)
  const name = member?.name ?? person
  return {
    user: { id: person, username: name, name, team_id: state.team.id },
    api_app_id: state.bot.appId,
    token: verificationToken,
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

function sayToPerson(world: World, person: string, text: string): void {
  world.feed.tell(viewer => (viewer === person ? { type: 'notice', text } : null))
}

/** What Slack shows when the app refused, failed or was late. */
function failureOf(reply: Reply): string | null {
  if (reply.acknowledged) return null
  return reply.reason === 'http_error' ? 'http_service_error' : reply.reason
}

export async function runCommand(
  world: World,
  at: { person: string; conversation: string; command: string; text: string },
): Promise<void> {
  const { state } = world
  const conversation = state.conversations.get(at.conversation)
  const name = conversation?.kind === 'im' ? 'directmessage' : (conversation?.name ?? '')
  const to = { person: at.person, conversation: at.conversation, source: null }
  const reply = await world.app.send({
    kind: 'command',
    payload: {
      token: verificationToken,
      team_id: state.team.id,
      team_domain: state.team.domain,
      channel_id: at.conversation,
      channel_name: conversation?.private && conversation.kind === 'channel' ? 'privategroup' : name,
      user_id: at.person,
      user_name: state.people.get(at.person)?.name ?? at.person,
      command: at.command,
      text: at.text,
      api_app_id: state.bot.appId,
      is_enterprise_install: 'false',
      response_url: issueResponseUrl(world, to),
      trigger_id: world.triggers.issue(at.person),
    },
  })
  const failure = failureOf(reply)
  if (failure) return sayToPerson(world, at.person, `${at.command} failed with the error "${failure}"`)
  if (reply.acknowledged && !isEmpty(reply.body)) {
    showAnswer(world, at.person, () => answerInteraction(world, to, reply.body))
  }
}

export async function runShortcut(
  world: World,
  at: { person: string; callbackId: string; message: StoredMessage | null },
): Promise<void> {
  const base = {
    ...common(world, at.person),
    callback_id: at.callbackId,
    trigger_id: world.triggers.issue(at.person),
    action_ts: nowTs(world),
  }
  const reply = await world.app.send({
    kind: 'interaction',
    payload: at.message
      ? { ...base, ...aboutMessage(world, at.person, at.message) }
      : { ...base, type: 'shortcut' },
  })
  tellFailure(world, at.person, reply)
}

function aboutMessage(world: World, person: string, message: StoredMessage): Json {
  const source = { ts: message.ts, ephemeral: false, threadTs: message.threadTs }
  return {
    type: 'message_action',
    message_ts: message.ts,
    channel: channelShape(world, message.conversation),
    message: slackMessage(world.state, message),
    response_url: issueResponseUrl(world, { person, conversation: message.conversation, source }),
  }
}

/** A button pressed, an option picked. */
export async function runAction(
  world: World,
  person: string,
  surface: Surface,
  action: Json,
  typed: StateValues,
): Promise<void> {
  const viewId = surface.kind === 'view' && surface.view.view.type === 'modal' ? surface.view.id : null
  const reply = await world.app.send({
    kind: 'interaction',
    payload: {
      type: 'block_actions',
      ...common(world, person),
      trigger_id: world.triggers.issue(person, viewId),
      ...placeOf(world, person, surface),
      ...(surface.kind === 'message' && { state: { values: completeValues(surface.message.blocks, typed) } }),
      actions: [{ ...action, action_ts: nowTs(world) }],
    },
  })
  tellFailure(world, person, reply)
}

function placeOf(world: World, person: string, surface: Surface): Json {
  if (surface.kind === 'view') {
    return {
      container: { type: 'view', view_id: surface.view.id },
      view: slackView(world.state, surface.view),
    }
  }
  const { message, ephemeral } = surface
  const source = { ts: message.ts, ephemeral, threadTs: message.threadTs }
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.conversation,
      is_ephemeral: ephemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: channelShape(world, message.conversation),
    // Slack does not repeat an ephemeral message to the app.
    ...(!ephemeral && { message: slackMessage(world.state, message) }),
    response_url: issueResponseUrl(world, { person, conversation: message.conversation, source }),
  }
}

/** Asks the app for the options of an external select. */
export async function askOptions(
  world: World,
  person: string,
  surface: Surface,
  asked: { actionId: string; blockId: string; value: string },
): Promise<unknown> {
  const { response_url: _, ...place } = placeOf(world, person, surface)
  const reply = await world.app.send({
    kind: 'options',
    payload: {
      type: 'block_suggestion',
      ...common(world, person),
      ...place,
      action_id: asked.actionId,
      block_id: asked.blockId,
      value: asked.value,
    },
  })
  const failure = failureOf(reply)
  if (failure) throw new SlackError(failure)
  return reply.acknowledged ? reply.body : null
}

export async function runSubmission(world: World, stored: StoredView): Promise<void> {
  const reply = await world.app.send({
    kind: 'interaction',
    payload: {
      type: 'view_submission',
      ...common(world, stored.person),
      trigger_id: world.triggers.issue(stored.person, stored.id),
      view: slackView(world.state, stored),
      response_urls: [],
    },
  })
  const failure = failureOf(reply)
  if (failure)
    return sayToPerson(world, stored.person, `We had some trouble connecting (${failure}). Try again?`)
  if (reply.acknowledged) showAnswer(world, stored.person, () => followResponse(world, stored, reply.body))
}

/** What an app may answer to a submission. */
function followResponse(world: World, stored: StoredView, body: unknown): void {
  const { views } = world
  const answer = isObject(body) ? body : {}
  switch (answer.response_action) {
    case undefined:
      views.close(stored.person, stored.id)
      return
    case 'clear':
      views.close(stored.person, 'all')
      return
    case 'update':
      views.update(views.find(stored.id) ?? stored, answer.view)
      return
    case 'push':
      views.push(stored.person, answer.view)
      return
    case 'errors': {
      const blocks = new Set(
        (stored.view.blocks as Json[]).filter(block => block.type === 'input').map(block => block.block_id),
      )
      const errors = isObject(answer.errors) ? answer.errors : {}
      const stray = Object.keys(errors).filter(blockId => !blocks.has(blockId))
      if (stray.length > 0 || Object.keys(errors).length === 0) {
        throw new SlackError('invalid_arguments', [
          `errors name no input block: ${stray.join(', ') || '(none)'}`,
        ])
      }
      views.showErrors(
        stored,
        Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)])),
      )
      return
    }
    default:
      throw new SlackError('invalid_arguments', [
        `unknown response_action: ${String(answer.response_action)}`,
      ])
  }
}

/** Tells the app that modals were closed, where it asked to be told. */
export async function tellClosed(world: World, closed: StoredView[], cleared: boolean): Promise<void> {
  for (const stored of closed) {
    if (stored.view.notify_on_close !== true) continue
    const reply = await world.app.send({
      kind: 'interaction',
      payload: {
        type: 'view_closed',
        ...common(world, stored.person),
        view: slackView(world.state, stored),
        is_cleared: cleared,
      },
    })
    tellFailure(world, stored.person, reply)
  }
}

function channelShape(world: World, id: string): Json {
  const conversation = world.state.conversations.get(id)
  return { id, name: conversation?.kind === 'im' ? 'directmessage' : (conversation?.name ?? '') }
}

function nowTs(world: World): string {
  return slackTs(Math.floor(world.now() * 1000))
}

function isEmpty(body: unknown): boolean {
  return body === null || body === '' || (isObject(body) && Object.keys(body).length === 0)
}

function tellFailure(world: World, person: string, reply: Reply): void {
  const failure = failureOf(reply)
  if (failure) sayToPerson(world, person, `The app did not respond (${failure}).`)
}

/** Shows an app's answer; one that Slack would refuse becomes a notice and a line in the log. */
function showAnswer(world: World, person: string, show: () => void): void {
  try {
    show()
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    world.log.warn(
      { error: error.code, problems: error.problems },
      'the app answered with something Slack refuses',
    )
    sayToPerson(world, person, `The app's answer was refused: ${error.message}`)
  }
}
