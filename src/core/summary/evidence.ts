import type { Place } from '../chat.ts'
import type { Tag } from '../recognition/recognition.ts'
import type { Membership } from '../team/membership.ts'
import type { SummaryPeriod } from './period.ts'

/**
 * Reads for summaries. Withdrawn recognitions are left out everywhere. A tag is evidence when a person stands behind
 * it (`explicit`, `confirmed`, `corrected`); a `suggested` tag is counted apart, and only where the recognition has no
 * evidence for the same thing; one that a receiver disputes does not count until the giver has answered. A recognition with several recipients in the team counts once.
 *
 * Every query is bounded by people and period, so that its cost follows what the team received in the period and not
 * what the database holds.
 */
export interface Evidence {
  /**
   * `readerIds`: everybody who reads it; left out, that is the reader alone. `memberships`: what counts for the team, where that
   * is not all that its members received.
   */
  ofTeam(
    workspaceId: string,
    team: {
      memberIds: readonly string[]
      readerId: string
      readerIds?: readonly string[]
      memberships?: readonly Membership[]
      period: SummaryPeriod
    },
  ): Promise<TeamEvidence>
  /** Conversations in which these people were recognised in that time. */
  channelsOf(
    workspaceId: string,
    time: { personIds: readonly string[]; from: Date; to: Date },
  ): Promise<string[]>
  /** Codes of the indicators with evidence for these people in that time. */
  indicatorsSeen(
    workspaceId: string,
    time: { personIds: readonly string[]; from: Date; to: Date },
  ): Promise<string[]>
  /** What these people were given in these conversations. */
  inChannels(
    workspaceId: string,
    place: { personIds: readonly string[]; from: Date; to: Date; channels: readonly string[] },
  ): Promise<ChannelEvidence>
  /**
   * Everything that was said about the person in that time, newest first, with the tags that are disputed; for that person
   * alone, with either account.
   */
  statementsAbout(
    workspaceId: string,
    personId: string,
    page: { from: Date; to: Date; skip: number; count: number },
  ): Promise<{ statements: Statement[]; total: number }>
  /** Who recognised the person since then, and when last. */
  recognisedBy(
    workspaceId: string,
    personId: string,
    from: Date,
    to: Date,
  ): Promise<{ giverId: string; last: Date }[]>
  /** Recognitions with evidence since `from`, by competency code and by full indicator code; those with none are left out. */
  counts(workspaceId: string, personIds: readonly string[], from: Date): Promise<Map<string, number>>
  /** When this person last recognised each of `personIds`; those never recognised are left out. */
  lastGiven(workspaceId: string, giverId: string, personIds: readonly string[]): Promise<Map<string, Date>>
  /**
   * Recognitions with evidence by competency code, for each of the stretches between two `starts` (ascending); with
   * several recipients among these people one counts once. Null where it would be what one person received; what a reader
   * received themself, they know.
   */
  trend(
    workspaceId: string,
    memberships: readonly Membership[],
    starts: readonly Date[],
    readerId: string,
  ): Promise<(Record<string, number> | null)[]>
  /** The same for the person themself: of what they received with either account. */
  ownTrend(workspaceId: string, personId: string, starts: readonly Date[]): Promise<Record<string, number>[]>
  /**
   * All that the person received in these days, the newest first; at most `count`. With either account where the reader is
   * the person; anybody else reads what was given in the workspace.
   */
  statements(
    workspaceId: string,
    personId: string,
    period: { from: Date; to: Date; count: number; readerId: string },
  ): Promise<Statement[]>
  /**
   * What the person received from `from` (included) to `to` (excluded). A strength that somebody told them in private is
   * evidence as well, unless its tag is disputed; growth is none. The person themselves reads what they got with either of
   * their accounts, and a giver with two accounts is one. To anybody else, private feedback counts only where its giver
   * included that `readerId`, and nothing of another workspace does.
   */
  ofPerson(
    workspaceId: string,
    personId: string,
    from: Date,
    to: Date,
    readerId?: string,
  ): Promise<PersonEvidence>
}

export interface TeamEvidence {
  /** Recognitions of the period and of the weeks it is compared with, tagged or not; members recognised; people who gave. */
  totals: { recognitions: number; baseline: number; recognised: number; givers: number }
  /** Members who were recognised, but for the readers: in the period, in the week before it, in the four weeks before. */
  others: { now: number; before: number; baseline: number }
  /** Recognitions with evidence in the period and the week before; `suggested`: those of the period with suggestions only. */
  competencies: { code: string; now: number; before: number; suggested: number }[]
  /**
   * Recognitions with evidence: in the period, in the four weeks before it, between horizon and lately. `last` is the
   * latest of all of them, and `givers` are those of the period.
   */
  indicators: {
    code: string
    now: number
    givers: number
    baseline: number
    earlier: number
    last: Date
  }[]
  /** Members who were recognised since the horizon, and when last by the reader. */
  members: { personId: string; last: Date; lastByReader: Date | null }[]
  /** Recognitions since `quotesFrom`, those with evidence and the most concrete first; at most 100. */
  statements: Statement[]
}

export interface ChannelEvidence {
  recognitions: number
  givers: number
  recognised: number
  /** Codes of the indicators with evidence. */
  indicators: string[]
  /** Those with evidence and the most concrete first; at most 100. */
  statements: Statement[]
}

export interface PersonEvidence {
  received: number
  given: number
  /** Private feedback that the reader may read, tagged or not. */
  feedback: { strengths: number; growth: number }
  /** Recognitions with evidence, distinct givers of them, and recognitions with suggestions only. `last` is null without evidence. */
  competencies: Attribution[]
  indicators: Attribution[]
  /** The newest recognitions; at most 5. */
  statements: Statement[]
}

export interface Attribution {
  code: string
  recognitions: number
  /** Strengths told in private, in which it is evidence. */
  feedback: number
  /** Of recognitions and of such feedback. */
  givers: number
  suggested: number
  last: Date | null
  lastSuggested: Date | null
}

/** What somebody wrote, with its tags: evidence first. Tags that a receiver disputes are left out unless it says otherwise. */
export interface Statement {
  /** Where it was given: another workspace than the one that was asked for is that of the person's other account. */
  workspaceId: string
  recognitionId: string
  giverId: string
  /** Everybody it was given to, in the team or not. */
  recipientIds: string[]
  /** Of those who have no account in the workspace that was asked for, by their ids: there they cannot be mentioned. */
  names: Record<string, string>
  text: string
  /** Probability 0..1 that it tells of a behaviour; null where the mapper has not read it. */
  behavioural: number | null
  tags: Tag[]
  at: Date
  /** Conversation that it was given in. */
  channel: string
  /** Where its card is; null where it is not posted. */
  card: Place | null
  sourceLink: string | null
}

export function isEvidence(tag: Tag): boolean {
  return tag.origin !== 'suggested' && tag.disputed?.state !== 'open'
}
