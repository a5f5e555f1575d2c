import type { ErasureCounts } from './erasure.ts'

/** `no-address`: there is nowhere to open the data; the request stays until an operator has handed them over. */
export type CarriedOut =
  | {
      kind: 'erase'
      personId: string
      /** Of the account in the admin's workspace. */
      counts: ErasureCounts
      /** Whether the person's account on the other platform is erased as well. */
      isElsewhere: boolean
    }
  | { kind: 'export'; personId: string; address: string }
  | { kind: 'handed-over'; personId: string }
  | { kind: 'no-address'; personId: string }
