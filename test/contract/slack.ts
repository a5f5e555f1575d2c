import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { ModalView } from '@slack/types'
import type { Clock } from '../../src/core/clock.ts'
import { readWorkspace } from '../../src/playground/workspace.ts'
import { startTestLaurel } from '../laurel.ts'
import { carried, type Delivered, type Platform, publicUrl } from './platform.ts'

/** A payload as it was recorded: a form for commands and interactions, JSON for events. */
type Recorded = { form: Record<string, unknown> } | { event: object }

/** Of an interaction, what tells whether somebody could do it. */
interface Interaction {
  type: 'block_actions' | 'view_submission'
  user: { id: string }
  view?: { id: string; type: 'modal' | 'home'; callback_id: string; private_metadata: string }
  actions?: Press[]
}

interface Press {
  type: string
  action_id: string
  value?: string
}

/** The id that a recorded view has where it is one that Laurel opened: the modal on top, when it is delivered. */
const openView = '{view}'

/** Slack: recorded requests go to the Request URL, signed; the playground is the Web API. */
export async function slackPlatform(clock: Clock): Promise<Platform> {
  const workspace = await readWorkspace(path.join(import.meta.dirname, '../../seeds/demo/workspace.yaml'))
  const { channels } = workspace
  const leads = { id: 'C0LEADS', name: 'leads', topic: '', members: ['U0ANA'], private: true, bot: true }
  const test = await startTestLaurel({
    transport: 'http',
    clock,
    playground: { workspace: { ...workspace, channels: [...channels, leads] } },
    settings: { LAUREL_PUBLIC_URL: publicUrl },
  })
  const { running, playground } = test
  const answers: Delivered[] = []
  const raw: unknown[] = []
  const take = (conversation: string, body: unknown) => {
    raw.push(body)
    answers.push({ conversation, ...said(body), isUpdate: false })
  }
  // Where the recorded payloads say that answers go.
  const responses = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      take(
        new URL(request.url ?? '', 'http://x').pathname.slice(1),
        JSON.parse(Buffer.concat(parts).toString()),
      )
      response.end('ok')
    })
  })
  await new Promise<void>(resolve => responses.listen(0, '127.0.0.1', resolve))
  const responseUrl = `http://127.0.0.1:${(responses.address() as AddressInfo).port}`
  const channel = 'C0KUDOS'
  const recipient = 'U0ROSA'
  const people = ['U0ANA', 'U0BEN', recipient, 'U0TOM', 'U0HAO']
  await running.slack!.directory.people(people.filter(person => person !== 'U0HAO'))
  const world = {
    giver: 'U0BEN',
    recipient,
    colleague: 'U0TOM',
    admin: 'U0ANA',
    newcomer: 'U0HAO',
    bot: playground.botUserId,
    channel,
    managersOnly: leads.id,
  }

  const everything = () => [
    ...['C0KUDOS', ...people.map(person => test.driver.botConversation(person))].map(conversation =>
      test.driver.messages(conversation),
    ),
    ...people.flatMap(person => [test.driver.ephemerals(person), test.driver.home(person)]),
    ...raw,
  ]

  /** With what lives for a moment only: the trigger of the act, and the modal on top. */
  const momentary = (payload: Recorded): Recorded => {
    const person = personOf(payload)
    const text = JSON.stringify(payload)
      .replaceAll('{trigger}', () => test.driver.trigger(person))
      .replaceAll(openView, () => test.driver.views(person).at(-1)?.id ?? 'V0')
    const filled = JSON.parse(text) as Recorded
    const { view, actions = [] } = interactionOf(filled) ?? {}
    const top = test.driver.views(person).at(-1)
    if (view?.type === 'modal' && view.id === top?.id)
      view.private_metadata = (top.view as ModalView).private_metadata ?? ''
    for (const action of actions)
      if (action.value === carried) action.value = elementOf(everything(), action)?.value ?? ''
    return filled
  }

  const close = async (as: string, viewId: string) => {
    const open = test.driver.views(as).find(({ id }) => id === viewId)
    if (!open) return
    answers.push({ conversation: 'view', ...said(open.view), isUpdate: false })
    await test.driver.close({ as, viewId })
  }

  return {
    name: 'slack',
    workspaceId: running.slack!.workspaceId,
    running,
    prisma: test.test.connection.prisma,
    world,
    direct: role => test.driver.botConversation(world[role]),
    async deliver(payload) {
      const filled = momentary(payload as Recorded)
      const isEvent = 'event' in filled
      const body = isEvent ? JSON.stringify(filled.event) : formOf(filled.form, responseUrl)
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = createHmac('sha256', playground.signingSecret)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex')
      const response = await fetch(`http://127.0.0.1:${running.port}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
        body,
      })
      if (!response.ok) throw new Error(`Slack's payload was answered with ${response.status}`)
      const text = await response.text()
      if (text.startsWith('{')) take('answer', JSON.parse(text))
      const { type, view } = interactionOf(filled) ?? {}
      // What was sent in is gone, or another modal by now.
      if (type === 'view_submission' && view && !text.includes('"errors"'))
        await close(personOf(filled), view.id)
    },
    delivered() {
      const posted = [
        'C0KUDOS',
        'C0BUILD',
        leads.id,
        ...people.map(person => test.driver.botConversation(person)),
      ].flatMap(conversation =>
        test.driver.messages(conversation).map(message => ({
          conversation,
          ...said(message),
          isUpdate: 'editedAt' in message,
        })),
      )
      const alone = people.flatMap(person =>
        test.driver
          .ephemerals(person)
          .map(message => ({ conversation: person, ...said(message), isUpdate: false })),
      )
      const open = people.flatMap(person => [
        ...test.driver.views(person).map(({ view }) => view),
        test.driver.home(person),
      ])
      const views = open.map(view => ({ conversation: 'view', ...said(view), isUpdate: false }))
      return [...posted, ...alone, ...answers, ...views]
    },
    offers(payload) {
      const interaction = interactionOf(payload as Recorded)
      if (!interaction) return true
      const { view, actions = [] } = interaction
      if (view?.type === 'modal') {
        // Of a modal that was opened before it was recorded nothing is known here.
        if (view.id !== openView) return true
        const top = test.driver.views(interaction.user.id).at(-1)?.view
        return (
          (top?.callback_id ?? '') === view.callback_id &&
          actions.every(action => elementOf(top, action) !== null)
        )
      }
      const shown = view ? test.driver.home(interaction.user.id) : everything()
      return actions.every(action => elementOf(shown, action) !== null)
    },
    refuseNext(to) {
      const conversation = to === 'channel' ? channel : recipient
      playground.faults.plan({ method: 'chat.postMessage', kind: 'refused', conversation })
    },
    problems: () => [],
    async close() {
      await new Promise(resolve => responses.close(resolve))
      await test.close()
    },
  }
}

