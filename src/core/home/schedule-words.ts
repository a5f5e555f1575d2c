/** When something comes, in the reader's language. */
export interface ScheduleWords {
  /** "every Monday at 09:00". */
  words: string
  /** IANA zone of that time; null: each person's own clock. */
  zone: string | null
  paused: boolean
}
