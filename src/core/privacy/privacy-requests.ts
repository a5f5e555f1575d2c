/** What a person may ask: a copy of what is stored about them, or that it is erased. */
export type PrivacyRequestKind = 'export' | 'erase'

export interface PrivacyRequest {
  id: string
  personId: string
  kind: PrivacyRequestKind
  requestedAt: Date
}

export interface PrivacyRequests {
  /** False where the person has asked for the same and waits: one request of a kind is enough. */
  add(workspaceId: string, request: PrivacyRequest): Promise<boolean>
  /** Those that wait, the oldest first; all of the workspace, or one person's. */
  open(workspaceId: string, personId?: string): Promise<PrivacyRequest[]>
  get(workspaceId: string, id: string): Promise<PrivacyRequest | null>
  /** Carried out or taken back. False where it was closed already. */
  close(workspaceId: string, id: string, now: Date): Promise<boolean>
}
