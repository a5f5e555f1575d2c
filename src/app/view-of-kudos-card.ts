import type { Framework } from '../core/framework/framework.ts'
import type { Language } from '../core/language.ts'
import type { Tag } from '../core/recognition/recognition.ts'
import type { IndicatorChip, KudosCard } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'

/** The card speaks the giver's language, as the text most likely does. */
export async function viewOfKudosCard(
  laurel: Laurel,
  workspaceId: string,
  { recognitionId }: { recognitionId: string | null },
): Promise<Message<KudosCard> | null> {
  if (recognitionId === null) return null
  const recognition = await laurel.database.recognitions.get(workspaceId, recognitionId)
  if (!recognition) return null
  const giver = await laurel.database.people.get(workspaceId, recognition.giverId)
  if (!giver) return null
  const { framework } = await laurel.framework(workspaceId)
  const { id, revision, giverId, recipientIds, text, sourceLink, sourceQuote, plusOnes, editedAt, state } =
    recognition
  return {
    language: giver.language,
    timeZone: giver.timeZone,
    view: {
      kind: 'kudos-card',
      recognitionId: id,
      revision,
      giverId,
      recipientIds,
      text,
      // That somebody disputes a tag is between them and the giver: until it is settled, the card does not show it.
      chips: recognition.tags
        .filter(({ disputed }) => disputed?.state !== 'open')
        .flatMap(tag => chipOf(framework, tag, giver.language)),
      sourceLink,
      sourceQuote,
      plusOnes,
      edited: editedAt !== null,
      gone: state === 'posted' ? null : state,
    },
  }
}

/** None for an indicator that the framework in use no longer has. */
function chipOf(framework: Framework, tag: Tag, language: Language): IndicatorChip[] {
  const indicator = framework.indicator(tag.indicator)
  if (!indicator) return []
  const { code, name, emoji, competency } = indicator
  return [{ code, name: name[language], emoji, competency: competency.name[language], origin: tag.origin }]
}
