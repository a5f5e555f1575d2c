import type { Mapping } from '../mapping/mapper.ts'
import { outcomeOf } from '../mapping/outcome.ts'
import { Refusal } from '../refusal.ts'
import type { Mapped, Recognition } from './recognition.ts'

/** How many of the mapper's guesses are kept. */
const keptSuggestions = 5

/** What a mapping makes of a text: the tags that the giver chose, else the mapper's suggestion where it is sure. */
export function judgeMapping(chosen: readonly string[], mapping: Mapping): Mapped {
  const suggestions = mapping.indicators.slice(0, keptSuggestions).map(({ code, p }) => ({ code, p }))
  const shared = { suggestions, evidence: mapping.evidence, behavioural: mapping.behavioural }
  if (chosen.length > 0) {
    const tags = chosen.map(indicator => ({
      indicator,
      origin: 'explicit' as const,
      probability: null,
      replaced: null,
    }))
    return { ...shared, decision: 'decided', tags }
  }
  const [first] = suggestions
  const tags =
    first && outcomeOf(mapping) === 'confident'
      ? [{ indicator: first.code, origin: 'suggested' as const, probability: first.p, replaced: null }]
      : []
  return { ...shared, decision: 'open', tags }
}

/**
 * Lets an answer through that is about what is there now. One to an older revision is about other words, or has been overtaken.
 * @returns false where it is to change nothing
 * @throws Refusal with the reason where the answer came `from` a form, which stays for another try
 */
export function isCurrent(
  { revision, decision }: Pick<Recognition, 'revision' | 'decision'>,
  seen: { revision?: number | undefined; from?: 'form' },
): boolean {
  if (seen.revision === undefined || seen.revision === revision) return true
  if (seen.from !== 'form') return false
  // The mapper has read the same words meanwhile: changed ones are pending first, at a revision of their own.
  if (decision === 'open' && seen.revision === revision - 1) return true
  const isSettled = decision === 'decided' || decision === 'none'
  throw new Refusal(isSettled ? 'nothing-to-dispute' : 'words-just-changed')
}

/** Whether that was refused by `isCurrent`: the form can be sent again once it shows what is there now. */
export function isOutdated(error: unknown, { instead }: { instead?: string | undefined }): error is Refusal {
  return (
    !instead &&
    error instanceof Refusal &&
    (error.code === 'nothing-to-dispute' || error.code === 'words-just-changed')
  )
}

type Guessed = Pick<Recognition, 'behavioural' | 'suggestions'>

/**
 * What the giver's answer makes of it: the tags that it brings. `indicator` null: none. `instead`: the one of its tags that
 * the answer is about, where the others stay.
 */
export function decisionOf(
  guessed: Guessed & { tags: readonly { indicator: string }[] },
  indicator: string | null,
  instead?: string,
): Pick<Mapped, 'decision' | 'tags'> {
  if (indicator === null) {
    const othersStay = instead !== undefined && guessed.tags.some(tag => tag.indicator !== instead)
    return { decision: othersStay ? 'decided' : 'none', tags: [] }
  }
  const probability = guessed.suggestions.find(guess => guess.code === indicator)?.p ?? null
  const tag = suggestedOf(guessed).includes(indicator)
    ? { indicator, origin: 'confirmed' as const, probability, replaced: null }
    : {
        indicator,
        origin: 'corrected' as const,
        probability,
        replaced: guessed.suggestions[0]?.code ?? null,
      }
  return { decision: 'decided', tags: [tag] }
}

/** What was put before the giver as Laurel's own suggestion: one when sure, a choice of three when not. */
function suggestedOf({ behavioural, suggestions }: Guessed): string[] {
  const outcome = outcomeOf({
    behavioural: behavioural ?? 0,
    indicators: suggestions.map(guess => ({ ...guess, line: null })),
  })
  const shown = { confident: 1, unsure: 3, none: 0 }[outcome]
  return suggestions.slice(0, shown).map(guess => guess.code)
}
