import type { Tally } from './result.ts'

export interface PulseRound {
  id: string
  teamId: string
  /** Code of the question in seeds/questions.yaml. */
  question: string
  /** Fewest answers the result is shown for, fixed at opening. */
  threshold: number
  openedAt: Date
  closesAt: Date
  closedAt: Date | null
}

export type InvitationState = 'open' | 'answered' | 'skipped'

export interface Pulses {
  /** Stores the round with its invitations, and its answers 1..`answers` at nought. */
  open(workspaceId: string, round: PulseRound, memberIds: readonly string[], answers: number): Promise<void>
  get(workspaceId: string, roundId: string): Promise<PulseRound | null>
  /** Newest first. */
  ofTeam(workspaceId: string, teamId: string, count: number): Promise<PulseRound[]>
  /** When each question was last asked in the team. */
  lastAsked(workspaceId: string, teamId: string): Promise<Map<string, Date>>
  /** The round of the team that is not closed, or null. Holds the team's row: a team has one such round at a time. */
  lockOpen(workspaceId: string, teamId: string): Promise<PulseRound | null>
  /** The round, held until the transaction ends: no answer is counted meanwhile. */
  lock(workspaceId: string, roundId: string): Promise<PulseRound | null>
  invitation(workspaceId: string, roundId: string, personId: string): Promise<InvitationState | null>
  /** Rounds that are open at `now` and wait for this person's answer, the one that closes first on top. */
  waitingFor(workspaceId: string, personId: string, now: Date): Promise<PulseRound[]>
  invited(workspaceId: string, roundId: string): Promise<number>
  /**
   * Marks the invitation and counts the answer, without any link between the two. `answer` null skips.
   * Only an open invitation of a round that is open at `now` changes anything.
   */
  answer(
    workspaceId: string,
    roundId: string,
    personId: string,
    answer: number | null,
    now: Date,
  ): Promise<'counted' | 'not-invited' | 'already' | 'closed'>
  /** What may be shown of the answers, and how many there are: `core/pulse/result.ts` says when they may be released. */
  tally(workspaceId: string, roundId: string): Promise<Tally>
  /** Lets every answer so far be shown. The caller holds the round and has asked `mayRelease`. */
  release(workspaceId: string, roundId: string): Promise<void>
  /** False where it was closed already. */
  close(workspaceId: string, roundId: string, now: Date): Promise<boolean>
}
