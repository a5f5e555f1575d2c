import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** As it came over the wire. */
  raw: string
  body: Record<string, unknown>
}

/** Gives the JSON to answer with, or answers by itself and gives undefined. */
type Answer = (request: ReceivedRequest, response: ServerResponse) => unknown

export interface EndpointServer {
  /** Base address, with `/v1`. */
  url: string
  requests: ReceivedRequest[]
  answer: Answer
  close(): Promise<void>
}

/** An OpenAI-compatible server that answers as the test says. */
export async function startEndpointServer(): Promise<EndpointServer> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks).toString('utf8')
    const { method = '', url = '', headers } = incoming
    const request = { method, path: url, headers, raw, body: JSON.parse(raw) }
    self.requests.push(request)
    const answer = self.answer(request, response)
    if (answer === undefined) return
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const self: EndpointServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    answer: (_, response) => refuse(response, 500),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}

/** Refuses as vendors do: with an error that quotes what was sent. */
export function refuse(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): undefined {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ error: { message: 'secret words of the message', type: 'x' } }))
}

/** A chat completion with this content. */
export function completion(content: unknown) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message: {
          role: 'assistant',
          content: typeof content === 'string' ? content : JSON.stringify(content),
          refusal: null,
        },
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}
