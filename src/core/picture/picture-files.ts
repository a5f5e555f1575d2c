/** Pictures that a platform has already, by the SHA-256 (hex) of their bytes. */
export interface PictureFiles {
  /** The platform's id of the file; null where it was not uploaded. */
  get(workspaceId: string, digest: string): Promise<string | null>
  save(workspaceId: string, digest: string, fileId: string, now: Date): Promise<void>
  /** The platform has it no longer. */
  remove(workspaceId: string, digest: string): Promise<void>
  /** Forgets what was uploaded before a moment, in every workspace; returns how many. */
  forget(before: Date): Promise<number>
}
