import { z } from 'zod'
import type { Person } from '../../../core/person.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { TeamsActivity } from '../activity.ts'
import type { Draft } from '../cards/element.ts'
import type { TeamsContext } from '../context.ts'

/** Somebody pressed a button of a card, or sent in a dialog. */
export interface Act {
  teams: TeamsContext
  activity: TeamsActivity
  person: Person
  t: Catalogue
  /** What the button carries and the inputs hold: Teams makes text of both. */
  data: Record<string, string>
  receipt: string
}

/** What becomes of the card: another one for whoever pressed, or the same, with a word to them. */
export type Outcome = { card: Draft } | { say: string }

export type ActHandler = (act: Act) => Promise<Outcome>

const dataSchema = z.record(z.string(), z.unknown())

/** Values as text; those of several choices are joined by commas already. */
export function dataOf(value: unknown): Record<string, string> {
  const parsed = dataSchema.safeParse(value)
  if (!parsed.success) return {}
  return Object.fromEntries(
    Object.entries(parsed.data).flatMap(([key, item]) =>
      typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'
        ? [[key, String(item)]]
        : [],
    ),
  )
}

/** The values of an input of several choices. */
export function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
}
