import { nameIn, typedAddress, typedName } from '../core/mention.ts'
import type { Person } from '../core/person.ts'
import { isInFront, type KudosLine, readKudosLine } from '../core/recognition/kudos-line.ts'
import { prefixesOf } from '../core/recognition/tags.ts'
import type { Laurel } from './laurel.ts'

/** Letters of a name that Chinese words may follow without a blank. */
const longestGlued = 12

/** Names of a line that are looked up; more stay as they are. */
const mostNames = 50

/** Not the id of a mention: a line in which everybody is mentioned needs no look-up. */
const anyName = new RegExp(String.raw`(?<!<)[@＠](?<name>[\p{L}\p{N}._-]*[\p{L}\p{N}])|${typedAddress}`, 'gu')

/** Colleagues by the words that were typed. */
type Known = ReadonlyMap<string, Person[]>

/**
 * The line with a mention, `<@id>`, for each name or address that was typed and that one colleague alone goes by. A name
 * ends at the blank as far as one can see: “@Tom Reed” tells which Tom it is. Chinese runs on after a name: “@王芳帮我…”.
 */
export async function mentionPeople(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  line: string,
): Promise<string> {
  return mentioned(line, await knownIn(laurel, workspaceId, line))
}

/** The same for a line that gives something: who is named first is a recipient; where nobody is, everybody named is. */
export async function mentionRecipients(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  line: string,
): Promise<string> {
  const known = await knownIn(laurel, workspaceId, line)
  const said = mentioned(line, known, isInFront)
  const { userIds, groupIds, unknownNames } = readKudosLine(said)
  const isAnybodyKnown = userIds.length + groupIds.length > 0
  return isAnybodyKnown || unknownNames.length === 0 ? said : mentioned(line, known)
}

/**
 * Who is named in a line that gives kudos. A chat vouches for its mentions: only a line in which everybody is mentioned
 * is certain. Whom a typed name means is seen in a form before anything is posted.
 */
export async function readKudos(
  laurel: Pick<Laurel, 'database'>,
  workspaceId: string,
  said: string,
): Promise<{ line: KudosLine; isCertain: boolean }> {
  const mentioned = await mentionRecipients(laurel, workspaceId, said)
  const line = readKudosLine(mentioned)
  return { line, isCertain: mentioned === said && line.unknownNames.length === 0 }
}

/** Who may be meant by the names of a line, and by the beginnings of names that Chinese follows. */
async function knownIn(
  { database }: Pick<Laurel, 'database'>,
  workspaceId: string,
  line: string,
): Promise<Known> {
  const names = [...line.matchAll(anyName)].slice(0, mostNames).map(match => nameIn(match) ?? '')
  const words = names.flatMap(name => prefixesOf(name, longestGlued))
  return words.length === 0 ? new Map() : database.people.named(workspaceId, words)
}

/** @param isMeant whether a name after these words of the line counts at all; others stay as they are */
function mentioned(line: string, known: Known, isMeant: (before: string) => boolean = () => true): string {
  if (known.size === 0) return line
  const typed = new RegExp(`${typedName}|${typedAddress}`, 'gu')
  let said = line
  let names = 0
  for (let match = typed.exec(said); match && names < mostNames; match = typed.exec(said)) {
    names += 1
    const before = said.slice(0, match.index)
    const name = nameIn(match) ?? ''
    const found = isMeant(before) ? called(name, said.slice(typed.lastIndex)) : null
    if (!found) continue
    const isLink = match[0].startsWith('<')
    const end = typed.lastIndex + found.more - (isLink ? 0 : name.length - found.name.length)
    said = `${before}<@${found.person.id}>${said.slice(end)}`
    typed.lastIndex = before.length + found.person.id.length + 3
  }
  return said

  function called(word: string, after: string) {
    for (const name of prefixesOf(word, longestGlued)) {
      const candidates = known.get(name) ?? []
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

/** How many letters of what follows are the rest of the person's name; 0 where they are not. */
function lengthOfRest({ name }: Person, typed: string, follows: string): number {
  if (!name.toLowerCase().startsWith(`${typed.toLowerCase()} `)) return 0
  const rest = name.slice(typed.length)
  const isRest = follows.toLowerCase().startsWith(rest.toLowerCase())
  return isRest && !/^[\p{Script=Latin}\p{N}]/u.test(follows.slice(rest.length)) ? rest.length : 0
}
