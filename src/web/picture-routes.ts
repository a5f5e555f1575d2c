import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BaseLogger } from 'pino'
import { openPicture } from '../app/open-picture.ts'
import type { Clock } from '../core/clock.ts'
import { BadTokens } from './bad-tokens.ts'
import type { LinkTokens } from './link-token.ts'
import type { Route } from './report-routes.ts'

/** For how long a client may show what it has fetched without asking again, in seconds: an erased picture is gone soon. */
const mayBeKept = 3600

interface Answer {
  status: number
  png: Uint8Array | null
}

/** Pictures of messages, for platforms that fetch them without signing in: whoever has the address sees the picture. */
export function pictureRoutes({
  laurel,
  tokens,
  clock,
  log,
}: {
  laurel: Parameters<typeof openPicture>[0]
  tokens: LinkTokens
  clock: Clock
  log: Pick<BaseLogger, 'error'>
}): Route[] {
  const badTokens = new BadTokens(clock)

  async function answer(request: IncomingMessage): Promise<Answer> {
    const [, token = ''] = /\/picture\/([^/?#]+)/.exec(request.url ?? '') ?? []
    const fileId = tokens.opened(token)
    if (fileId === null) {
      const mayTry = badTokens.mayTry(request.socket.remoteAddress ?? '')
      return { status: mayTry ? 404 : 429, png: null }
    }
    const png = await openPicture(laurel, fileId)
    return { status: png ? 200 : 404, png }
  }

  const handler = (request: IncomingMessage, response: ServerResponse) => {
    answer(request)
      .catch(error => {
        log.error({ err: error }, 'a picture could not be opened')
        return { status: 500, png: null }
      })
      .then(given => send(request, response, given))
  }
  return ['GET', 'HEAD'].map(method => ({ path: '/picture/:token', method, handler }))
}

function send({ method }: IncomingMessage, response: ServerResponse, { status, png }: Answer): void {
  response.writeHead(status, {
    ...(png ? { 'content-type': 'image/png' } : {}),
    'content-length': png?.length ?? 0,
    'cache-control': png ? `private, max-age=${mayBeKept}` : 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    // Clients of the chat show it inside of pages of their own.
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(method === 'HEAD' ? undefined : png)
}
