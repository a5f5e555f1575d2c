import { checksumOf } from '../hash.ts'
import type { Account, KnownAccount } from './identity.ts'

/** How long a code may be typed, in milliseconds. */
export const codeLastsFor = 15 * 60_000

/** Codes that were not right before the code is void. */
export const mostWrongTries = 5

/**
 * An e-mail address in the form in which it is compared. Letters are the same in both cases; dots and what follows a "+"
 * are part of the address: to drop them is one provider's rule, and not for us to guess. Null for what is none.
 */
export function normalEmail(address: string | null | undefined): string | null {
  const text = (address ?? '').trim().normalize('NFKC').toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text : null
}

/** Whether two accounts may become one person. Read anew at every step: people leave and addresses change. */
export function mayBeOne(one: KnownAccount | null, other: KnownAccount | null): boolean {
  return (
    one !== null &&
    other !== null &&
    one.platform !== other.platform &&
    one.organisation !== null &&
    one.organisation === other.organisation &&
    one.verifiedEmail !== null &&
    one.verifiedEmail === other.verifiedEmail &&
    [one.person, other.person].every(({ isActive, isBot, isStranger }) => isActive && !isBot && !isStranger)
  )
}

export function isSame(one: Account, other: Account): boolean {
  return one.workspaceId === other.workspaceId && one.personId === other.personId
}

/** Digits alone: they are typed the same with every keyboard and input method. Null for anything else. */
export function codeIn(text: string): string | null {
  const [, first, second] = /^(\d{4})[-\s]?(\d{4})$/.exec(text.trim().normalize('NFKC')) ?? []
  return first && second ? `${first}${second}` : null
}

/** A code from a random id: eight digits of it. The ids of `Ids` are random (UUID version 4), which this relies upon. */
export function codeFrom(id: string): string {
  return String(checksumOf(id) % 100_000_000).padStart(8, '0')
}

/** As it is read aloud and typed: "1234 5678". */
export function spelledCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}
