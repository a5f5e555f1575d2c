import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { type BulkOutcome, deliverBulk } from '../app/deliver-bulk.ts'
import type { Laurel } from '../app/laurel.ts'
import { readTogether } from '../app/read-together.ts'
import { ChatFailure } from '../core/chat.ts'
import type { ClaimedDelivery, SettledDelivery } from '../core/delivery/bulk.ts'

/** Messages in hand at least: as many are looked for one by one after a crash. */
const leastWindow = 48

/** And at most, where the platform takes them fast: what is read for them is read in fewer queries. */
const mostWindow = 192

/** For how long what is in hand lasts at the pace of the last messages, in milliseconds. */
const handLasts = 400

/** And of those, on their way to the platform. */
const posting = 12

/** How busy the event loop may be for a message of a fan-out to be sent: an interactive answer waits twice as long at a half. */
const busiest = 0.6

/** Over which time that is counted, in milliseconds. */
const shareCountedOver = 100

/** How long a message waits for that at most, in milliseconds: a process that is always busy sends all the same. */
const longestGap = 5

/** How long sent messages are gathered before they are noted together, in milliseconds. */
const gatherFor = 25

/** How often the line is looked at without being told that something has come, in milliseconds. */
const lookEvery = 1000

/** How long what was read for one message serves the next, in milliseconds. */
const readsLast = 1000

/** How soon a database that is away is asked again, in milliseconds. */
const retryEvery = 500

/**
 * Sends the messages of fan-outs beside the queue, so that nothing in the queue waits behind them: claims them in batches,
 * workspace by workspace in turn, sends several at once, and notes what was sent in batches. What this process has in hand
 * when it is killed is given back by `DeadWorkers`, and looked for before it is sent again.
 */
export class BulkLane {
  private inHand = 0
  private onTheWay = 0
  /** Messages that are ready and wait for one before them to be off. */
  private readonly waiting: (() => void)[] = []
  private finished: SettledDelivery[] = []
  private noting = false
  private round: Promise<void> = Promise.resolve()
  private loop = performance.eventLoopUtilization()
  private readonly paused = new Map<string, NodeJS.Timeout>()
  private turn = 0
  private pace = { since: Number.NEGATIVE_INFINITY, sent: 0, window: leastWindow }
  private reads: { laurel: Laurel; since: number } | null = null
  private stopping = false
  private woken = false
  private endRest: (() => void) | null = null
  private running: Promise<void> | null = null

  constructor(
    private readonly laurel: Laurel,
    /** Names this lane among those of all replicas. */
    readonly id: string,
    private readonly log: Pick<BaseLogger, 'warn'>,
    /** False while other replicas may take this one for dead: nothing is claimed or sent then. */
    private readonly isHeld: () => boolean = () => true,
  ) {}

  start(): void {
    this.running ??= this.run()
  }

  /** Something has come into the line. */
  wake(): void {
    this.woken = true
    this.endRest?.()
  }

