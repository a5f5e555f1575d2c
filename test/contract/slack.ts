import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../src/core/clock.ts'
import { startTestLaurel } from '../laurel.ts'
import type { Delivered, Platform } from './platform.ts'

/** A payload as it was recorded: a form for commands and interactions, JSON for events. */
type Recorded = { form: Record<string, unknown> } | { event: object }

/** Slack: recorded requests go to the Request URL, signed; the playground is the Web API. */
export async function slackPlatform(clock: Clock): Promise<Platform> {
  const test = await startTestLaurel({ transport: 'http', clock })
  const { running, playground } = test
  const answers: Delivered[] = []
  const raw: string[] = []
  const take = (conversation: string, body: unknown) => {
    raw.push(JSON.stringify(body))
    answers.push({ conversation, words: wordsOf(body), isUpdate: false })
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
  const people = ['U0ANA', 'U0BEN', 'U0ROSA', 'U0TOM']
  await running.slack!.directory.people(people)

  return {
    name: 'slack',
    workspaceId: running.slack!.workspaceId,
    running,
    world: {
      giver: 'U0BEN',
      recipient: 'U0ROSA',
      colleague: 'U0TOM',
      admin: 'U0ANA',
      bot: playground.botUserId,
      channel,
    },
    async deliver(payload) {
      const recordedPayload = payload as Recorded
      const isEvent = 'event' in recordedPayload
      const body = isEvent ? JSON.stringify(recordedPayload.event) : formOf(recordedPayload.form, responseUrl)
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
    },
    delivered() {
      const posted = [
        'C0KUDOS',
        'C0BUILD',
        ...people.map(person => test.driver.botConversation(person)),
      ].flatMap(conversation =>
        test.driver.messages(conversation).map(message => ({
          conversation,
          words: wordsOf(message),
          isUpdate: 'editedAt' in message,
        })),
      )
      const alone = people.flatMap(person =>
        test.driver
          .ephemerals(person)
          .map(message => ({ conversation: person, words: wordsOf(message), isUpdate: false })),
      )
      return [...posted, ...alone, ...answers]
    },
    offers(payload) {
      const form = (
        payload as {
          form?: { payload?: { type?: string; view?: unknown; actions?: { action_id: string }[] } }
        }
      ).form?.payload
      // A modal is opened by a trigger of its moment: what is recorded begins inside it.
      if (form?.type !== 'block_actions' || form.view) return true
      const all = JSON.stringify([
        ...['C0KUDOS', ...people.map(person => test.driver.botConversation(person))].map(conversation =>
          test.driver.messages(conversation),
        ),
        ...people.flatMap(person => [test.driver.ephemerals(person), test.driver.views(person)]),
        ...raw,
      ])
      return (form.actions ?? []).every(({ action_id }) => all.includes(action_id))
    },
    refuseNextCard() {
      playground.faults.plan({ method: 'chat.postMessage', kind: 'refused' })
    },
    problems: () => [],
    async close() {
      await new Promise(resolve => responses.close(resolve))
      await test.close()
    },
  }
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

/** Every text of a message, wherever it is. */
function wordsOf(value: unknown): string {
  const words: string[] = []
  const walk = (inner: unknown, key: string) => {
    if (typeof inner === 'string' && ['text', 'alt_text', 'title'].includes(key)) words.push(inner)
    else if (Array.isArray(inner)) for (const item of inner) walk(item, key)
    else if (typeof inner === 'object' && inner !== null)
      for (const [name, item] of Object.entries(inner)) walk(item, name)
  }
  walk(value, '')
  return words.join('\n')
}
