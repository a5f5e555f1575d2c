import { ChatFailure } from '../../core/chat.ts'
import type { SlackMessage } from './blocks/element.ts'
import { failureOfAnswer } from './errors.ts'
import { type LeanAnswer, type LeanTarget, leanRequest, leanTarget } from './lean-request.ts'

/** A message's content as it goes over the wire: the same for everybody who reads the same. */
export type ReadyMessage = string & { readonly isReady: true }

/** The members of a JSON object, without its braces. */
export function readyMessage({ text, blocks }: SlackMessage): ReadyMessage {
  return JSON.stringify({ text, blocks, unfurl_links: false, unfurl_media: false }).slice(
    1,
    -1,
  ) as ReadyMessage
}

/**
 * Calls `chat.postMessage`. Slack's own client takes most of the processor time of a fan-out: it writes three lines for a
 * log that is off, encodes JSON in a form, and queues what we have queued already. This says the same in one JSON object.
 */
export class MessagePoster {
  private readonly target: LeanTarget
  private readonly headers: Record<string, string>

  constructor(
    { apiUrl, botToken }: { apiUrl: string; botToken: string },
    private readonly timeoutMs: number,
  ) {
    this.target = leanTarget(new URL('chat.postMessage', apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`).href)
    this.headers = {
      authorization: `Bearer ${botToken}`,
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json',
    }
  }

  /** @throws ChatFailure */
  async post(
    channel: string,
    message: ReadyMessage,
    metadata: { event_type: string; event_payload: Record<string, string> },
  ): Promise<{ channel: string | null; ts: string | null }> {
    const body = `{"channel":${JSON.stringify(channel)},${message},"metadata":${JSON.stringify(metadata)}}`
    const { status, headers, body: answer } = await this.send(body)
    const { ok, error, channel: place, ts } = readAnswer(answer)
    const retryAfter = Number.parseInt(headers['retry-after'] ?? '', 10)
    const failure = failureOfAnswer({ status, retryAfter, error: ok === true ? null : String(error) })
    if (failure) throw failure
    return {
      channel: typeof place === 'string' ? place : null,
      ts: typeof ts === 'string' ? ts : null,
    }
  }

  private async send(body: string): Promise<LeanAnswer> {
    try {
      return await leanRequest(this.target, this.headers, body, { timeoutMs: this.timeoutMs })
    } catch (cause) {
      const { code } = cause as { code?: unknown }
      throw new ChatFailure('unknown', typeof code === 'string' ? code : 'request_failed', 0, { cause })
    }
  }
}

/** Something between us and Slack may answer in Slack's place; then the message may have arrived, or not. */
function readAnswer(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) ?? {}
  } catch {
    return { error: 'no_answer_of_slack' }
  }
}
