import type { Mapping } from '../mapping/mapper.ts'
import { judgeMapping } from '../recognition/decision.ts'
import type { Mapped } from '../recognition/recognition.ts'
import type { Feedback } from './feedback.ts'

/**
 * What a mapping makes of a feedback: as of a recognition, but nothing is tagged on a growth note unless its giver chose it.
 * The mapper knows how a behaviour sounds that is there. "You merged before the tests were finished" sounds to it like
 * somebody who owns up to a mistake: as a choice that is an offer, as a tag on the receiver's card it would be wrong.
 */
export function judgeFeedback({ kind, tags }: Pick<Feedback, 'kind' | 'tags'>, mapping: Mapping): Mapped {
  const chosen = tags.filter(tag => tag.origin === 'explicit').map(({ indicator }) => indicator)
  const judged = judgeMapping(chosen, mapping)
  return kind === 'growth' && chosen.length === 0 ? { ...judged, tags: [] } : judged
}
