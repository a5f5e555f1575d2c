import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerJson, answerText } from './answer.ts'
import { sniffMimetype } from './file-shelf.ts'
import type { PageServer } from './page-server.ts'
import { BodyTooLarge, readArguments, readUpload } from './request-body.ts'
import { respond } from './response-url.ts'
import { SlackError } from './slack-error.ts'
import { mimetypeOf } from './web-api/files.ts'
import { serveWebApi } from './web-api-server.ts'
import type { World } from './world.ts'

/** Listens on loopback only; `port` 0 takes a free one. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Idle connections are kept for a while: a client must not lose a call to a closing one. */
export const newServer = (): Server => createServer({ keepAliveTimeout: 55_000 })

/** Connects a listening server to the parts that answer. */
export function route(server: Server, world: World, page: PageServer): void {
  server.on('request', (request, response) => {
    answer(world, page, request, response).catch(error => fail(world, response, error))
  })
  server.on('upgrade', (request, stream, head) => {
    if (isOurs(world, request)) world.socketMode.accept(request, stream, head)
    else stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
}

async function answer(
  world: World,
  page: PageServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOurs(world, request)) return answerText(response, 403, 'only for pages of the playground itself')
  const address = new URL(request.url ?? '/', world.url)
  const api = /^\/api\/([A-Za-z.]+)$/.exec(address.pathname)?.[1]
  if (api) return serveWebApi(world, request, response, { name: api, query: address.searchParams })
  if (request.method === 'POST') {
    const [, place, id = ''] = /^\/(upload|response)\/([A-Za-z0-9]+)$/.exec(address.pathname) ?? []
    if (place === 'upload') return takeUpload(world, request, response, id)
    if (place === 'response') return takeResponse(world, request, response, id)
  }
  if (!(await page.serve(request, response, address)))
    answerText(response, 404, 'there is nothing at this address')
}

/**
 * Another site must reach nothing here: its name may be pointed at 127.0.0.1 (then the Host is foreign), or its
 * page may post to us (then the Origin is).
 */
function isOurs(world: World, request: IncomingMessage): boolean {
  const { port } = new URL(world.url)
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(request.headers.host ?? '')) return false
  const { origin } = request.headers
  return origin === undefined || hosts.some(host => origin === `http://${host}`)
}

async function takeUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = world.state.files.get(id)
  if (!file) return answerText(response, 404, 'no such upload')
  const bytes = await readUpload(request)
  if (bytes.length === 0) return answerText(response, 400, 'the upload is empty')
  world.files.put(id, bytes)
  const mimetype = sniffMimetype(bytes) ?? mimetypeOf(file.name)
  world.state.commit({ kind: 'file', file: { ...file, size: bytes.length, mimetype } })
  answerText(response, 200, `OK - ${bytes.length}`)
}

async function takeResponse(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = await readArguments(request, new URLSearchParams())
  const payload = typeof body?.payload === 'string' ? JSON.parse(body.payload) : body
  try {
    if (payload === null) throw new SlackError('invalid_payload')
    respond(world, id, payload)
    world.faults.record({ at: world.now(), method: 'response_url', args: payload, outcome: 'ok' })
    answerText(response, 200, 'ok')
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    world.faults.record({ at: world.now(), method: 'response_url', args: payload ?? {}, outcome: error.code })
    answerJson(response, error.code.endsWith('_url') ? 404 : 400, error.answer())
  }
  world.feed.stir()
}

function fail(world: World, response: ServerResponse, error: unknown): void {
  const tooLarge = error instanceof BodyTooLarge
  if (!tooLarge) world.log.error({ err: error }, 'the playground failed at a request')
  if (response.headersSent) response.end()
  else
    answerJson(response, tooLarge ? 413 : 500, {
      ok: false,
      error: tooLarge ? 'too_large' : 'internal_error',
    })
}
