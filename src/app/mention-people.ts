import { nameIn, typedAddress, typedName } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import { isInFront, readKudosLine } from '../core/recognition/kudos-line.ts'
import { prefixesOf } from '../core/recognition/tags.ts'
import type { Laurel } from './laurel.ts'

/** Letters of a name that Chinese words may follow without a blank. */
const longestGlued = 12

/**
 * The line with a mention, `<@id>`, for each name or address that was typed and that one colleague alone goes by. A name
 * ends at the blank as far as one can see: “@Tom Reed” tells which Tom it is. Chinese runs on after a name: “@王芳帮我…”.
 *
 * @param isMeant whether a name after these words of the line counts at all; others stay as they are
 */
export async function mentionPeople(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  line: string,
  isMeant: (before: string) => boolean = () => true,
): Promise<string> {
  const typed = new RegExp(`${typedName}|${typedAddress}`, 'gu')
  let said = line
  for (let match = typed.exec(said); match; match = typed.exec(said)) {
    const before = said.slice(0, match.index)
    const name = nameIn(match) ?? ''
    const found = isMeant(before) ? await called(name, said.slice(typed.lastIndex)) : null
    if (!found) continue
    const isLink = match[0].startsWith('<')
    const end = typed.lastIndex + found.more - (isLink ? 0 : name.length - found.name.length)
    said = `${before}<@${found.person.id}>${said.slice(end)}`
    typed.lastIndex = before.length + found.person.id.length + 3
  }
  return said

  async function called(word: string, after: string) {
    for (const name of prefixesOf(word).filter(each => each === word || each.length <= longestGlued)) {
      const candidates = await database.people.named(workspaceId, name)
      const follows = name === word ? after : word.slice(name.length) + after
      const whole = candidates.flatMap(person => {
        const more = lengthOfRest(person, name, follows)
        return more > 0 ? [{ person, name, more }] : []
      })
      const [found, another] =
        whole.length > 0 ? whole : candidates.map(person => ({ person, name, more: 0 }))
      if (found) return another ? null : found
    }
    return null
  }
}

/** The same for a line that gives something: who is named first is a recipient; where nobody is, everybody named is. */
export async function mentionRecipients(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  line: string,
): Promise<string> {
  const said = await mentionPeople(laurel, workspaceId, line, isInFront)
  const { userIds, groupIds, unknownNames } = readKudosLine(said)
  const isAnybodyKnown = userIds.length + groupIds.length > 0
  return isAnybodyKnown || unknownNames.length === 0 ? said : mentionPeople(laurel, workspaceId, line)
}

/** How many letters of what follows are the rest of the person's name; 0 where they are not. */
function lengthOfRest({ name }: Person, typed: string, follows: string): number {
  if (!name.toLowerCase().startsWith(`${typed.toLowerCase()} `)) return 0
  const rest = name.slice(typed.length)
  const isRest = follows.toLowerCase().startsWith(rest.toLowerCase())
  return isRest && !/^[\p{Script=Latin}\p{N}]/u.test(follows.slice(rest.length)) ? rest.length : 0
}
