import type { Workspace } from '../workspace.ts'

/** An account as its holder knows it. Never an address. */
export interface AccountName {
  platform: Workspace['platform']
  name: string
}

/** What somebody is asked, or told, about being in Slack and in Teams. */
export interface IdentityCard {
  kind: 'identity-card'
  /**
   * `offered`: yes or no; `code`: said yes, the code is to be typed in the other chat; `apart`: said no, or undone; `ended`:
   * by Laurel, and there is no other account to name any more.
   */
  state: 'offered' | 'code' | 'linked' | 'apart' | 'ended'
  /** The account of the reader in this chat. */
  here: AccountName
  /** `name` is empty where it is `ended`. */
  other: AccountName
  /** Shown once, to whoever said yes. */
  code: string | null
  /** Whether the monthly summary comes to this chat. */
  summaryHere: boolean
}