function interactionOf(payload: Recorded): Interaction | null {
  return 'form' in payload && 'payload' in payload.form ? (payload.form.payload as Interaction) : null
}

function personOf(payload: Recorded): string {
  return interactionOf(payload)?.user.id ?? ('form' in payload ? String(payload.form.user_id) : '')
}

/** The last such element that is shown; a button only with the same value. */
function elementOf(shown: unknown, action: Press): { value?: string } | null {
  if (typeof shown !== 'object' || shown === null) return null
  const element = shown as { action_id?: string; value?: string }
  const isSame = action.type !== 'button' || [element.value, carried].includes(action.value)
  if (element.action_id === action.action_id && isSame) return element
  return Object.values(shown).reduce<{ value?: string } | null>(
    (found, inner) => elementOf(inner, action) ?? found,
    null,
  )
}

function formOf(form: Record<string, unknown>, responseUrl: string): string {
  const fields = Object.entries(form).map(([name, value]) => {
    const withUrl =
      typeof value === 'object' && value !== null
        ? JSON.stringify({ ...value, response_url: `${responseUrl}/response` })
        : String(value)
    return [name, withUrl] as [string, string]
  })
  if ('command' in form) fields.push(['response_url', `${responseUrl}/response`])
  return new URLSearchParams(fields).toString()
}

function said(shown: unknown): Pick<Delivered, 'words' | 'pictures'> {
  return { words: wordsOf(shown), pictures: altTextsOf(shown) }
}

function altTextsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value && value.type === 'image' && 'alt_text' in value ? [String(value.alt_text)] : []
  return [...own, ...Object.values(value).flatMap(altTextsOf)]
}

/** Every text of a message, wherever it is. */
function wordsOf(value: unknown): string {
  const words: string[] = []
  const walk = (inner: unknown, key: string, isErrors = false) => {
    if (typeof inner === 'string' && (isErrors || ['text', 'alt_text', 'title', 'url'].includes(key)))
      words.push(inner)
    else if (Array.isArray(inner)) for (const item of inner) walk(item, key)
    else if (typeof inner === 'object' && inner !== null)
      for (const [name, item] of Object.entries(inner)) walk(item, name, key === 'errors')
  }
  walk(value, '')
  return words.join('\n')
}
