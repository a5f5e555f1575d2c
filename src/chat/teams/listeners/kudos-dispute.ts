import { disputeTag } from '../../../app/dispute-tag.ts'
import { listOwnEvidence } from '../../../app/list-own-evidence.ts'
import { settleTagDispute } from '../../../app/settle-tag-dispute.ts'
import { checkRecipient } from '../../../core/recognition/rules.ts'
import { Refusal } from '../../../core/refusal.ts'
import { Naming } from '../../../core/summary/naming.ts'
import type { Draft } from '../cards/element.ts'
import { renderDispute } from '../cards/feedback-form.ts'
import { renderOwnEvidence } from '../cards/personal-summary.ts'
import type { Act, ActHandler } from './act.ts'
import { cardAgain } from './giving.ts'

/** A page of the person's own evidence; the first one where none is named. */
export async function ownEvidence({ teams: { laurel, workspaceId }, person, t, data }: Act): Promise<Draft> {
  const page = Math.max(0, Number(data.page ?? 0) || 0)
  const shown = await listOwnEvidence(laurel, { workspaceId, personId: person.id, page })
  return renderOwnEvidence(shown, t, person)
}

/** What a receiver says against a tag of a kudos, from their own evidence, and what the giver answers in private. */
export const kudosDisputeActs: Record<string, ActHandler> = {
  async 'kudos:dispute'({ teams: { laurel, workspaceId }, person, t, data }) {
    const { id = '', page = '0' } = data
    const { tags } = checkRecipient(await laurel.database.recognitions.get(workspaceId, id), person.id)
    const { framework } = await laurel.framework(workspaceId)
    const naming = new Naming(framework, person.language)
    const open = tags.filter(({ disputed }) => !disputed).map(tag => naming.indicator(tag.indicator))
    if (open.length === 0) throw new Refusal('nothing-to-dispute')
    const form = {
      hint: t.disputes.hint,
      send: ['kudos:disputed', { id, page }],
      back: ['evidence:page', { page }],
    } as const
    return { card: renderDispute(form, open, t) }
  },

  async 'kudos:disputed'(act) {
    const { teams, person, receipt, data } = act
    const { laurel, workspaceId } = teams
    const { id: recognitionId = '', indicator = '', note = null } = data
    const wish = { workspaceId, receipt, recognitionId, personId: person.id, indicator, note }
    await disputeTag(laurel, wish)
    return { card: await ownEvidence(act) }
  },

  async 'kudos:settle'(act) {
    const { teams, person, receipt, data } = act
    const { laurel, workspaceId } = teams
    const { id: recognitionId = '', indicator = '' } = data
    await settleTagDispute(laurel, { workspaceId, receipt, recognitionId, indicator, personId: person.id })
    return data.from === 'dispute' ? cardAgain(act) : { card: await ownEvidence(act) }
  },
}
