import { ErrorCode, type SlackError } from '@slack/web-api'
import { ChatFailure } from '../../core/chat.ts'

/** Answers that say nothing about whether the call was carried out. */
const unclear = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
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
  if (code === ErrorCode.RateLimitedError) {
    return new ChatFailure('busy', 'ratelimited', Math.max(1, detail.retryAfter ?? 1), { cause: error })
  }
  if (code === ErrorCode.PlatformError) {
    const reason = detail.data?.error ?? 'unknown_error'
    if (reason === 'ratelimited') return new ChatFailure('busy', reason, 1, { cause: error })
    return new ChatFailure(unclear.has(reason) ? 'unknown' : 'refused', reason, 0, { cause: error })
  }
  if (code === ErrorCode.HTTPError) {
    const status = detail.statusCode ?? 0
    return new ChatFailure(status >= 500 || status === 408 ? 'unknown' : 'refused', `http_${status}`, 0, {
      cause: error,
    })
  }
  return new ChatFailure('unknown', reasonOf(detail.original), 0, { cause: error })
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
