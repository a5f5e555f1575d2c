import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { answerIdentityOffer } from '../../../app/answer-identity-offer.ts'
import { chooseSummaryPlace } from '../../../app/choose-summary-place.ts'
import { confirmIdentity } from '../../../app/confirm-identity.ts'
import { unlinkIdentity } from '../../../app/unlink-identity.ts'
import type { Account } from '../../../core/identity/identity.ts'
import type { IdentityCard } from '../../../core/identity/view.ts'
import { renderIdentity } from '../blocks/identity.ts'
import type { SlackContext } from '../context.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import type { CommandCall } from './command-call.ts'
import { publishHome } from './show-home.ts'

type Act = (laurel: SlackContext['laurel'], account: Account) => Promise<IdentityCard | null>

const acts: Record<string, Act> = {
  'identity:yes': (laurel, account) => answerIdentityOffer(laurel, { ...account, answer: 'yes' }),
  'identity:no': (laurel, account) => answerIdentityOffer(laurel, { ...account, answer: 'no' }),
  'identity:undo': unlinkIdentity,
  'identity:summary': chooseSummaryPlace,
}

/** What somebody who is in Teams as well does about it, on the message that asks them or in App Home. */
export function identityListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: /^identity:/ },
    async ({ body, action, ack }) => {
      const done = slack.attempt(body.user.id, answering(slack, body), async (person, t) => {
        const act = acts[action.action_id]
        if (!act) return
        const view = await act(laurel, { workspaceId, personId: person.id })
        const message = view && renderIdentity(view, t)
        if (body.view) {
          // Home is drawn from what is stored, which a code is not.
          await publishHome(slack, person, 'settings', view?.code && message ? { notice: message.text } : {})
        } else if (message) await slack.replaceMessage(body.response_url, message)
      })
      await acknowledging(ack, done)
    },
  )
}

/** The code that a person was shown in Teams. Throws Refusal. */
export async function handleIdentityCode({ slack, person, t, text, reply }: CommandCall): Promise<void> {
  const { laurel, workspaceId } = slack
  const view = await confirmIdentity(laurel, { workspaceId, personId: person.id, text })
  await reply(renderIdentity(view, t))
}
