import { dueMoment } from './due-moment.ts'

const hour = 3_600_000

/**
 * When a member gets their own summary of what fired at `fireAt`: at its time of day where they are, or an hour before the
 * first of `managersDue`, when a manager reads of the team, if that is earlier. Never before it fired.
 */
export function personalDue(
  fire: Parameters<typeof dueMoment>[0],
  timeZone: string,
  managersDue: readonly Date[],
): Date {
  const own = dueMoment(fire, { timeZone, weekday: null, minute: null })
  const beforeManagers = managersDue.map(due => due.getTime() - hour)
  return new Date(Math.max(fire.fireAt.getTime(), Math.min(own.getTime(), ...beforeManagers)))
}