  /** Sends what is on its way, and puts back the rest. */
  async stop(): Promise<void> {
    this.stopping = true
    this.wake()
    await this.running
    for (const goOn of this.waiting.splice(0)) goOn()
    while (this.inHand > 0) await sleep(10)
    for (const timer of this.paused.values()) clearTimeout(timer)
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.fill()
        await this.rest(lookEvery)
      } catch (error) {
        this.log.warn({ err: error }, 'messages of a fan-out could not be read; trying again')
        await this.rest(retryEvery)
      }
    }
  }

  /** Takes as many in hand as there is room for, the same share for each workspace that has some. */
  private async fill(): Promise<void> {
    for (;;) {
      const free = this.room()
      if (this.stopping || free === 0 || !this.isHeld()) return
      const open = (await this.laurel.database.bulkDeliveries.waiting()).filter(id => this.canSend(id))
      if (open.length === 0) return
      this.turn = (this.turn + 1) % open.length
      const share = Math.ceil(free / open.length)
      let taken = 0
      for (const workspaceId of [...open.slice(this.turn), ...open.slice(0, this.turn)]) {
        const count = Math.min(share, free - taken)
        if (count > 0) taken += await this.claim(workspaceId, count)
      }
      if (taken === 0) return
    }
  }

  /** How many more to take in hand; none where half of what may be is. */
  private room(): number {
    const now = performance.now()
    if (now - this.pace.since >= handLasts) {
      const kept = (this.pace.sent * handLasts) / (now - this.pace.since)
      this.pace = {
        since: now,
        sent: 0,
        window: Math.min(mostWindow, Math.max(leastWindow, Math.ceil(kept))),
      }
    }
    const free = this.pace.window - this.inHand
    return free < this.pace.window / 2 ? 0 : free
  }

  private async claim(workspaceId: string, count: number): Promise<number> {
    const claimed = await this.laurel.database.bulkDeliveries.claim(workspaceId, this.id, count)
    this.inHand += claimed.length
    for (const each of claimed) void this.send(each)
    return claimed.length
  }

  private canSend(workspaceId: string): boolean {
    if (this.paused.has(workspaceId)) return false
    try {
      this.laurel.chat(workspaceId)
      return true
    } catch {
      // Another Laurel on this database is connected to it.
      return false
    }
  }

  /** All that was claimed together is read together; only the posting is limited. */
  private async send(claimed: ClaimedDelivery): Promise<void> {
    const { workspaceId, delivery } = claimed
    let isOff = false
    const outcome = await deliverBulk(this.laurelForReading(), claimed, async () => {
      while (this.onTheWay >= posting && !this.stopping)
        await new Promise<void>(resolve => this.waiting.push(resolve))
      if (this.stopping || this.paused.has(workspaceId) || !this.isHeld())
        throw new ChatFailure('busy', 'waits-its-turn', 1)
      this.onTheWay += 1
      isOff = true
      await this.loopComesRound()
    })
    if (isOff) this.onTheWay -= 1
    this.waiting.shift()?.()
    if (outcome.error)
      this.log.warn({ err: outcome.error, deliveryId: delivery.id }, 'a message could not be sent yet')
    // What only waited its turn says nothing about the platform.
    if (outcome.pause > 0 && isOff) this.pause(workspaceId, outcome.pause)
    this.keep(outcome)
  }

  /**
   * One message in each turn of the event loop, and none while the loop is busy for more than its share: what somebody
   * waits for gets its turn between any two.
   */
  private loopComesRound(): Promise<void> {
    this.round = this.round.then(async () => {
      const { active, idle } = performance.eventLoopUtilization(this.loop)
      if (active + idle > shareCountedOver) this.loop = performance.eventLoopUtilization()
      const owed = active / busiest - active - idle
      if (owed > 1 && !this.stopping) await sleep(Math.min(owed, longestGap))
      else await new Promise<void>(resolve => setImmediate(resolve))
    })
    return this.round
  }

  /** The platform's limit for the whole workspace is what a fan-out runs into: all of it waits. */
  private pause(workspaceId: string, seconds: number): void {
    clearTimeout(this.paused.get(workspaceId))
    const timer = setTimeout(() => {
      this.paused.delete(workspaceId)
      this.wake()
    }, seconds * 1000)
    this.paused.set(workspaceId, timer)
  }

  private keep({ settled, store }: BulkOutcome): void {
    if (store) void this.insist(store).then(() => this.release(1))
    if (!settled) return
    this.finished.push(settled)
    if (this.noting) return
    this.noting = true
    setTimeout(() => void this.note(), gatherFor)
  }

  private async note(): Promise<void> {
    while (this.finished.length > 0) {
      const batch = this.finished
      this.finished = []
      await this.insist(() => this.laurel.database.bulkDeliveries.settle(batch, this.laurel.clock.now()))
      this.release(batch.length)
    }
    this.noting = false
  }

  private release(count: number): void {
    this.inHand -= count
    this.pace.sent += count
    if (this.room() > 0) this.wake()
  }

  /** Until the database has it. A Laurel that is told to stop does not wait for a database that is away. */
  private async insist(store: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await store()
      } catch (error) {
        this.log.warn({ err: error }, 'what came of a message could not be stored')
        if (this.stopping) return
        await sleep(retryEvery)
      }
    }
  }

  private laurelForReading(): Laurel {
    const now = performance.now()
    if (!this.reads || now - this.reads.since > readsLast)
      this.reads = {
        laurel: { ...this.laurel, database: readTogether(this.laurel.database) },
        since: now,
      }
    return this.reads.laurel
  }

  private async rest(milliseconds: number): Promise<void> {
    if (!this.woken && !this.stopping)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds)
        this.endRest = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    this.endRest = null
    this.woken = false
  }
}
