import { createHash } from 'node:crypto'
import type { Act } from './act.ts'

/**
 * Names what a form was sent in with: a press that arrives twice changes nothing. A form that Teams shows once more, after
 * a reload or on another device, may be sent in again with something else.
 */
export function formReceipt({ person, data }: Pick<Act, 'person' | 'data'>): string {
  const inputs = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256')
    .update(JSON.stringify([person.id, inputs]))
    .digest('base64url')
  return `teams:form:${digest}`
}
