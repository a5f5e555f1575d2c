import { z } from 'zod'

export const faultSchema = z.strictObject({
  /** A Web API method such as "chat.postMessage", or "*" for any. */
  method: z.string().min(1),
  kind: z.enum(['ratelimited', 'server-error', 'refused', 'hang', 'drop']),
  /** Only calls about this conversation, as the app names it. */
  conversation: z.string().min(1).optional(),
  /** How many calls it strikes. */
  times: z.int().positive().default(1),
  /** Seconds, for ratelimited. */
  retryAfter: z.int().positive().default(1),
  /** Slack's error code, for refused. */
  error: z.string().min(1).default('invalid_blocks'),
  /** HTTP status, for server-error. */
  status: z.int().min(500).max(599).default(503),
  /** Whether the call is carried out before it goes wrong; by default only `drop` does so. */
  carriedOut: z.boolean().optional(),
})

export type Fault = z.output<typeof faultSchema>
export type FaultInput = z.input<typeof faultSchema>

export interface LoggedCall {
  /** Milliseconds since 1970. */
  at: number
  method: string
  /** Without the token. */
  args: Record<string, unknown>
  /** "ok", Slack's error code, or the fault: "429", "503", "refused", "hang", "drop". */
  outcome: string
}

export interface LoggedDelivery {
  at: number
  kind: 'event' | 'command' | 'interaction' | 'options'
  /** The event's type, the command, or the interaction's type. */
  what: string
  /** 0 for the first, 1… for repetitions. */
  copy: number
  outcome: string
}

const kept = 5000

/** Misfortunes on demand, and a record of what was asked and delivered. */
export class Faults {
  readonly calls: LoggedCall[] = []
  readonly deliveries: LoggedDelivery[] = []
  /** Calls by method, and struck faults by "kind method". */
  readonly counters = new Map<string, number>()
  /** Every event, command and action is delivered this many further times. */
  redeliver = 0
  #planned: Fault[] = []

  plan(fault: FaultInput): void {
    this.#planned.push(faultSchema.parse(fault))
  }

  /** Forgets planned faults and redelivery; records stay. */
  clear(): void {
    this.#planned = []
    this.redeliver = 0
  }

  get planned(): readonly Fault[] {
    return this.#planned
  }

  /** The fault that strikes this call, if any; uses one of its times up. */
  strike(method: string, conversation?: unknown): Fault | null {
    const at = this.#planned.findIndex(
      fault => [method, '*'].includes(fault.method) && [undefined, conversation].includes(fault.conversation),
    )
    const fault = this.#planned[at]
    if (!fault) return null
    if (fault.times === 1) this.#planned.splice(at, 1)
    else this.#planned[at] = { ...fault, times: fault.times - 1 }
    this.#count(`${fault.kind} ${method}`)
    return fault
  }

  record(call: LoggedCall): void {
    this.calls.push(call)
    if (this.calls.length > kept) this.calls.shift()
    this.#count(call.method)
  }

  recordDelivery(delivery: LoggedDelivery): void {
    this.deliveries.push(delivery)
    if (this.deliveries.length > kept) this.deliveries.shift()
    this.#count(delivery.kind)
  }

  count(name: string): number {
    return this.counters.get(name) ?? 0
  }

  #count(name: string): void {
    this.counters.set(name, this.count(name) + 1)
  }
}
