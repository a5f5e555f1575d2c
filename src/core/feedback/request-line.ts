import { mention, nameIn, typedAddress, typedName } from '../mention.ts'

/** "@a @b for @c about owns mistakes and sees work through", as it was typed. Mentions are `<@id>`, with a label or without. */
export interface RequestLine {
  /** Whom it is about, where that is somebody else. */
  subjectId: string | null
  /** The same, typed as `@name`, where the chat knows nobody of that name. */
  subjectName: string | null
  /** Others whom it would be about as well: a request is about one person. Ids, or names with their `@`. */
  moreSubjects: string[]
  /** Who is asked. */
  personIds: string[]
  /** Who is asked and was typed as `@name`, and is nobody that the chat knows. */
  unknownNames: string[]
  /** Words in front of “about” that are names only where somebody goes by them: “ben”, “anonymous”. */
  possibleNames: string[]
  /** What it is about, in the asker's words. */
  said: string
}

const opening =
  /^\s*(?:(?:(?:please|can you|could you)\s+)?(?:(?:request|ask)(?![\p{L}\p{N}-])|(?:get|from)(?=\s*[@＠<])|get(?=(?:\s+\p{L}+){0,5}\s+feedback\b))|征求|请教|要反馈|求反馈|(?=[请找]\s*[@＠<])|想(?:听听?|请)?(?=\s*[@＠<]))/iu
/** 向@小王征求…: the people come first. */
const askedFirst = /^\s*[向跟找请](?=\s*[@＠<])([\s\S]*?)(?:征求|请教)/u

/** “ask @ben for feedback …”, 征求@小王的反馈: nobody says the word “feedback” first. */
const spoken =
  /^\s*(?:(?:please|can you|could you)\s+)?(?:(?:(?:ask|request)\b(?=.*\bfeedback\b)|get(?=\s*[@＠<].*\bfeedback\b|(?:\s+\p{L}+){0,5}\s+feedback\b))|征求|请教|(?=[向跟]\s*[@＠<].*征求)|想听听?(?=\s*[@＠<]))/iu

const person = new RegExp(`${mention}|${typedName}|${typedAddress}`, 'gu')

/** What stands before whom it is about. */
const forWhom =
  /(?:(?<![\p{L}\p{N}])(?:for|on|about|regarding|of)|(?<!\p{Script=Han})为|替|帮|对|关于|针对)\s*$/iu

const andAlso = /^\s*(?:and|&|&amp;|和|与|跟|、)\s*$/i

/** Words around people, written as \0 here, that only tell who is asked and whom it is about. */
const around =
  /(?:(?<![\p{L}\p{N}])(?:and|from|to|with|for|on|about|regarding|of)|&amp;|&|关于|针对|(?<!\p{Script=Han})为|[和与跟向问请找对替帮，,、])?\s*\0\s*(?:['’]s(?![\p{L}\p{N}])|的)?/giu

const about = /(?<![\p{L}\p{N}])(?:about|regarding)(?![\p{L}\p{N}])|关于|针对/iu

/** What follows the word that asks for feedback, such as `request` or 征求; null where there is no such word. */
export function requestIn(text: string): string | null {
  if (askedFirst.test(text)) return text.replace(/征求|请教/u, ' ').trim()
  const [word] = opening.exec(text) ?? []
  return word === undefined ? null : text.slice(word.length).trim()
}

/** Whether somebody who names no command asks for feedback. */
export function isRequest(text: string): boolean {
  return spoken.test(text) && text.match(person) !== null
}

export function readRequestLine(typed: string): RequestLine {
  // Patterns that look for words behind blanks would begin anew at each of them.
  const line = typed.replace(/\s{10,}/g, '\n')
  const read = { subjectId: null, subjectName: null, said: '' } as RequestLine
  const asked: RequestLine = { ...read, moreSubjects: [], personIds: [], unknownNames: [], possibleNames: [] }
  let end = 0
  let wasSubject = false
  for (const match of line.matchAll(person)) {
    const before = line.slice(end, match.index)
    end = match.index + match[0].length
    const id = match.groups?.id
    const name = nameIn(match) ?? ''
    const hasSubject = asked.subjectId !== null || asked.subjectName !== null
    if (wasSubject && andAlso.test(before)) asked.moreSubjects.push(id ? `<@${id}>` : `@${name}`)
    else if (!hasSubject && forWhom.test(before)) {
      if (id) asked.subjectId = id
      else asked.subjectName = name
      wasSubject = true
    } else {
      wasSubject = false
      if (id) asked.personIds.push(id)
      else asked.unknownNames.push(name)
    }
  }
  const rest = line.replace(person, '\0').replace(around, ' ')
  const at = about.exec(rest)
  const isNobodyNamed = end === 0
  const bare = isNobodyNamed && at ? bareNames(rest.slice(0, at.index)) : []
  const isWord = (name: string) => /^\p{Ll}/u.test(name)
  return {
    ...asked,
    personIds: [...new Set(asked.personIds)].filter(id => id !== asked.subjectId),
    unknownNames: isNobodyNamed ? bare.filter(name => !isWord(name)) : [...new Set(asked.unknownNames)],
    possibleNames: bare.filter(isWord),
    // Who leaves out "about" means the words that are left.
    said: (at ? rest.slice(at.index + at[0].length) : rest).replaceAll('\0', ' ').trim(),
  }
}

/** More letters are no list of names. */
const longestNames = 300

/** “Ben and 曹颖” in front of “about”: names without an `@`. */
function bareNames(before: string): string[] {
  if (before.length > longestNames) return []
  return before
    .split(/\s+and\s+|[,，、&和与跟]/i)
    .map(name => name.replace(/^[\s向问请找]+|[\s:：]+$/g, ''))
    .filter(
      name =>
        !/^(?:feedback|please|some|more|honest|quick|short|for|my|me|advice|input|help|.*(?:反馈|意见|看法|建议|一下|大家))$/i.test(
          name,
        ),
    )
    .filter(name =>
      /^(?:[\p{L}.'’-]+|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,2}|\p{Script=Han}{2,4})$/u.test(name),
    )
}
