import type { Draft } from '../cards/element.ts'
import type { Act, Outcome } from './act.ts'

/** Shows what a button opens in the person's own chat; the button says where that is, or how to come by such a chat. */
export async function showBelow(
  { teams, activity, person, t }: Act,
  card: Draft,
  where: string,
): Promise<Outcome> {
  return { say: (await teams.reply(activity, person, card)) ? where : t.teams.openPersonal }
}
