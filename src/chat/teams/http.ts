import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BaseLogger } from 'pino'
import { activitySchema, type TeamsActivity, tenantOf } from './activity.ts'
import type { Authenticate } from './authentication.ts'

/** Longest request, in bytes. Teams sends a fraction of that. */
const longestBody = 1024 * 1024

/** What is answered to an invoke. */
export interface InvokeAnswer {
  status: number
  body?: unknown
}

export type Receive = (activity: TeamsActivity) => Promise<InvokeAnswer | null>

class Rejected extends Error {
  constructor(readonly status: number) {
    super(`rejected with ${status}`)
  }
}

/**
 * Where Teams delivers. Answers 200 once the activity has been carried out; 401 and 403 without a word to whoever is not
 * Teams, or not of a tenant that is served.
 */
export function messagesRoute({
  authenticate,
  serves,
  receive,
  log,
}: {
  authenticate: Authenticate
  serves(tenantId: string): boolean
  receive: Receive
  log: BaseLogger
}) {
  async function answer(request: IncomingMessage): Promise<InvokeAnswer> {
    const activity = readActivity(await readBody(request))
    if (
      activity?.channelId !== 'msteams' ||
      !(await authenticate(request.headers.authorization ?? '', activity))
    )
      throw new Rejected(401)
    const tenant = tenantOf(activity)
    if (tenant === null || !serves(tenant)) throw new Rejected(403)
    return (await receive(activity)) ?? { status: 200 }
  }

  return {
    path: '/api/messages',
    method: 'POST',
    handler(request: IncomingMessage, response: ServerResponse): void {
      answer(request).then(
        ({ status, body }) => send(response, status, body),
        error => {
          if (!(error instanceof Rejected)) log.error({ err: error }, 'what Teams sent could not be handled')
          send(response, error instanceof Rejected ? error.status : 500)
        },
      )
    },
  }
}

/** Without these, nothing can be signed for: null for what is not an activity of a conversation. */
function readActivity(body: string): TeamsActivity | null {
  try {
    return activitySchema.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) throw new Rejected(413)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longestBody) throw new Rejected(413)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) {
    // What is left unread of a request that is too long must not be taken for the next one.
    response
      .writeHead(status, { 'content-length': 0, ...(status === 413 ? { connection: 'close' } : {}) })
      .end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
