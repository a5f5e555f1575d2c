import { isStandIn } from '../../../core/privacy/erasure.ts'
import { type Naming, namedIn, type Reader, toMarkdown, toPlain } from './card-text.ts'
import type { Draft, Element } from './element.ts'

/** What Teams takes as one message, in bytes of UTF-8; some is left for what surrounds the card. */
const mostBytes = 76_000

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

/** Puts names in and Laurel's markup into that of Adaptive Cards; leaves out the end of what would be too long. */
export function dress(draft: Draft, reader: Reader, names: Names): TeamsMessage {
  const mentions = new Map<string, Mention>()
  // Nobody has a name whose data were erased.
  const nameOf = (id: string) =>
    isStandIn(id) ? '👤' : (names.people.get(id) ?? id).replace(/[<>&]/g, ' ').trim()
  const plainNaming: Naming = {
    person: nameOf,
    channel: id => names.channels.get(id) ?? id,
  }
  const naming: Naming = {
    ...plainNaming,
    person(id) {
      const name = nameOf(id)
      if (!draft.notifies) return `**${name.replace(/[\\`*_[\]#~|]/g, '\\$&')}**`
      const text = `<at>${name}</at>`
      mentions.set(id, { type: 'mention', text, mentioned: { id, name } })
      return text
    },
  }
  const body = draft.body.map(element => dressed(element, reader, naming, plainNaming))
  const card = (shown: Element[]): TeamsCard => ({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: shown,
    msteams: { width: 'Full', ...(mentions.size > 0 ? { entities: [...mentions.values()] } : {}) },
  })
  let count = body.length
  while (count > 1 && sizeOf(card(body.slice(0, count))) > mostBytes) count--
  return {
    summary: toPlain(draft.summary, reader, plainNaming).slice(0, 1000),
    card: card(body.slice(0, count)),
  }
}

function sizeOf(card: TeamsCard): number {
  return new TextEncoder().encode(JSON.stringify(card)).length
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
