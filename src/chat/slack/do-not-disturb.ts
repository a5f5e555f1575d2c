import { setTimeout as sleep } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { BaseLogger } from 'pino'
import { ChatFailure } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import { calling } from './errors.ts'

/** People that Slack tells about in one call. */
const mostAtOnce = 50

/** Slack allows twenty calls a minute; some are left for others. */
const mostCallsAMinute = 15

/** How long others are waited for, to be asked about in the same call, in milliseconds. */
const gathering = 30

/** How long an answer is used, and how long Slack is not asked again where it would not tell, in milliseconds. */
const freshFor = 5 * 60_000
const patience = 60 * 60_000

/**
 * Until when people have notifications switched off. It is a courtesy: where Slack does not tell (no scope, too many
 * questions, a failure), messages are sent, and Slack itself holds the notification back.
 */
export class DoNotDisturb {
  private readonly known = new Map<string, { until: Date | null; at: number }>()
  private waiting = new Map<string, Promise<void>>()
  private calls: number[] = []
  private silentUntil = 0

  constructor(
    private readonly client: WebClient,
    private readonly clock: Clock,
    private readonly log: BaseLogger,
  ) {}

  async until(personId: string): Promise<Date | null> {
    const now = this.clock.now().getTime()
    const known = this.known.get(personId)
    if (!known || now - known.at > freshFor) {
      if (now < this.silentUntil) return null
      await this.ask(personId)
    }
    return this.known.get(personId)?.until ?? null
  }

  private ask(personId: string): Promise<void> {
    const asking = this.waiting.get(personId)
    if (asking) return asking
    const first = [...this.waiting.values()][0]
    const batch = first ?? this.gather()
    this.waiting.set(personId, batch)
    return batch
  }

  private async gather(): Promise<void> {
    await sleep(gathering)
    const ids = [...this.waiting.keys()]
    this.waiting = new Map()
    for (let start = 0; start < ids.length; start += mostAtOnce)
      await this.read(ids.slice(start, start + mostAtOnce))
  }

  private async read(ids: readonly string[]): Promise<void> {
    const now = this.clock.now().getTime()
    this.calls = this.calls.filter(call => now - call < 60_000)
    if (this.calls.length >= mostCallsAMinute || now < this.silentUntil) return
    this.calls.push(now)
    try {
      const { users } = await calling(this.client.dnd.teamInfo({ users: ids.join(',') }))
      for (const id of ids) this.known.set(id, { until: endOf(users?.[id], now), at: now })
    } catch (error) {
      if (!(error instanceof ChatFailure)) throw error
      this.silentUntil = now + (error.kind === 'refused' ? patience : Math.max(60, error.retryAfter) * 1000)
      this.log.warn({ code: error.code }, 'Slack does not tell who does not want to be disturbed')
    }
  }
}

function endOf(
  told: { dnd_enabled?: boolean; next_dnd_start_ts?: number; next_dnd_end_ts?: number } | undefined,
  now: number,
): Date | null {
  if (!told?.dnd_enabled) return null
  const [start = 0, end = 0] = [told.next_dnd_start_ts, told.next_dnd_end_ts].map(
    seconds => (seconds ?? 0) * 1000,
  )
  return start <= now && now < end ? new Date(end) : null
}
