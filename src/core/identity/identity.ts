import type { Person } from '../person.ts'
import type { Workspace } from '../workspace.ts'

/** Somebody in one workspace: what a platform knows of a person. */
export interface Account {
  workspaceId: string
  personId: string
}

/** An account in Slack and one in Teams, in either order. */
export type Pair = readonly [Account, Account]

/** An account with what decides whether it may be joined to another. */
export interface KnownAccount extends Account {
  platform: Workspace['platform']
  workspace: string
  /** Null where an operator has joined the workspace to no other. */
  organisation: string | null
  person: Person
  /** As the platform vouches for it, normalised. Compared, and shown to nobody. */
  verifiedEmail: string | null
}

/** One person with an account on each platform. */
export interface Identity {
  id: string
  linkedAt: Date
  /** Workspace of the account that gets what comes once, such as the monthly summary. */
  summaryIn: string
  accounts: Account[]
}

export type OfferState = 'open' | 'declined' | 'linked' | 'undone'

/** Two accounts whose holder was asked whether they are one person. */
export interface IdentityOffer {
  id: string
  accounts: Account[]
  state: OfferState
  /** What is still to be typed in the other chat; null where nobody has said yes, and once it was used. */
  code: {
    /** Workspace in which it is to be typed. */
    typedIn: string
    until: Date
    wrongTries: number
  } | null
}

/** What is on record about identities: `ended` and `split` are not the person's doing. */
export type IdentityEventKind =
  /** An operator joined the workspace to another, or took it out again. */
  | 'joined'
  | 'split'
  /** The person was asked, said yes or no, or typed a code that was not right. */
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'wrong-code'
  | 'linked'
  /** By the person. */
  | 'undone'
  /** By Laurel: the addresses differ now, or the workspaces were split, or one of the accounts was erased. */
  | 'ended'

export interface IdentityEvent {
  workspaceId: string
  /** Null for what concerns the workspace alone. */
  personId: string | null
  kind: IdentityEventKind
  at: Date
}

export interface Identities {
  /** The account, and the other one of the same person: what somebody may read of themselves. Itself alone where unlinked. */
  accountsOf(account: Account): Promise<Account[]>
  /** The identity that an account is part of. */
  of(account: Account): Promise<Identity | null>
  known(account: Account): Promise<KnownAccount | null>
  /**
   * The one account of the other platform, in a workspace that an operator joined to this one, with the same verified
   * address; null where there is none or more than one, and where either is part of an identity already.
   */
  counterpart(account: Account): Promise<Account | null>
  /** Pairs whose holder was never asked, the one to ask first. */
  unasked(count: number): Promise<{ ask: Account; other: Account }[]>
  /** Links whose accounts have different addresses by now. */
  mismatched(): Promise<Identity[]>
  /** In the caller's transaction. Null where the pair was asked before. */
  addOffer(id: string, pair: Pair, now: Date): Promise<IdentityOffer | null>
  offer(pair: Pair): Promise<IdentityOffer | null>
  /** As `offer`, held until the transaction ends. */
  lockOffer(pair: Pair): Promise<IdentityOffer | null>
  /** A code that replaces any earlier one; only a digest of it is stored. */
  setCode(offerId: string, code: { text: string; typedIn: string; until: Date }): Promise<void>
  isCode(offerId: string, text: string): Promise<boolean>
  countWrongTry(offerId: string): Promise<void>
  /** Forgets the code as well. */
  setState(offerId: string, state: OfferState): Promise<void>
  /** False where either account is part of an identity already. */
  link(identity: Identity): Promise<boolean>
  /** Accounts become people by themselves again. Nothing else is changed. */
  unlink(identityId: string): Promise<void>
  setSummaryIn(identityId: string, workspaceId: string): Promise<void>
  /** Joins workspaces under one name; null takes a workspace out. */
  setOrganisation(workspaceId: string, organisation: string | null): Promise<void>
  /** Workspaces with the organisation that each is part of. */
  organisations(): Promise<
    { workspaceId: string; platform: Workspace['platform']; organisation: string | null }[]
  >
  ofWorkspace(workspaceId: string): Promise<Identity[]>
  record(events: readonly (IdentityEvent & { id: string })[]): Promise<void>
  /** Newest first. */
  events(workspaceId: string, count: number): Promise<IdentityEvent[]>
}
