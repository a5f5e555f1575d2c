import { answerIdentityOffer } from '../../../app/answer-identity-offer.ts'
import { chooseSummaryPlace } from '../../../app/choose-summary-place.ts'
import { confirmIdentity } from '../../../app/confirm-identity.ts'
import { unlinkIdentity } from '../../../app/unlink-identity.ts'
import type { Account } from '../../../core/identity/identity.ts'
import type { IdentityCard } from '../../../core/identity/view.ts'
import { renderIdentity } from '../cards/identity.ts'
import type { TeamsContext } from '../context.ts'
import type { ActHandler } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { homeCard } from './home.ts'

const act =
  (work: (laurel: TeamsContext['laurel'], account: Account) => Promise<IdentityCard | null>): ActHandler =>
  async ({ teams, person, t }) => {
    const view = await work(teams.laurel, { workspaceId: teams.workspaceId, personId: person.id })
    return { card: view ? renderIdentity(view, t) : await homeCard(teams, person, 'settings') }
  }

/** What somebody who is in Slack as well does about it, on the card that asks them or in their home. */
export const identityActs: Record<string, ActHandler> = {
  'identity:yes': act((laurel, account) => answerIdentityOffer(laurel, { ...account, answer: 'yes' })),
  'identity:no': act((laurel, account) => answerIdentityOffer(laurel, { ...account, answer: 'no' })),
  'identity:undo': act(unlinkIdentity),
  'identity:summary': act(chooseSummaryPlace),
}

/** The code that a person was shown in Slack. Throws Refusal. */
export async function handleIdentityCode({ teams, person, t, text, reply }: CommandCall): Promise<void> {
  const { laurel, workspaceId } = teams
  const view = await confirmIdentity(laurel, { workspaceId, personId: person.id, text })
  await reply(renderIdentity(view, t))
}
