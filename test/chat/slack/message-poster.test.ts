import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { MessagePoster, readyMessage } from '../../../src/chat/slack/message-poster.ts'

let server: Server | null = null

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** What comes of a post to a Slack that answers so; null where it never does. */
async function postTo(
  answer: { status: number; headers?: Record<string, string>; body: string } | null,
  timeoutMs = 5000,
) {
  const asked: { url: string | undefined; headers: unknown; body: unknown }[] = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    asked.push({ url: request.url, headers: request.headers, body: JSON.parse(body) })
    if (answer) response.writeHead(answer.status, answer.headers ?? {}).end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  const message = readyMessage({ text: '“你好” \\ & <done>', blocks: [{ type: 'divider' }] })
  const outcome = await new MessagePoster({ apiUrl, botToken: 'xoxb-1' }, timeoutMs)
    .post('U1', message, { event_type: 'laurel_delivery', event_payload: { id: 'D1' } })
    .catch(({ kind, code, retryAfter }) => ({ kind, code, retryAfter }))
  return { outcome, asked }
}

it('posts one JSON object with the message and its delivery id', async () => {
  const { outcome, asked } = await postTo({ status: 200, body: '{"ok":true,"channel":"D1","ts":"1.2"}' })
  expect(outcome).toEqual({ channel: 'D1', ts: '1.2' })
  expect(asked).toMatchObject([
    {
      url: '/api/chat.postMessage',
      headers: { authorization: 'Bearer xoxb-1', 'content-type': 'application/json; charset=utf-8' },
      body: {
        channel: 'U1',
        text: '“你好” \\ & <done>',
        blocks: [{ type: 'divider' }],
        unfurl_links: false,
        metadata: { event_type: 'laurel_delivery', event_payload: { id: 'D1' } },
      },
    },
  ])
})

it.each([
  ['asks for time', { status: 429, headers: { 'retry-after': '7' }, body: '' }, ['busy', 'ratelimited', 7]],
  ['asks for time without saying how long', { status: 429, body: '' }, ['busy', 'ratelimited', 1]],
  ['refuses', { status: 200, body: '{"ok":false,"error":"is_archived"}' }, ['refused', 'is_archived', 0]],
  ['fails', { status: 200, body: '{"ok":false,"error":"fatal_error"}' }, ['unknown', 'fatal_error', 0]],
  ['breaks down', { status: 503, body: 'sorry' }, ['unknown', 'http_503', 0]],
  ['is a page in its place', { status: 200, body: '<html>' }, ['unknown', 'no_answer_of_slack', 0]],
  [
    'leads elsewhere',
    { status: 302, headers: { location: '/' }, body: '' },
    ['unknown', 'request_failed', 0],
  ],
])('tells what it means where Slack %s', async (_, answer, [kind, code, retryAfter]) => {
  expect((await postTo(answer)).outcome).toEqual({ kind, code, retryAfter })
})

it('does not wait for ever, and leaves open whether it arrived', async () => {
  expect((await postTo(null, 50)).outcome).toEqual({ kind: 'unknown', code: 'timeout', retryAfter: 0 })
})
