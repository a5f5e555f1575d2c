import { ErrorCode, type SlackError } from '@slack/web-api'
import { ChatFailure } from '../../core/chat.ts'

/** Answers that say nothing about whether the call was carried out. */
const unclear = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'no_answer_of_slack',
])

/** What an error of the Web API client means for the delivery. Errors of our own pass through. */
function failureOf(error: unknown): unknown {
  if (!isSlackError(error)) return error
  const detail = error as unknown as {
    data?: { error?: string }
    retryAfter?: number
    statusCode?: number
    original?: Error
  }
  const code = String(error.code)
  const options = { cause: error }
  if (code === ErrorCode.RateLimitedError) return rateLimited(detail.retryAfter, options)
  if (code === ErrorCode.PlatformError) return failureOfError(detail.data?.error ?? 'unknown_error', options)
  if (code === ErrorCode.HTTPError) return failureOfStatus(detail.statusCode ?? 0, options)
  return new ChatFailure('unknown', reasonOf(detail.original), 0, options)
}

/** What an answer of Slack means for a delivery; null where it was carried out. */
export function failureOfAnswer({
  status,
  retryAfter,
  error,
}: {
  status: number
  /** Seconds; NaN where Slack did not say. */
  retryAfter: number
  error: string | null
}): ChatFailure | null {
  if (status === 429) return rateLimited(retryAfter)
  if (status !== 200) return failureOfStatus(status)
  return error === null ? null : failureOfError(error)
}

function rateLimited(retryAfter = 1, options?: ErrorOptions): ChatFailure {
  return new ChatFailure('busy', 'ratelimited', Math.max(1, retryAfter || 1), options)
}

function failureOfStatus(status: number, options?: ErrorOptions): ChatFailure {
  return new ChatFailure(
    status >= 500 || status === 408 ? 'unknown' : 'refused',
    `http_${status}`,
    0,
    options,
  )
}

function failureOfError(error: string, options?: ErrorOptions): ChatFailure {
  if (error === 'ratelimited') return new ChatFailure('busy', error, 1, options)
  return new ChatFailure(unclear.has(error) ? 'unknown' : 'refused', error, 0, options)
}

/** Why there was no answer: "timeout", or the system's code, such as ECONNREFUSED. */
function reasonOf(original: Error | undefined): string {
  if (original?.name === 'TimeoutError') return 'timeout'
  const { code } = (original?.cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : 'request_failed'
}

/** The call, its errors as ChatFailure. */
export async function calling<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw failureOf(error)
  }
}

function isSlackError(error: unknown): error is SlackError {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('slack_webapi_')
}
