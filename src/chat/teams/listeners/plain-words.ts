import type { TeamsContext } from '../context.ts'
import { mentionedIn, plainText } from '../parse.ts'

/** What was said, with names in the place of mentions. */
export async function plainWords({ directory }: TeamsContext, said: string): Promise<string> {
  const people = await directory.people(mentionedIn(said))
  const names = new Map(people.map(person => [person.id, person.name]))
  return plainText(said, id => names.get(id))
}
