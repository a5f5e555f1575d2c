import type { Framework } from '../framework/framework.ts'
import type { Language } from '../language.ts'
import type { TeamTags } from './team-prior.ts'

/** What a person of the workspace decided about one recognition or strength: the mapper learns from it in that workspace only. */
export interface WorkspaceExample {
  /** The recognition or feedback that it is. */
  sourceId: string
  text: string
  /** Full codes of the indicators it shows; empty where the giver said that it shows none. */
  indicators: string[]
  origin: 'explicit' | 'confirmed' | 'corrected' | 'none'
  /** When it was decided; where no time is kept of that, when it was given. */
  at: Date
}

/** Shares of labelled messages, 0..1, whose first competency is right. */
export type CheckScores = Record<Language, number>

/** What came of learning from a workspace's decisions. */
export interface Fit {
  /** The adapter to use from now on, see `encodeAdapter`; null for the built-in model alone. */
  adapter: Uint8Array | null
  /** Share of what was learnt that is used, 0..1: less where all of it made the check set worse. */
  strength: number
  accepted: boolean
  /** The built-in model on the check set, and with what was learnt. */
  before: CheckScores
  after: CheckScores
}

/** Fits off the main thread. */
export interface Learning {
  fit(framework: Framework, examples: readonly WorkspaceExample[], now: Date): Promise<Fit>
}

/** The last refit of a workspace's mapper. */
export interface MapperState {
  workspaceId: string
  frameworkId: string
  /** When the last refit ended. */
  triedAt: Date
  /** How many decisions it had to learn from. */
  examples: number
  accepted: boolean
  before: CheckScores
  after: CheckScores
  /** When what is in use was fitted; null where the built-in model is used alone. */
  fittedAt: Date | null
}

export interface DueRefit {
  workspaceId: string
  frameworkId: string
}

export interface WorkspaceExamples {
  /**
   * The newest decisions, oldest first, of recognitions and strengths that were not withdrawn, about indicators of the
   * framework. A growth note is none: it tells of a behaviour that was missing, and would teach to hear it where it is not;
   * nor is a tag that a receiver disputes.
   */
  list(workspaceId: string, frameworkId: string, count: number): Promise<WorkspaceExample[]>
  /** What was decided since then about recognitions of people who share a team with one of `personIds`; the newest `count` tags. */
  teamTags(
    workspaceId: string,
    frameworkId: string,
    personIds: readonly string[],
    since: Date,
    count: number,
  ): Promise<TeamTags>
}

export interface MapperStates {
  get(workspaceId: string, frameworkId: string): Promise<MapperState | null>
  /** When what is in use was fitted; null where nothing is. */
  fittedAt(workspaceId: string, frameworkId: string): Promise<Date | null>
  /** What is in use, and what it was learnt from. */
  adapter(
    workspaceId: string,
    frameworkId: string,
  ): Promise<{ bytes: Uint8Array; fittedAt: Date; sources: string[] } | null>
  /**
   * Workspaces with at least `decisions` new decisions since the last refit, and those whose last refit was before `since`
   * and that have something to learn or to forget.
   */
  due(wish: { decisions: number; since: Date }): Promise<DueRefit[]>
  /** Whether the caller may refit now: false where another replica has claimed it after `abandoned` and has not saved. */
  claim(refit: DueRefit, now: Date, abandoned: Date): Promise<boolean>
  /** Records a refit and ends its claim. `adapter`: undefined leaves what is in use, null takes it away. */
  save(
    state: Omit<MapperState, 'fittedAt'>,
    adapter: { bytes: Uint8Array; sources: string[] } | null | undefined,
  ): Promise<void>
  /** Ends a claim that came to nothing. */
  release(refit: DueRefit): Promise<void>
}
