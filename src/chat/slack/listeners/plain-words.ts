import type { SlackContext } from '../context.ts'
import { mentionedUsers, plainText } from '../parse.ts'

/** What was said, in Slack's escaped form, with names in the place of mentions. */
export async function plainWords({ directory }: SlackContext, escaped: string): Promise<string> {
  const people = await directory.people([...new Set(mentionedUsers(escaped))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return plainText(escaped, id => names.get(id))
}
