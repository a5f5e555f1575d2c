import type { Mapping, MappingContext } from '../core/mapping/mapper.ts'
import { withTeamPrior } from '../core/mapping/team-prior.ts'
import { judgeMapping } from '../core/recognition/decision.ts'
import type { Recognition } from '../core/recognition/recognition.ts'
import type { Laurel } from './laurel.ts'
import { queueCardRefresh } from './refresh-card.ts'
import { queueReportRefreshes } from './refresh-report.ts'

/** What a team was recognised for in so many days, and in so many tags, counts as its habits. */
const habitDays = 180
const habitTags = 500

/** Job: maps a recognition onto indicators, then has its card posted (or refreshed) and the giver asked. */
export async function mapRecognition(
  laurel: Laurel,
  { workspaceId, recognitionId }: { workspaceId: string; recognitionId: string },
  { isLast }: { isLast: boolean } = { isLast: false },
): Promise<void> {
  const { id: frameworkId } = await laurel.framework(workspaceId)
  const before = await laurel.database.recognitions.get(workspaceId, recognitionId)
  if (before?.decision !== 'pending' || before.state !== 'posted') return
  const mapping = await mapOrNothing(laurel, workspaceId, before, isLast)
  const now = laurel.clock.now()

  await laurel.database.transaction(async stores => {
    const recognition = await stores.recognitions.lock(workspaceId, recognitionId)
    // Edited, withdrawn or mapped meanwhile: that change has brought its own job, which a dispute has not.
    if (recognition?.text !== before.text) return
    if (recognition.decision !== 'pending' || recognition.state !== 'posted') return
    await stores.recognitions.saveMapping(
      workspaceId,
      recognitionId,
      frameworkId,
      judgeMapping(explicitOf(recognition), mapping),
      now,
    )
    const isNew = await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'kudos-card',
        key: `kudos-card:${recognitionId}`,
        conversation: recognition.channel,
        recognitionId,
      },
      now,
    )
    if (!isNew) {
      await queueCardRefresh(stores, workspaceId, recognition)
      await queueReportRefreshes(stores, workspaceId, [recognitionId], 'tags')
    }
    await stores.deliveries.queue(
      workspaceId,
      {
        id: laurel.ids.next(),
        kind: 'mapping-prompt',
        key: `mapping-prompt:${recognitionId}:${before.revision}`,
        conversation: recognition.answerIn,
        recognitionId,
        personId: recognition.giverId,
      },
      now,
    )
  })
}

/** Only all of the names: with one missing, a mapper that hides them would show that one. */
async function namesOf(
  laurel: Laurel,
  workspaceId: string,
  { giverId, recipientIds }: Recognition,
): Promise<MappingContext> {
  const ids = [...new Set([giverId, ...recipientIds])]
  const people = await laurel.database.people.getMany(workspaceId, ids)
  return people.length === ids.length ? { names: people.map(({ name }) => name) } : {}
}

/** On the last attempt a mapper that fails has nothing to say: the kudos is posted all the same. */
async function mapOrNothing(
  laurel: Laurel,
  workspaceId: string,
  recognition: Recognition,
  isLast: boolean,
): Promise<Mapping> {
  try {
    const mapper = await laurel.mapper(workspaceId)
    const mapping = await mapper.map(recognition.text, await namesOf(laurel, workspaceId, recognition))
    return withTeamPrior(mapping, await teamTags(laurel, workspaceId, recognition))
  } catch (error) {
    if (!isLast) throw error
    return { language: 'en', behavioural: 0, competencies: [], indicators: [], evidence: [] }
  }
}

async function teamTags(laurel: Laurel, workspaceId: string, { recipientIds, createdAt }: Recognition) {
  const { id } = await laurel.framework(workspaceId)
  const since = new Date(createdAt.getTime() - habitDays * 24 * 3600 * 1000)
  return laurel.database.workspaceExamples.teamTags(workspaceId, id, recipientIds, since, habitTags)
}

function explicitOf({ tags }: Recognition): string[] {
  return tags.filter(tag => tag.origin === 'explicit').map(({ indicator }) => indicator)
}
