import { outcomeOf } from '../core/mapping/outcome.ts'
import type { Recognition } from '../core/recognition/recognition.ts'
import { isUnread } from '../core/unread-language.ts'
import type { MappingPrompt } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** Fewer would hide the right one too often; more would not be read. */
const shownChoices = 3

/** What the giver, and nobody else, is told of the mapping; null for others, and while there is none. */
export async function viewOfMappingPrompt(
  laurel: Laurel,
  workspaceId: string,
  { recognitionId, personId }: { recognitionId: string | null; personId: string | null },
): Promise<Message<MappingPrompt> | null> {
  if (recognitionId === null) return null
  const recognition = await laurel.database.recognitions.get(workspaceId, recognitionId)
  if (!recognition || recognition.decision === 'pending' || recognition.giverId !== personId) return null
  const giver = await laurel.database.people.get(workspaceId, recognition.giverId)
  if (!giver) return null
  const { framework } = await laurel.framework(workspaceId)
  const guesses = new Map(recognition.suggestions.map(({ code, p }) => [code, p]))
  const tagged = recognition.tags.map(tag => tag.indicator)
  const choices = [...new Set([...tagged, ...guesses.keys()])].slice(0, Math.max(shownChoices, tagged.length))
  return {
    language: giver.language,
    timeZone: giver.timeZone,
    view: {
      kind: 'mapping-prompt',
      recognitionId,
      revision: recognition.revision,
      text: recognition.text,
      evidence: recognition.evidence,
      state: stateOf(recognition),
      settled: tagged.length,
      choices: choices.flatMap(code => {
        const indicator = framework.indicator(code)
        if (!indicator) return []
        return [
          {
            code,
            name: indicator.name[giver.language],
            competency: indicator.competency.name[giver.language],
            emoji: indicator.emoji,
            p: guesses.get(code) ?? 1,
          },
        ]
      }),
    },
  }
}

function stateOf(recognition: Recognition): MappingPrompt['state'] {
  if (recognition.state !== 'posted') return recognition.state
  if (recognition.decision === 'decided') return 'decided'
  if (recognition.decision === 'none') return 'declined'
  const outcome = outcomeOf({
    behavioural: recognition.behavioural ?? 0,
    indicators: recognition.suggestions.map(({ code, p }) => ({ code, p, line: null })),
  })
  return outcome === 'none' && isUnread(recognition.text) ? 'unread' : outcome
}
