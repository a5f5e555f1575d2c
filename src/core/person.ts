import type { Language } from './language.ts'

/** Somebody known to a workspace. `id` is the platform's user id. */
export interface Person {
  id: string
  name: string
  /** As the platform tells it: tells people of one name apart. */
  email: string | null
  language: Language
  /** IANA time zone. */
  timeZone: string
  isBot: boolean
  /** From another organisation. */
  isStranger: boolean
  isActive: boolean
  /** Admin of the platform's workspace. */
  isOwner: boolean
  /** Named as Laurel admin. */
  isAdmin: boolean
}

/** Admins are who administers the platform's workspace, and whom Laurel was told of; nobody who has left. */
export function mayAdminister({ isActive, isOwner, isAdmin }: Person): boolean {
  return isActive && (isOwner || isAdmin)
}

/** Neither an app nor somebody who has left. */
export function isColleague({ isActive, isBot }: Pick<Person, 'isActive' | 'isBot'>): boolean {
  return isActive && !isBot
}

/** What a platform tells about a person; the rest is Laurel's own. */
export type Profile = Omit<Person, 'isAdmin'> & {
  email: string | null
  /**
   * The address as `normalEmail` has it, where the platform vouches that it is this person's own: null for guests, apps and
   * those who left. Left out where the platform did not tell this time.
   */
  verifiedEmail?: string | null
  /** Out of office by the status they show; left out where the platform tells no status. */
  away?: { until: Date | null } | null
}

export interface People {
  get(workspaceId: string, id: string): Promise<Person | null>
  /** Those known among `ids`, in no particular order. */
  getMany(workspaceId: string, ids: readonly string[]): Promise<Person[]>
  /** Creates or refreshes; keeps a language and a time zone the person chose and the Laurel admin mark. */
  save(workspaceId: string, profiles: readonly Profile[], now: Date): Promise<void>
  /** Language and time zone as the platform tells them by themselves; what the person chose stays. */
  saveSpoken(
    workspaceId: string,
    id: string,
    spoken: Partial<Pick<Person, 'language' | 'timeZone'>>,
  ): Promise<void>
  /** They are not in the workspace any more, by the word of the platform; the next `save` may bring them back. */
  saveLeft(workspaceId: string, id: string, now: Date): Promise<void>
  /** What their status says about being out of office. */
  saveAway(workspaceId: string, id: string, away: { until: Date | null } | null): Promise<void>
  /** See `Profile`. Only ever compared. */
  verifiedEmail(workspaceId: string, id: string): Promise<string | null>
  /** The zone the person chose; null where it is the platform's. */
  chosenTimeZone(workspaceId: string, id: string): Promise<string | null>
  /** Null: as the platform says, from its next word on. */
  chooseTimeZone(workspaceId: string, id: string, timeZone: string | null): Promise<void>
  /**
   * For each word the colleagues whose name, first name, e-mail address or its local part it is, whatever its case; those
   * alone whose whole name or address it is, where there are any. A word that is nobody's is left out.
   */
  named(workspaceId: string, words: readonly string[]): Promise<Map<string, Person[]>>
  /** Colleagues who can be recognised, in order of their names. */
  colleagues(workspaceId: string, count: number): Promise<Person[]>
  chooseLanguage(workspaceId: string, id: string, language: Language): Promise<void>
  setAdmins(workspaceId: string, ids: readonly string[]): Promise<void>
  /** Owners and Laurel admins who are active. */
  admins(workspaceId: string): Promise<Person[]>
}
