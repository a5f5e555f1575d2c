import type { Person } from '../person.ts'
import { Refusal } from '../refusal.ts'
import type { Recognition } from './recognition.ts'

/** Slack's limit for the text of one section, which a card shows it in. */
export const longestText = 3000

const mostRecipients = 30

/** The text as it is kept: written as it was, without the blanks around it. Throws Refusal. */
export function checkText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Refusal('empty-text')
  if (trimmed.length > longestText) throw new Refusal('text-too-long', { limit: longestText })
  return trimmed
}

/** Distinct ids of those who may be recognised by the giver. Throws Refusal naming those who may not. */
export function checkRecipients(giverId: string, recipientIds: readonly string[]): string[] {
  const ids = [...new Set(recipientIds)]
  if (ids.length === 0) throw new Refusal('no-recipient')
  if (ids.length > mostRecipients) throw new Refusal('too-many-recipients', { limit: mostRecipients })
  if (ids.includes(giverId)) throw new Refusal('self')
  return ids
}

/** Kudos and feedback stay inside the organisation: nobody else gives or asks for them. Throws Refusal. */
export function checkInside({ id, isStranger }: Pick<Person, 'id' | 'isStranger'>): void {
  if (isStranger) throw new Refusal('stranger', { people: [id] })
}

/** Refuses people outside the organisation, bots and those who left. `known` are the profiles found for `ids`. */
export function checkPeople(ids: readonly string[], known: readonly Person[]): void {
  const byId = new Map(known.map(person => [person.id, person]))
  const those = (test: (person: Person) => boolean) =>
    known.filter(person => ids.includes(person.id) && test(person)).map(person => person.id)
  const unknown = ids.filter(id => !byId.has(id))
  if (unknown.length > 0) throw new Refusal('unknown-person', { people: unknown })
  const strangers = those(person => person.isStranger)
  if (strangers.length > 0) throw new Refusal('stranger', { people: strangers })
  const bots = those(person => person.isBot)
  if (bots.length > 0) throw new Refusal('bot', { people: bots })
  const gone = those(person => !person.isActive)
  if (gone.length > 0) throw new Refusal('inactive', { people: gone })
}

/** Two kudos of a giver on one day with the same fingerprint are the same kudos: case, blanks and order do not count. */
export function fingerprintOf(text: string, recipientIds: readonly string[]): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  return `${[...recipientIds].sort().join(',')}\n${words}`
}

/** Throws Refusal `not-found`, `withdrawn` or `taken-down`. */
export function checkStands(recognition: Recognition | null): Recognition {
  if (!recognition) throw new Refusal('not-found')
  if (recognition.state !== 'posted') throw new Refusal(recognition.state)
  return recognition
}

/** Only its giver changes a recognition, and only while it stands. Throws Refusal as `checkStands`, or `not-the-giver`. */
export function checkGiver(recognition: Recognition | null, personId: string): Recognition {
  if (recognition && recognition.giverId !== personId) throw new Refusal('not-the-giver')
  return checkStands(recognition)
}

/** Only those who received it. Throws Refusal as `checkStands`, or `not-a-recipient`. */
export function checkRecipient(recognition: Recognition | null, personId: string): Recognition {
  const standing = checkStands(recognition)
  if (!standing.recipientIds.includes(personId)) throw new Refusal('not-a-recipient')
  return standing
}

/** Anybody but its giver, who can take it back themself. Throws Refusal as `checkStands`, or `own-report`. */
export function checkReporter(recognition: Recognition | null, personId: string): Recognition {
  const standing = checkStands(recognition)
  if (standing.giverId === personId) throw new Refusal('own-report')
  return standing
}

/** Who may judge whether a reported recognition stands, of all admins: whoever gave or received it has a side. */
export function judgesOf(
  { giverId, recipientIds }: Pick<Recognition, 'giverId' | 'recipientIds'>,
  admins: readonly Person[],
): Person[] {
  return admins.filter(({ id }) => id !== giverId && !recipientIds.includes(id))
}
