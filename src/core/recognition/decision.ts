import type { Mapping } from '../mapping/mapper.ts'
import { outcomeOf } from '../mapping/outcome.ts'
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
