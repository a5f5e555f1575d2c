import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from './answer.ts'
import type { Json } from './change.ts'
import type { Fault } from './faults.ts'
import { readArguments } from './request-body.ts'
import { SlackError } from './slack-error.ts'
import type { Method } from './web-api/method.ts'
import { methods } from './web-api/registry.ts'
import type { World } from './world.ts'

/** Answers `/api/METHOD` as Slack does: 200 with `ok`, but for faults on demand. */
export async function serveWebApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  { name, query }: { name: string; query: URLSearchParams },
): Promise<void> {
  const given = await readArguments(request, query)
  const { token: inBody, ...args } = given ?? {}
  const token = bearer(request) ?? (typeof inBody === 'string' ? inBody : null)
  const record = (outcome: string) => {
    world.faults.record({ at: world.now(), method: name, args, outcome })
    world.log.debug({ method: name, outcome }, 'Web API call')
    world.feed.stir()
  }
  const fault = world.faults.strike(name, args.channel)
  if (fault) {
    const carriedOut = fault.carriedOut ?? fault.kind === 'drop'
    if (carriedOut) perform(world, name, args, token, given !== null)
    record(
      fault.kind === 'ratelimited'
        ? '429'
        : fault.kind === 'server-error'
          ? String(fault.status)
          : fault.kind,
    )
    return strike(fault, response)
  }
  const answer = perform(world, name, args, token, given !== null)
  record(answer.ok === true ? 'ok' : String(answer.error))
  answerJson(response, 200, answer, scopeHeaders(world))
}

/** Carries a call out; a refusal becomes its answer. */
function perform(world: World, name: string, args: Json, token: string | null, readable: boolean): Json {
  try {
    const method = methods.get(name)
    if (!method) throw new SlackError('unknown_method', [], { req_method: name })
    if (!readable) throw new SlackError('invalid_json')
    checkToken(world, method, token)
    return { ok: true, ...method.call(world, args) }
  } catch (error) {
    if (error instanceof SlackError) return error.answer()
    world.log.error({ err: error, method: name }, 'the playground failed at a Web API call')
    return { ok: false, error: 'internal_error' }
  }
}

function checkToken(world: World, method: Method, token: string | null): void {
  if (method.token === 'none') return
  if (!token) throw new SlackError('not_authed')
  const { identity } = world.state
  const wanted = method.token === 'app' ? identity?.appToken : identity?.botToken
  const other = method.token === 'app' ? identity?.botToken : identity?.appToken
  if (token === other) throw new SlackError('not_allowed_token_type')
  if (token !== wanted) throw new SlackError('invalid_auth')
  const granted = world.manifest.botScopes
  if (granted && method.scopes.length > 0 && !method.scopes.some(scope => granted.includes(scope))) {
    throw new SlackError('missing_scope', [], {
      needed: method.scopes.join(','),
      provided: granted.join(','),
    })
  }
}

function strike(fault: Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'ratelimited':
      answerJson(
        response,
        429,
        { ok: false, error: 'ratelimited' },
        { 'retry-after': String(fault.retryAfter) },
      )
      return
    case 'server-error':
      response.writeHead(fault.status, { 'content-type': 'text/plain' })
      response.end('the playground was asked to fail')
      return
    case 'refused':
      answerJson(response, 200, { ok: false, error: fault.error })
      return
    case 'drop':
      response.socket?.destroy()
      return
    case 'hang':
      // Left open: the app's own time limit ends it, or the playground's end.
      return
  }
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function scopeHeaders(world: World): Record<string, string> {
  return world.manifest.botScopes ? { 'x-oauth-scopes': world.manifest.botScopes.join(',') } : {}
}
