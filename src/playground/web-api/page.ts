import { SlackError } from '../slack-error.ts'

/** One page of a list by Slack's cursor: an opaque text, empty when there is no more. */
export function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): { items: T[]; hasMore: boolean; response_metadata: { next_cursor: string } } {
  const start = cursor ? readCursor(cursor) : 0
  const items = all.slice(start, start + limit)
  const end = start + items.length
  const hasMore = end < all.length
  const next = hasMore ? Buffer.from(`at:${end}`).toString('base64') : ''
  return { items, hasMore, response_metadata: { next_cursor: next } }
}

function readCursor(cursor: string): number {
  const match = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (!match) throw new SlackError('invalid_cursor')
  return Number(match[1])
}

/** Slack's page sizes: a default, and at most 1000. */
export function pageSize(limit: number | undefined, usual: number): number {
  if (limit === undefined || limit === 0) return usual
  if (limit < 0 || limit > 1000) throw new SlackError('invalid_limit')
  return limit
}
