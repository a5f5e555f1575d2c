import type { Laurel } from './laurel.ts'

/** Links that expired open nothing: there is no reason to keep whom they were for. */
export function forgetReportLinks({ database, clock }: Pick<Laurel, 'database' | 'clock'>): Promise<void> {
  return database.reportLinks.forget(clock.now())
}
