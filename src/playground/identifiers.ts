import { randomBytes } from 'node:crypto'

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'

/** An id such as "V0K3ZQ8M1XW": the prefix says what it names, as in Slack. */
export function newId(prefix: string, length = 10): string {
  let id = `${prefix}0`
  for (const byte of randomBytes(length)) id += alphabet[byte % alphabet.length]
  return id
}

/** A secret that cannot be guessed, for tokens and one-time addresses. */
export function newSecret(): string {
  return randomBytes(24).toString('hex')
}
