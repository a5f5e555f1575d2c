import { newSecret } from './identifiers.ts'
import { SlackError } from './slack-error.ts'

interface Trigger {
  person: string
  /** The modal it was issued in. */
  viewId: string | null
  issued: number
  used: boolean
}

const livesMs = 3000
/** Expired ones are remembered for a while, so that they are called expired rather than invalid. */
const rememberedMs = 60_000

/** The trigger ids of interactions: each opens one view within three seconds. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>()
  readonly #now: () => number
  readonly #teamId: string

  constructor(now: () => number, teamId: string) {
    this.#now = now
    this.#teamId = teamId
  }

  issue(person: string, viewId: string | null = null): string {
    const issued = this.#now()
    for (const [id, trigger] of this.#triggers) {
      if (trigger.issued >= issued - rememberedMs) break
      this.#triggers.delete(id)
    }
    const id = `${issued}.${this.#teamId}.${newSecret()}`
    this.#triggers.set(id, { person, viewId, issued, used: false })
    return id
  }

  /** Uses the trigger up; throws the SlackError that Slack would answer. */
  exchange(id: string): Trigger {
    const trigger = this.#triggers.get(id)
    if (!trigger) throw new SlackError('invalid_trigger_id', ['invalid `trigger_id`'])
    if (trigger.used) throw new SlackError('exchanged_trigger_id')
    if (this.#now() - trigger.issued > livesMs) throw new SlackError('expired_trigger_id')
    trigger.used = true
    return trigger
  }
}
