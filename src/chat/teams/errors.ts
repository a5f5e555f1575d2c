import { ChatFailure } from '../../core/chat.ts'

/** Codes with which Teams says that Laurel is not installed for somebody, or that they blocked it. */
const notInstalledCodes =
  /not\s?installed|BotNotInConversationRoster|ForbiddenOperation|MessageWritesBlocked|ConversationBlockedByUser/i

/** Delivery errors that mean: this person cannot be reached until they install the app. */
export const notInstalled = 'not_installed_for_person'

/** The code with which Teams says that a conversation does not exist, or not any more. */
export const conversationGone = 'ConversationNotFound'

/** Not taken: Teams asks for patience (429), or another write was faster (412). */
const busyStatus = new Set([412, 429])

/** What an answer of the Teams service means for a delivery. `random` is between 0 and 1. */
export function failureOf(
  status: number,
  body: string,
  retryAfter: string | null,
  random: number,
): ChatFailure {
  const code = codeOf(body) ?? `http_${status}`
  if (busyStatus.has(status)) return new ChatFailure('busy', `http_${status}`, patience(retryAfter, random))
  if (status >= 500 || status === 408) return new ChatFailure('unknown', `http_${status}`)
  if (status === 403 && notInstalledCodes.test(`${code} ${body}`))
    return new ChatFailure('refused', notInstalled)
  return new ChatFailure('refused', code)
}

/** A request that got no answer. */
export function lostRequest(error: unknown): ChatFailure {
  if (error instanceof Error && error.name === 'TimeoutError')
    return new ChatFailure('unknown', 'timeout', 0, { cause: error })
  const { code } = ((error as Error).cause ?? {}) as { code?: unknown }
  return new ChatFailure('unknown', typeof code === 'string' ? code : 'request_failed', 0, { cause: error })
}

/** Seconds to wait: what Teams asks for, else one or two; half as much again at most, so that not all come back at once. */
function patience(retryAfter: string | null, random: number): number {
  const asked = Number(retryAfter)
  const seconds = retryAfter !== null && Number.isFinite(asked) && asked > 0 ? asked : 1
  return seconds * (1 + random / 2)
}

function codeOf(body: string): string | null {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown } }
    return typeof error?.code === 'string' && error.code !== '' ? error.code : null
  } catch {
    return null
  }
}
