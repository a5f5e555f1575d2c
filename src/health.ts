import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { OperatorError } from './core/errors.ts'

export interface HealthRoute {
  path: string
  method: string
  handler: (request: IncomingMessage, response: ServerResponse) => void
}

/** `/healthz`: the process answers. `/readyz`: the database answers and the chat is connected; 503 where not. */
export function healthRoutes(parts: { isConnected(): boolean; ping(): Promise<unknown> }): HealthRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => answer(response, 200, { ok: true }) },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => {
        const chat = parts.isConnected()
        parts.ping().then(
          () => answer(response, chat ? 200 : 503, { ok: chat, database: true, chat }),
          () => answer(response, 503, { ok: false, database: false, chat }),
        )
      },
    },
  ]
}

/** Serves the routes by themselves, where no other HTTP server carries them. `orFreePort`: any port will do. */
export async function serveHealth(
  routes: HealthRoute[],
  { port, host, orFreePort }: { port: number; host: string; orFreePort: boolean },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const route = routes.find(
      candidate => leadsTo(candidate.path, path) && candidate.method === request.method,
    )
    if (route) route.handler(request, response)
    else answer(response, 404, { ok: false })
  })
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(wanted, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  try {
    await listen(port)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    if (!orFreePort) {
      throw new OperatorError(`Port ${port} is taken.`, 'Set PORT to a free one, or 0 for any.', { cause })
    }
    await listen(0)
  }
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whether a route's path, such as "/report/:token", means this one. */
function leadsTo(route: string, path = ''): boolean {
  const [wanted, given] = [route.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part === given[at] || (part.startsWith(':') && given[at] !== ''))
  )
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
