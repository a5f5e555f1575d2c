import type { QuestionKind } from './question-bank.ts'
import type { Counts } from './result.ts'
import type { PulseMode } from './settings.ts'
import type { EarlierGroup } from './showable.ts'

export interface PulseRound {
  id: string
  teamId: string
  /** Fewest answers the result is shown for, fixed at opening. */
  threshold: number
  /** Fewest comments that are shown, fixed at opening. */
  commentThreshold: number
  mode: PulseMode
  /** Whether the result is also posted in the team's channel. */
  reportToChannel: boolean
  /** How many people were asked. */
  invited: number
  openedAt: Date
  closesAt: Date
  closedAt: Date | null
  /** By position. */
  questions: RoundQuestion[]
}

export interface RoundQuestion {
  /** 0 is asked first. */
  position: number
  /** Of the bank or of the workspace's own questions. */
  code: string
  kind: QuestionKind
  /** Whether a result may be shown at all: decided from who is asked at opening and who answered at closing. */
  showable: boolean
}

/** `answered` and `skipped` are those who are through; who has settled only some questions is `open`. */
export type InvitationState = 'open' | 'answered' | 'skipped'

export interface Invitation {
  state: InvitationState
  /** The question that is next for this person; the number of questions once they are through. */
  position: number
}

/** `nobody` settles a question about a colleague, which stores nothing of who was named. */
export type Answer = { value: number } | { text: string } | 'skip' | 'nobody'

export interface Pulses {
  /** Stores the round with its invitations, and a count of nought for each of the `values` of each question, by position. */
  open(
    workspaceId: string,
    round: PulseRound,
    memberIds: readonly string[],
    values: readonly (readonly number[])[],
  ): Promise<void>
  get(workspaceId: string, roundId: string): Promise<PulseRound | null>
  /** Newest first. */
  ofTeam(workspaceId: string, teamId: string, count: number, closedBy?: Date): Promise<PulseRound[]>
  /** When each question was last asked in the team. */
  lastAsked(workspaceId: string, teamId: string): Promise<Map<string, Date>>
  /** The round of the team that is not closed, or null. Holds the team's row: a team has one such round at a time. */
  lockOpen(workspaceId: string, teamId: string): Promise<PulseRound | null>
  /** Holds every opening in the workspace until the transaction ends: two overlapping groups are decided one after the other. */
  lockOpenings(workspaceId: string): Promise<void>
  /** Groups since then whose results may be shown and who share somebody with these people. */
  earlierGroups(workspaceId: string, personIds: readonly string[], since: Date): Promise<EarlierGroup[]>
  /** The round, held until the transaction ends: no answer is counted meanwhile. */
  lock(workspaceId: string, roundId: string): Promise<PulseRound | null>
  /** Those who are not through yet, in order of their ids. */
  unanswered(workspaceId: string, roundId: string): Promise<string[]>
  invitation(workspaceId: string, roundId: string, personId: string): Promise<Invitation | null>
  /** The same of several people at once; who was not invited is missing. */
  invitations(
    workspaceId: string,
    roundId: string,
    personIds: readonly string[],
  ): Promise<Map<string, Invitation>>
  /** The next `count` of the invited in the order of their ids, those after `after`. */
  invitedAfter(workspaceId: string, roundId: string, after: string, count: number): Promise<string[]>
  /** Rounds that are open at `now` and wait for this person's answers, the one that closes first on top. */
  waitingFor(workspaceId: string, personId: string, now: Date): Promise<PulseRound[]>
  /** Those who were asked and are not erased. */
  invitedIds(workspaceId: string, roundId: string): Promise<string[]>
  /** People who have answered at least one question. */
  participants(workspaceId: string, roundId: string): Promise<number>
  /** Who answered the question. Says nothing of what. */
  answeredBy(workspaceId: string, roundId: string, position: number): Promise<Set<string>>
  /** The question's result will not be shown to anybody. */
  hide(workspaceId: string, roundId: string, position: number): Promise<void>
  /**
   * Settles the question at `position` for this person and counts the answer, without any link between the two unless
   * the round is confidential. Only the next question of an open invitation of a round that is open at `now` changes
   * anything.
   */
  answer(
    workspaceId: string,
    roundId: string,
    personId: string,
    position: number,
    answer: Answer,
    now: Date,
  ): Promise<'settled' | 'not-invited' | 'already' | 'closed'>
  /** Answers by value, by position. `core/pulse/result.ts` says what of them may be shown. */
  tallies(workspaceId: string, roundId: string): Promise<Map<number, Counts>>
  /** In an order that tells nothing. */
  comments(workspaceId: string, roundId: string, position: number): Promise<string[]>
  /** False where it was closed already. Its messages are to be ended from then on (`conversations.ts`). */
  close(workspaceId: string, roundId: string, now: Date): Promise<boolean>
}
