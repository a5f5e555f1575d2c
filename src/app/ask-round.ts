import type { PulseRound } from '../core/pulse/pulses.ts'
import { localDayOf } from '../core/schedule/local-time.ts'
import { zoneOf } from '../core/schedule/planned-fires.ts'
import type { Stores } from '../core/stores.ts'
import type { Team } from '../core/team/team.ts'
import type { Laurel } from './laurel.ts'
import { type Occasion, turnsIn } from './plan-pulse-round.ts'

/** Members asked in one transaction. */
const chunk = 1000

export interface AskRound {
  workspaceId: string
  roundId: string
  after: string
  fire: { at: string; mode: 'zone' | 'local' } | null
}

/**
 * Job: asks the next members of a large round. A round that is over by now asks nobody any more. Run twice, it asks
 * nobody twice: each question has a key.
 */
export function askRound(laurel: Laurel, { workspaceId, roundId, after, fire }: AskRound): Promise<void> {
  return laurel.database.transaction(async stores => {
    const round = await stores.pulses.get(workspaceId, roundId)
    if (!round || round.closedAt !== null || round.closesAt <= laurel.clock.now()) return
    const team = await stores.teams.get(workspaceId, round.teamId)
    if (!team) return
    const occasion = fire === null ? 'by-hand' : occasionOf({ ...fire, at: new Date(fire.at) }, team)
    await askNext(laurel, stores, workspaceId, { round, team, occasion, after })
  })
}

/** The fire of a schedule with the day that it belongs to. */
export function occasionOf(fire: { at: Date; mode: 'zone' | 'local' }, { timeZone }: Pick<Team, 'timeZone'>) {
  return { ...fire, day: localDayOf(fire.at, zoneOf({ ...fire, timeZone })) }
}

/**
 * Queues the question for the members after `after` in the order of their ids, each for their time: as many as fit into
 * one transaction. The job that asks the rest is enqueued in that same transaction, so that wherever it is cut short, it
 * goes on from there.
 */
export async function askNext(
  laurel: Laurel,
  stores: Stores,
  workspaceId: string,
  { round, team, occasion, after }: { round: PulseRound; team: Team; occasion: Occasion; after: string },
): Promise<void> {
  const { id: roundId, teamId } = round
  const members = await stores.pulses.invitedAfter(workspaceId, roundId, after, chunk)
  const turns = await turnsIn(laurel, stores, { workspaceId, team, occasion, personIds: members, ...round })
  const at = new Map(turns.map(turn => [turn.personId, turn.at]))
  await stores.deliveries.queueMany(
    workspaceId,
    members.map(personId => ({
      id: laurel.ids.next(),
      kind: 'pulse-question' as const,
      key: `pulse-question:${roundId}:${personId}`,
      conversation: personId,
      roundId,
      teamId,
      personId,
      notBefore: at.get(personId) ?? round.openedAt,
    })),
    laurel.clock.now(),
  )
  const last = members.at(-1)
  if (members.length < chunk || last === undefined) return
  const fire = occasion === 'by-hand' ? null : { at: occasion.at.toISOString(), mode: occasion.mode }
  await stores.jobs.add(
    { name: 'ask-round', workspaceId, roundId, after: last, fire },
    { key: `ask-round:${workspaceId}:${roundId}:${last}` },
  )
}
