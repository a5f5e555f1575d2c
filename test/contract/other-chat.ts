import type { Account } from '../../src/core/identity/identity.ts'
import { profileOf } from '../app/profile.ts'
import type { Platform } from './platform.ts'

const otherChat = 'the other chat'

/**
 * The organisation's workspace on the other platform, which a person of this one is in as well. It is not connected: what
 * somebody does there, the scenarios do by use case.
 */
export async function inOtherChat(platform: Platform, personId: string): Promise<Account> {
  const { laurel } = platform.running
  const { workspaces, people, identities } = laurel.database
  const now = laurel.clock.now()
  const own = { workspaceId: platform.workspaceId, personId }
  if (!(await workspaces.get(otherChat))) {
    const name = 'Elsewhere'
    const other = platform.name === 'slack' ? ('teams' as const) : ('slack' as const)
    await workspaces.connect({ id: otherChat, platform: other, name, botUserId: null }, now)
    for (const id of [platform.workspaceId, otherChat]) await identities.setOrganisation(id, 'harbour')
  }
  const account = { workspaceId: otherChat, personId: `${personId} elsewhere` }
  const verifiedEmail = await people.verifiedEmail(own.workspaceId, personId)
  if (verifiedEmail === null) throw new Error(`${personId} has no verified address`)
  const profile = {
    ...profileOf(account.personId),
    name: 'Same Person',
    email: verifiedEmail,
    verifiedEmail,
  }
  // Seen there before here: they are asked here.
  await people.save(otherChat, [profile], new Date(0))
  return account
}
