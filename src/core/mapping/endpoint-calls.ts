/** How often the mapper's endpoint was asked, kept by all replicas together and through restarts. */
export interface EndpointCalls {
  /**
   * Counts one more call of the day, unless there have been `limit` already.
   * @param day in UTC, "2026-11-28"
   * @returns whether it was counted
   */
  take(day: string, limit: number): Promise<boolean>
}
