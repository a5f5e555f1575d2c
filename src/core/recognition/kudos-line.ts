import { mention, nameIn, typedAddress, typedName } from '../mention.ts'

/** What somebody typed after the word for kudos. Mentions are `<@id>` and, for user groups, `<!subteam^id>`. */
export interface KudosLine {
  /** People named as recipients, in order. */
  userIds: string[]
  /** User groups named as recipients. */
  groupIds: string[]
  /** What is left to say. */
  text: string
  /** Recipients that were typed as `@name`, or as an address, and are mentioned nowhere. `text` still has them. */
  unknownNames: string[]
}

const group = String.raw`<!subteam\^(?<group>[A-Z0-9]+)(?:\|[^<>]*)?>`
const person = `${mention}|${group}|${typedName}|${typedAddress}`
const people = new RegExp(person, 'gu')
// Names of groups may be there only once.
const anybody = person.replace(/\?<[a-z]+>/g, '?:')
const between = String.raw`\s|[,，、&]|&amp;|\band\b|[和与跟]`

/** “to @ana …”, 给@小王点赞：they only say for whom it is. */
const toward = new RegExp(String.raw`^\s*(?:(?:kudos\s+)?(?:to|for)\s+|[给向为]\s*)(?=${anybody})`, 'iu')
const given = /^\s*(?:点(?:一?个|个大)?赞|一个赞|(?:表示|说声?)?(?:感谢|谢谢)|鼓掌)(?=[\s\p{P}]|$)/iu
/** “thanks @ana …”, 感谢@小王…: they say it already. */
const thanking = new RegExp(
  String.raw`^\s*(?:(?:many\s+|big\s+)?(?:thanks|thank\s+you|thx|kudos|props|shout-?out)(?:\s+to)?\s+|(?:多谢|谢谢|感谢|谢|赞|表扬|夸)(?:一下)?\s*)(?=${anybody})`,
  'iu',
)
const inFront = new RegExp(`^(?:${between}|${anybody})*`, 'iu')
const blanksInFront = new RegExp(`^(?:${between})*`, 'iu')

/**
 * Reads "@ana @ben thanks for … #indicator": those named first are the recipients; where nobody is named first,
 * everybody named is. Only those who are mentioned are taken out of the words: what was not understood stays in them.
 */
export function readKudosLine(line: string): KudosLine {
  const { opening, named, rest, isThanks } = partsOf(line)
  const found = [...(named ?? line).matchAll(people)]
  const unknown = found.filter(match => nameIn(match) !== undefined)
  const known = (key: 'id' | 'group') => [...new Set(found.flatMap(({ groups }) => groups?.[key] ?? []))]
  const said = () => {
    if (named === null || isThanks) return line.replace(blanksInFront, '')
    const words = /\p{Script=Han}/u.test(opening) ? rest.replace(given, '') : rest
    return [...unknown.map(match => match[0]), words.replace(/^[\s:：,，、;；]+/, '')].join(' ')
  }
  return {
    userIds: known('id'),
    groupIds: known('group'),
    text: said().trim(),
    unknownNames: [...new Set(unknown.flatMap(match => nameIn(match) ?? []))],
  }
}

/** Whether nothing was said yet before this place of a line: who is named there is a recipient. */
export function isInFront(before: string): boolean {
  const { named, rest } = partsOf(`${before}<@next>`)
  return named !== null && rest === ''
}

/** `named`: the part that names the recipients; null where nobody is named first. */
function partsOf(line: string) {
  const [toWhom] = toward.exec(line) ?? []
  const [thanks] = thanking.exec(line) ?? []
  const opening = toWhom ?? thanks ?? ''
  const after = line.slice(opening.length)
  const [front = ''] = inFront.exec(after) ?? []
  const named = front.match(people) ? front : null
  return {
    opening,
    named,
    rest: after.slice(front.length),
    isThanks: toWhom === undefined && thanks !== undefined,
  }
}
