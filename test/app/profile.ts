import type { Profile } from '../../src/core/person.ts'

/** A colleague as a platform tells of them. */
export function profileOf(id: string): Profile {
  return {
    id,
    name: id,
    email: null,
    language: 'en',
    timeZone: 'UTC',
    isBot: false,
    isStranger: false,
    isActive: true,
    isOwner: false,
  }
}
