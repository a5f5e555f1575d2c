import { outcomeOf } from '../core/mapping/outcome.ts'
import type { Mapped, Recognition } from '../core/recognition/recognition.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'
import { ownRecognition } from './own-recognition.ts'
import { queueCardRefresh } from './refresh-card.ts'

export interface DecideTag {
  workspaceId: string
  receipt: string
  recognitionId: string
  personId: string
  /** Full code of the indicator that the giver says it is; null for none. */
  indicator: string | null
  /** The recognition's revision that the giver saw when answering; left out where the words were before them. */
  revision?: number
}

/**
 * The giver confirms the suggestion, chooses another indicator, or says that it is none. An answer to an older revision
 * changes nothing: it is about other words, or has been overtaken. Throws Refusal.
 */
export async function decideTag(laurel: Laurel, wish: DecideTag): Promise<void> {
  const { workspaceId, recognitionId } = wish
  const { id: frameworkId, framework } = await laurel.framework(workspaceId)
  if (wish.indicator !== null && !framework.indicator(wish.indicator)) {
    throw new Refusal('unknown-indicator', { word: wish.indicator })
  }
  const now = laurel.clock.now()
  await laurel.database.transaction(async stores => {
    if (!(await stores.receipts.record(workspaceId, wish.receipt, now))) return
    const recognition = await ownRecognition(stores, workspaceId, recognitionId, wish.personId)
    if (wish.revision !== undefined && wish.revision !== recognition.revision) return
    await stores.recognitions.decide(
      workspaceId,
      recognitionId,
      frameworkId,
      decisionOf(recognition, wish.indicator),
      now,
    )
    await queueCardRefresh(stores, workspaceId, recognition)
  })
}

function decisionOf(recognition: Recognition, indicator: string | null): Pick<Mapped, 'decision' | 'tags'> {
  if (indicator === null) return { decision: 'none', tags: [] }
  const suggested = suggestedOf(recognition)
  const probability = recognition.suggestions.find(guess => guess.code === indicator)?.p ?? null
  const tag = suggested.includes(indicator)
    ? { indicator, origin: 'confirmed' as const, probability, replaced: null }
    : {
        indicator,
        origin: 'corrected' as const,
        probability,
        replaced: recognition.suggestions[0]?.code ?? null,
      }
  return { decision: 'decided', tags: [tag] }
}

/** What was put before the giver as Laurel's own suggestion: one when sure, a choice of three when not. */
function suggestedOf({ behavioural, suggestions }: Recognition): string[] {
  const outcome = outcomeOf({
    behavioural: behavioural ?? 0,
    indicators: suggestions.map(guess => ({ ...guess, line: null })),
  })
  const shown = { confident: 1, unsure: 3, none: 0 }[outcome]
  return suggestions.slice(0, shown).map(guess => guess.code)
}
