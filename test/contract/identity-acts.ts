import { expect } from 'vitest'
import { answerIdentityOffer } from '../../src/app/answer-identity-offer.ts'
import { confirmIdentity } from '../../src/app/confirm-identity.ts'
import { offerIdentities } from '../../src/app/offer-identities.ts'
import { inOtherChat } from './other-chat.ts'
import type { Acts } from './play.ts'

/** Somebody is in both chats. What they do in the other one is done by use case. */
export const identityActs: Acts<
  | 'accept-identity-offer'
  | 'decline-identity-offer'
  | 'type-identity-code'
  | 'choose-summary-place'
  | 'undo-identity'
> = {
  async 'accept-identity-offer'({ plays, says, platform }) {
    const { laurel } = platform.running
    const other = await inOtherChat(platform, platform.world.giver!)
    await offerIdentities(laurel)
    const offer = await says(/Shall they be one profile/)
    expect(offer.words).toContain('Same Person')
    await plays('accept-identity-offer')
    const { words } = await says('Now write this code to me in')
    const [code = ''] = /\d{4} \d{4}/.exec(words) ?? []
    const own = { workspaceId: platform.workspaceId, personId: platform.world.giver! }
    expect(await laurel.database.identities.accountsOf(own)).toEqual([own])
    await confirmIdentity(laurel, { ...other, text: code })
    await says(/One profile: /)
    expect(await laurel.database.identities.accountsOf(own)).toEqual([own, other])
  },

  async 'decline-identity-offer'({ plays, says, platform }) {
    const { laurel } = platform.running
    const other = await inOtherChat(platform, platform.world.recipient!)
    await offerIdentities(laurel)
    await plays('decline-identity-offer')
    await says('They stay two profiles')
    expect(await offerIdentities(laurel)).toMatchObject({ asked: 0 })
    expect(await laurel.database.identities.of(other)).toBeNull()
  },

  async 'type-identity-code'({ plays, says, platform }) {
    const { laurel } = platform.running
    const other = await inOtherChat(platform, platform.world.colleague!)
    const { code } = await answerIdentityOffer(laurel, { ...other, answer: 'yes' })
    await plays('type-identity-code', { code: code === '00000000' ? '00000001' : '00000000' })
    await says('That is not the code')
    await plays('type-identity-code', { code: code! })
    await says(/One profile: .*Your monthly summary comes in/s)
    expect((await laurel.database.identities.of(other))?.accounts).toHaveLength(2)
  },

  async 'choose-summary-place'({ plays, says, platform }) {
    await plays('choose-summary-place')
    await says(/One profile: .*Your monthly summary comes here/s)
    const own = { workspaceId: platform.workspaceId, personId: platform.world.colleague! }
    const identity = await platform.running.laurel.database.identities.of(own)
    expect(identity?.summaryIn).toBe(platform.workspaceId)
  },

  async 'undo-identity'({ plays, says, platform }) {
    await plays('undo-identity')
    await says('They stay two profiles', ({ words }) => words.includes('Same Person'))
    const own = { workspaceId: platform.workspaceId, personId: platform.world.giver! }
    expect(await platform.running.laurel.database.identities.of(own)).toBeNull()
  },
}
