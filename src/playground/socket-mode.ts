import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AppRequest, Delivery, Reply } from './delivery.ts'
import { newSecret } from './identifiers.ts'
import type { Log } from './log.ts'

const envelopeTypes: Record<AppRequest['kind'], string> = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
  options: 'interactive',
}
/** The client gives up when it is not pinged for 30 s. */
const pingEveryMs = 10_000
const goodbyeMs = 500

interface Settings {
  appId: string
  ackTimeoutMs: number
  log: Log
}

/** Slack's end of Socket Mode: one-time addresses, envelopes, acknowledgements, refreshed connections. */
export class SocketMode implements Delivery {
  onConnection: () => void = () => {}
  readonly #settings: Settings
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #tickets = new Set<string>()
  readonly #sockets: WebSocket[] = []
  readonly #waiting = new Map<string, { socket: WebSocket; settle: (reply: Reply) => void }>()
  readonly #pinging: NodeJS.Timeout

  constructor(settings: Settings) {
    this.#settings = settings
    this.#pinging = setInterval(() => {
      for (const socket of this.#sockets) socket.ping()
    }, pingEveryMs)
    this.#pinging.unref()
  }

  get connected(): boolean {
    return this.#sockets.length > 0
  }

  /** A fresh address for apps.connections.open; `base` is the playground's own, "http://…". */
  address(base: string): string {
    const ticket = newSecret()
    this.#tickets.add(ticket)
    return `${base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${this.#settings.appId}`
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const ticket = searchParams.get('ticket') ?? ''
    if (pathname !== '/link/' || !this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, stream, head, socket => this.#welcome(socket))
  }

  /** Tells every connected app to connect anew, as Slack does now and then. */
  refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled' = 'refresh_requested'): void {
    for (const socket of [...this.#sockets]) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'playground' } }))
    }
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const socket of [...this.#sockets]) socket.terminate()
  }

  send(request: AppRequest): Promise<Reply> {
    const socket = this.#sockets.shift()
    if (!socket) return Promise.resolve({ acknowledged: false, reason: 'dispatch_failed' })
    // Slack spreads envelopes over an app's connections.
    this.#sockets.push(socket)
    const id = randomUUID()
    return new Promise(resolve => {
      const settle = (reply: Reply) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(reply)
      }
      const timer = setTimeout(
        () => settle({ acknowledged: false, reason: 'operation_timeout' }),
        this.#settings.ackTimeoutMs,
      )
      this.#waiting.set(id, { socket, settle })
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: envelopeTypes[request.kind],
          accepts_response_payload: request.kind !== 'event',
          ...(request.kind === 'event' && {
            retry_attempt: request.retry?.number ?? 0,
            retry_reason: request.retry?.reason ?? '',
          }),
          payload: request.payload,
        }),
      )
    })
  }

  /** Says goodbye to every app; one that does not answer in time is cut off. */
  async close(): Promise<void> {
    clearInterval(this.#pinging)
    for (const socket of [...this.#sockets]) socket.close(1001)
    const cut = setTimeout(() => {
      for (const socket of this.#server.clients) socket.terminate()
    }, goodbyeMs)
    await Promise.all([...this.#server.clients].map(socket => once(socket, 'close')))
    clearTimeout(cut)
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.push(socket)
    socket.on('message', data => this.#hear(String(data)))
    socket.on('error', error => this.#settings.log.warn({ err: error }, 'a Socket Mode connection failed'))
    socket.on('close', () => {
      const at = this.#sockets.indexOf(socket)
      if (at >= 0) this.#sockets.splice(at, 1)
      for (const waiting of [...this.#waiting.values()]) {
        if (waiting.socket === socket) waiting.settle({ acknowledged: false, reason: 'dispatch_failed' })
      }
      this.onConnection()
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.length,
        debug_info: { host: 'playground', approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#settings.appId },
      }),
    )
    this.onConnection()
  }

  #hear(data: string): void {
    let message: { envelope_id?: unknown; payload?: unknown }
    try {
      message = JSON.parse(data)
    } catch {
      this.#settings.log.warn({}, 'the app sent something over Socket Mode that is not JSON')
      return
    }
    this.#waiting
      .get(String(message.envelope_id))
      ?.settle({ acknowledged: true, body: message.payload ?? null })
  }
}
