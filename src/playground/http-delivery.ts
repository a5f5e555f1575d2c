import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { AppRequest, Delivery, Reply } from './delivery.ts'
import { newSecret } from './identifiers.ts'
import type { Log } from './log.ts'

interface Settings {
  requestUrl: string
  signingSecret: string
  ackTimeoutMs: number
  /** Milliseconds since 1970 by the wall clock: receivers refuse signatures older than five minutes. */
  now: () => number
  log: Log
}

/** How long until an app that does not answer the challenge is asked again, in milliseconds. */
const challengeEveryMs = 200

/** Slack's end of the HTTP transport: one Request URL for events, commands and interactivity, every request signed. */
export class HttpDelivery implements Delivery {
  onConnection: () => void = () => {}
  connected = false
  readonly #settings: Settings
  readonly #closing = new AbortController()
  readonly #verifying: Promise<void>

  constructor(settings: Settings) {
    this.#settings = settings
    this.#verifying = this.#verify()
  }

  async send(request: AppRequest): Promise<Reply> {
    try {
      const response = await this.#post(request)
      const text = await response.text()
      if (!response.ok) return { acknowledged: false, reason: 'http_error' }
      return { acknowledged: true, body: readBody(text, response.headers.get('content-type') ?? '') }
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
      return { acknowledged: false, reason: timedOut ? 'operation_timeout' : 'dispatch_failed' }
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#verifying
  }

  /** Asks the Request URL to echo a challenge, as Slack does before it sends anything, until it does. */
  async #verify(): Promise<void> {
    const challenge = newSecret()
    while (!this.#closing.signal.aborted) {
      const reply = await this.send({ kind: 'event', payload: { type: 'url_verification', challenge } })
      const body = reply.acknowledged ? reply.body : null
      const echoed = typeof body === 'object' && body !== null && 'challenge' in body ? body.challenge : body
      if (echoed === challenge) {
        this.connected = true
        this.onConnection()
        return
      }
      this.#settings.log.debug({}, 'the Request URL did not answer the challenge yet')
      await pause(challengeEveryMs, undefined, { signal: this.#closing.signal, ref: false }).catch(() => {})
    }
  }

  #post(request: AppRequest): Promise<Response> {
    const isJson = request.kind === 'event'
    const body = isJson ? JSON.stringify(request.payload) : formOf(request)
    const timestamp = Math.floor(this.#settings.now() / 1000)
    const hmac = createHmac('sha256', this.#settings.signingSecret).update(`v0:${timestamp}:${body}`)
    const headers: Record<string, string> = {
      'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    }
    if (request.retry) {
      headers['x-slack-retry-num'] = String(request.retry.number)
      headers['x-slack-retry-reason'] = request.retry.reason
    }
    const signal = AbortSignal.any([AbortSignal.timeout(this.#settings.ackTimeoutMs), this.#closing.signal])
    return fetch(this.#settings.requestUrl, { method: 'POST', headers, body, signal })
  }
}

/** Commands are plain form fields; interactions are JSON in the field `payload`. */
function formOf(request: AppRequest): string {
  if (request.kind !== 'command') {
    return new URLSearchParams({ payload: JSON.stringify(request.payload) }).toString()
  }
  const fields = Object.entries(request.payload).map(([key, value]): [string, string] => [key, String(value)])
  return new URLSearchParams(fields).toString()
}

function readBody(text: string, contentType: string): unknown {
  if (text === '') return null
  if (!contentType.includes('json')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
