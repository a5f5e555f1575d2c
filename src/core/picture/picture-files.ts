/**
 * How long a picture is remembered after it was last put into a message, in milliseconds: a monthly summary shows its
 * pictures until the next one has come, and some days more.
 */
export const picturesKeptFor = 45 * 24 * 3600 * 1000

/** A picture that the platform fetches from us. */
export interface KeptPicture {
  digest: string
  /** Ours, for the first time that these bytes are kept. */
  fileId: string
  /** Whom it is about, if it is about one person alone: it is erased with them. */
  personId: string | null
  png: Uint8Array
}

/** Pictures that a platform has already, or that it fetches from us, by their SHA-256 (hex). */
export interface PictureFiles {
  /** The platform's id of the file; null where it was not uploaded. */
  get(workspaceId: string, digest: string): Promise<string | null>
  save(workspaceId: string, digest: string, fileId: string, now: Date): Promise<void>
  /** Keeps the bytes for `picturesKeptFor` from now on; returns the id under which they are kept, the same for the same digest. */
  keep(workspaceId: string, picture: KeptPicture, now: Date): Promise<string>
  /** The bytes under that id, if they were put into a message since then; null where there are none. */
  kept(fileId: string, since: Date): Promise<Uint8Array | null>
  /** The platform has it no longer. */
  remove(workspaceId: string, digest: string): Promise<void>
  /** Forgets what was uploaded, or last put into a message, before a moment, in every workspace; returns how many. */
  forget(before: Date): Promise<number>
}
