import { noCountry } from '../core/hours/hours.ts'
import { type HoursWish, hoursWishSchema } from '../core/hours/hours-wish.ts'
import { Refusal } from '../core/refusal.ts'
import type { Laurel } from './laurel.ts'

/**
 * Stores what a person says about when they may be written to. A check-in that waits for its time goes by it, too.
 * @throws Refusal `unknown-person` or `unknown-country`.
 */
export async function saveHours(
  laurel: Pick<Laurel, 'database' | 'calendars'>,
  { workspaceId, personId, wish }: { workspaceId: string; personId: string; wish: HoursWish },
): Promise<void> {
  const { timeZone, ...hours } = hoursWishSchema.parse(wish)
  const { country } = hours
  if (country && country !== noCountry && !(await laurel.calendars.of(country)))
    throw new Refusal('unknown-country', { word: country })
  await laurel.database.transaction(async stores => {
    if (!(await stores.people.get(workspaceId, personId)))
      throw new Refusal('unknown-person', { people: [personId] })
    await stores.people.chooseTimeZone(workspaceId, personId, timeZone)
    await stores.hours.savePerson(workspaceId, personId, hours)
  })
}
