import { isStandIn } from '../../../core/privacy/erasure.ts'
import { cutText, literal, type Naming, namedIn, type Reader, toMarkdown, toPlain } from './card-text.ts'
import type { Draft, Element } from './element.ts'
import { fitBody } from './fit-body.ts'

/** The line of a notification, in UTF-16 code units. */
const longestSummary = 1000

/** A card as Teams gets it, all of its texts in place. */
interface TeamsCard {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.5'
  body: Element[]
  msteams: { width: 'Full'; entities?: Mention[] }
}

/** Tells somebody that a card names them. */
interface Mention {
  type: 'mention'
  text: string
  mentioned: { id: string; name: string }
}

export interface TeamsMessage {
  summary: string
  card: TeamsCard
  /** The card without mentions, if it has some: Teams refuses those of people who are not in the conversation. */
  unmentioned?: TeamsCard
}

/** Names of people and channels by id. */
export interface Names {
  people: ReadonlyMap<string, string>
  channels: ReadonlyMap<string, string>
}

/** Ids of everybody and everything that a draft names. */
export function namesIn(draft: Draft): { people: string[]; channels: string[] } {
  const { people, channels } = namedIn(JSON.stringify(draft))
  return { people: [...new Set(people)], channels: [...new Set(channels)] }
}

/** Puts names in and Laurel's markup into that of Adaptive Cards; shortens what would be too long. */
export function dress(draft: Draft, reader: Reader, names: Names): TeamsMessage {
  // Nobody has a name whose data were erased.
  const nameOf = (id: string) =>
    isStandIn(id) ? '👤' : (names.people.get(id) ?? id).replace(/[<>&]/g, ' ').trim()
  const plain: Naming = {
    person: id => isolated(nameOf(id)),
    channel: id => names.channels.get(id) ?? id,
  }
  const bold: Naming = { ...plain, person: id => `**${literal(plain.person(id))}**` }
  const card = (naming: Naming, mentions?: Map<string, Mention>): TeamsCard => {
    const body = draft.body.map(element => dressed(element, reader, naming, plain))
    return cardOf(body, [...(mentions?.values() ?? [])], reader)
  }
  const summary = cutText(toPlain(draft.summary, reader, plain), longestSummary)
  const mentions = new Map<string, Mention>()
  const mentioning: Naming = {
    ...plain,
    person(id) {
      // Teams refuses a card that mentions an account which does not exist.
      if (isStandIn(id) || !names.people.has(id)) return bold.person(id)
      // It reads the name as Markdown: this must not make a link of it.
      const name = nameOf(id).replaceAll('](', '] (')
      const text = `<at>${name}</at>`
      mentions.set(id, { type: 'mention', text, mentioned: { id, name } })
      return isolated(text)
    },
  }
  return draft.notifies
    ? { summary, card: card(mentioning, mentions), ...(mentions.size > 0 ? { unmentioned: card(bold) } : {}) }
    : { summary, card: card(bold) }
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** A name that is written from right to left would turn the words and figures beside it as well. */
function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}

function cardOf(body: Element[], mentions: Mention[], reader: Reader): TeamsCard {
  const beside = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full', ...(mentions.length > 0 ? { entities: mentions } : {}) },
  } as const
  return { ...beside, body: fitBody(body, beside, reader) }
}

/** Fields that are shown without Markdown. */
const plainFields = new Set(['title', 'label', 'placeholder', 'errorMessage', 'altText', 'tooltip'])

/** Fields of elements that hold further elements. */
const innerFields = new Set(['items', 'columns', 'actions', 'choices'])

function dressed<Part extends object>(part: Part, reader: Reader, naming: Naming, plainNaming: Naming): Part {
  const type = 'type' in part ? part.type : null
  const fields = Object.entries(part).map(([key, value]) => {
    if (key === 'text' && type === 'TextBlock') return [key, toMarkdown(String(value), reader, naming)]
    if (plainFields.has(key)) return [key, toPlain(String(value), reader, plainNaming)]
    if (innerFields.has(key) && Array.isArray(value))
      return [key, value.map(inner => dressed(inner, reader, naming, plainNaming))]
    if (key === 'fallback') return [key, dressed(value, reader, naming, plainNaming)]
    return [key, value]
  })
  return Object.fromEntries(fields) as Part
}
