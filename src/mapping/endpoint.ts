export interface EndpointSettings {
  /** Base address, such as `https://api.openai.com/v1`. */
  url: string
  /** Sent as a bearer token; null for servers that want none. */
  key: string | null
  model: string
  /** In milliseconds. */
  timeoutMs: number
}

type Reason =
  | 'timeout'
  | 'unreachable'
  | 'stopping'
  | 'status'
  | 'malformed'
  | 'wrong-schema'
  | 'unknown-code'
  | 'refused'

/** An endpoint did not give a usable answer. Holds nothing of what was sent or answered, so that it can be logged. */
export class EndpointFailure extends Error {
  override name = 'EndpointFailure'

  constructor(
    readonly reason: Reason,
    /** HTTP status, or the code of the network's error. */
    readonly detail?: number | string,
  ) {
    super(detail === undefined ? reason : `${reason} ${detail}`)
  }
}

/** An OpenAI-compatible server. Asks once: whoever waits for the answer has a fallback. */
export class Endpoint {
  /** `stopping` ends the calls in hand. */
  constructor(
    readonly settings: EndpointSettings,
    private readonly stopping: AbortSignal,
  ) {}

  /** The parsed JSON of the answer. Throws EndpointFailure. */
  async post(path: string, body: unknown, timeoutMs = this.settings.timeoutMs): Promise<unknown> {
    if (this.stopping.aborted) throw new EndpointFailure('stopping')
    const abort = new AbortController()
    let reason: Reason = 'unreachable'
    const end = (why: Reason) => {
      reason = why
      abort.abort()
    }
    const onStop = () => end('stopping')
    this.stopping.addEventListener('abort', onStop, { once: true })
    const timer = setTimeout(end, timeoutMs, 'timeout')
    let text: string
    try {
      const response = await fetch(addressOf(this.settings.url, path), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(this.settings.key === null ? {} : { authorization: `Bearer ${this.settings.key}` }),
        },
        body: JSON.stringify(body),
        // The message goes to the server that the operator named, and to no other.
        redirect: 'error',
        signal: abort.signal,
      })
      if (!response.ok) {
        abort.abort()
        throw new EndpointFailure('status', response.status)
      }
      text = await response.text()
    } catch (error) {
      if (error instanceof EndpointFailure) throw error
      throw new EndpointFailure(reason, reason === 'unreachable' ? codeOf(error) : undefined)
    } finally {
      clearTimeout(timer)
      this.stopping.removeEventListener('abort', onStop)
    }
    return parseJson(text)
  }
}

/** @throws EndpointFailure without the words of the text, which a SyntaxError would quote. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EndpointFailure('malformed')
  }
}

function addressOf(base: string, path: string): URL {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`
  return url
}

function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}
