export interface Receipts {
  /** Records that this inbound event, command or action is being carried out. False where it already was. */
  record(workspaceId: string, key: string, now: Date): Promise<boolean>
  has(workspaceId: string, key: string): Promise<boolean>
  /** Has what it names carried out again when it comes. */
  remove(workspaceId: string, key: string): Promise<void>
  /** Forgets receipts of before a moment, of every workspace; returns how many. */
  forget(before: Date): Promise<number>
}
