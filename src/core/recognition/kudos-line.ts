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
const between = String.raw`\s|[,，、&+/]|&amp;|\band\b|[和与跟]`

/** What people say before they come to it. */
const wish = String.raw`(?:(?:i(?:['’]d|\s+would)?\s+(?:like|want)\s+to|let\s+me|please)\s+|我?(?:要|想|来)?)?`
/** “to @ana …”, 给@小王点赞：they only say for whom it is. */
const toward = new RegExp(
  String.raw`^\s*${wish}(?:(?:(?:give|send)\s+)?(?:kudos\s+)?(?:to|for|about|on)\s+|[给向为对]\s*)(?=${anybody})`,
  'iu',
)
const given = /^\s*(?:点(?:一?个|个大)?赞|一个赞|(?:表示|说声?)?(?:感谢|谢谢)|鼓掌)(?=[\s\p{P}]|$)/iu
/** “thanks @ana …”, 感谢@小王…: they say it already. */
const thanking = new RegExp(
  String.raw`^\s*${wish}(?:(?:many\s+|big\s+)?(?:thanks|thank(?:\s+you)?|thx|kudos|props|shout-?out)(?:\s+to)?\s+|(?:多谢|谢谢|感谢|谢|赞|表扬|夸)(?:一下|一个)?\s*)(?=${anybody})`,
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
    // “@ana’s patience …”, “@王芳的耐心…”: the name is part of what is said.
    if (named === null || isThanks || /^(?:['’]s(?![\p{L}\p{N}])|的)/u.test(rest))
      return line.replace(blanksInFront, '')
    const words = /\p{Script=Han}/u.test(opening) ? rest.replace(given, '').replace(/^[！!。~～]+/, '') : rest
    return [...unknown.map(match => match[0]), words.replace(/^(?:[\s：,，、;；]|:(?!\w))+/, '')].join(' ')
  }
  return {
    userIds: known('id'),
    groupIds: known('group'),
    text: said().trim(),
    unknownNames: [...new Set(unknown.flatMap(match => nameIn(match) ?? []))],
  }
}

/** How kudos without the word begin: nobody who is merely talked about may find it posted. */
const opening = new RegExp(
  String.raw`^\s*(?:${anybody}|thank|谢|多谢|感谢|赞)|${thanking.source}|^\s*${wish}(?:give|send)\s+kudos\b|^\s*${wish}[给向为]\s*(?:${anybody})[^。！？!?\n]{0,40}?(?:赞|鼓掌)`,
  'iu',
)

/** Whether somebody who names no command gives kudos. */
export function isKudos(text: string): boolean {
  return opening.test(text)
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
