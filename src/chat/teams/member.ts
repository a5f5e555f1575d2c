import { normalEmail } from '../../core/identity/rules.ts'
import type { Person, Profile } from '../../core/person.ts'
import type { Workspace } from '../../core/workspace.ts'
import type { Hints } from './activity.ts'
import type { TeamsMember } from './connector.ts'

/** The tenant that describes somebody, and what is known besides. */
export interface Surroundings {
  tenantId: string
  adminEmails: readonly string[]
  hints: Hints
  /** Language and zone of those of whom Teams tells neither. */
  defaults: Pick<Workspace, 'language' | 'timeZone'> | null
}

export function idOf({ aadObjectId, objectId, id }: TeamsMember): string {
  return aadObjectId ?? objectId ?? id
}

/** Somebody as Teams describes them; `before` is what was stored. */
export function profileOf(
  member: TeamsMember,
  before: Person | null,
  { tenantId, adminEmails, hints: { language, timeZone }, defaults }: Surroundings,
): Profile {
  const email = member.email ?? member.userPrincipalName ?? null
  const isStranger = isOutside(member, tenantId)
  return {
    id: idOf(member),
    name: member.name?.trim() || before?.name || email || idOf(member),
    email,
    // Members of a tenant cannot choose either of their addresses: its administrators do.
    verifiedEmail: isStranger ? null : normalEmail(email),
    language: language ?? before?.language ?? defaults?.language ?? 'en',
    timeZone: timeZone ?? before?.timeZone ?? defaults?.timeZone ?? 'UTC',
    isBot: false,
    isStranger,
    isActive: true,
    isOwner: email !== null && adminEmails.includes(email.toLowerCase()),
  }
}

/**
 * Whoever Teams calls anything but a user is none: guests, and visitors of a meeting, who are said to be of the tenant
 * that holds it. Guests of a team may be called users: their names in the directory tell.
 */
function isOutside({ userRole, userPrincipalName, tenantId }: TeamsMember, ownTenantId: string): boolean {
  const isUser = userRole == null || userRole.toLowerCase() === 'user'
  const isForeign = typeof tenantId === 'string' && tenantId !== ownTenantId
  return !isUser || isForeign || /#EXT#/i.test(userPrincipalName ?? '')
}
