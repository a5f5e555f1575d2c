import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RunningLaurel } from '../../src/main.ts'
import type { Connection } from '../../src/store/client.ts'

/** What was delivered, in the words that a reader sees. */
export interface Delivered {
  conversation: string
  words: string
  /** What its pictures say to those who do not see them. */
  pictures: string[]
  /** Replaces what stood there before. */
  isUpdate: boolean
}

/** People and places of a platform by the names that scenarios use: giver, recipient, colleague, admin, bot, channel, newcomer,
 * who speaks Chinese from their first word on, and managersOnly, a conversation of the admin and Laurel. */
type World = Record<string, string>

/** One platform, driven by recorded payloads alone. */
export interface Platform {
  name: 'slack' | 'teams'
  workspaceId: string
  world: World
  running: RunningLaurel
  /** The database's rows as they are, where no port reads them. */
  prisma: Connection['prisma']
  /** Sends what the platform sent when it was recorded; `null` where that was not accepted. */
  deliver(payload: unknown): Promise<void>
  /** All that Laurel posted, changed, or answered somebody alone, in order. */
  delivered(): Delivered[]
  /** The conversation of this person with Laurel alone. */
  direct(role: 'giver' | 'recipient' | 'colleague' | 'admin' | 'newcomer'): string
  /** Whether something delivered, or opened, has the button that a payload presses. */
  offers(payload: unknown): boolean
  /** Has the next message that goes to this person, or into the channel, refused for good. */
  refuseNext(to: 'channel' | 'recipient'): void
  /** What was wrong with what Laurel sent. */
  problems(): string[]
  close(): Promise<void>
}

/** Where links lead that people get. */
export const publicUrl = 'https://laurel.example'

/** In a payload: whatever the button carries that is pressed, such as the id of a form or a moment. */
export const carried = '{carried}'

const folder = path.join(import.meta.dirname, 'fixtures')

/**
 * The payloads of a scenario, in the order in which they came, with the names in double braces filled in; `{{id}}` is
 * another one for each.
 */
export function recorded(
  scenario: string,
  platform: string,
  values: Record<string, string>,
  nextId: () => string,
): unknown[] {
  const payloads = JSON.parse(
    readFileSync(path.join(folder, scenario, `${platform}.json`), 'utf8'),
  ) as unknown[]
  return payloads.map(payload => {
    const known: Record<string, string> = { ...values, id: nextId() }
    const filled = JSON.stringify(payload).replace(/\{\{([a-zA-Z]+)\}\}/g, (_, name: string) => {
      const value = known[name]
      if (value === undefined)
        throw new Error(`${scenario}/${platform}.json asks for "${name}", which nothing gives`)
      return JSON.stringify(value).slice(1, -1)
    })
    return JSON.parse(filled) as unknown
  })
}
